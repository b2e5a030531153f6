import { ORPCError } from '@orpc/server';
import type { Session } from '../../contract/session.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { type ScreenSession, lockIfIdle, sessionView } from '../session/session.ts';
import { changeOwnPassword, checkPassword, signIn } from '../session/sign-in.ts';
import { os } from './guarded.ts';

export const sessionRouter = {
  current: os.session.current.handler(({ context }) => {
    const { session } = context.connection;
    if (session === undefined) return null;
    lockIfIdle(context.desk(), session);
    return sessionView(context.desk(), session) ?? null;
  }),
  signIn: os.session.signIn.handler(async ({ context, input }) => {
    const session = valueOrRefuse(await signIn(context.desk(), input.account, input.password));
    context.connection.session = session;
    return view(context.desk(), session);
  }),
  signOut: os.session.signOut.handler(({ context }) => {
    context.connection.session = undefined;
    return null;
  }),
  lock: os.session.lock.handler(({ context }) => {
    context.session().locked = true;
    return view(context.desk(), context.session());
  }),
  unlock: os.session.unlock.handler(async ({ context, input }) => {
    const session = context.session();
    valueOrRefuse(await checkPassword(context.desk(), session.staffId, input.password));
    session.locked = false;
    session.lastActiveAt = context.desk().now();
    return view(context.desk(), session);
  }),
  active: os.session.active.handler(({ context }) => {
    const session = context.session();
    lockIfIdle(context.desk(), session);
    if (!session.locked) session.lastActiveAt = context.desk().now();
    return view(context.desk(), session);
  }),
  changePassword: os.session.changePassword.handler(async ({ context, input }) => {
    const session = context.session();
    if (session.locked) throw new ORPCError('SCREEN_LOCKED', { status: 423, defined: true });
    valueOrRefuse(await changeOwnPassword(context.desk(), session.staffId, input));
    return view(context.desk(), session);
  }),
};

function view(desk: OpenDesk, session: ScreenSession): Session {
  const shown = sessionView(desk, session);
  if (shown === undefined) throw refused({ code: 'account-inactive' });
  return shown;
}
