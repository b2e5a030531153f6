/**
 * The one gate in front of every procedure: what the contract says a procedure needs is checked here, before its
 * input is used, and faults are turned into an id here. Handlers below it work with an open desk and a known person.
 */
import { ORPCError, implement } from '@orpc/server';
import { contract } from '../../contract/contract.ts';
import type { ProcedureMeta } from '../../contract/procedure.ts';
import { type Permission, permissions, rolesAllow } from '../../domain/staff/role.ts';
import { invariant } from '../../kernel/invariant.ts';
import { credentialOf } from '../../store/credentials.ts';
import { StoreFault } from '../../store/store-fault.ts';
import type { DeskHost } from '../desk-host.ts';
import { recordFault } from '../fault-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { type Connection, type ScreenSession, lockIfIdle, signedInAs } from '../session/session.ts';
import type { SignedIn } from '../session/signed-in.ts';

/** What a port brings along. */
export interface PortContext {
  readonly host: DeskHost;
  readonly connection: Connection;
}

/** What a handler finds; the accessors are invariants of the procedure's declared need. */
export interface CallContext extends PortContext {
  readonly desk: () => OpenDesk;
  readonly person: () => SignedIn;
  readonly session: () => ScreenSession;
}

const isPermission = (needs: ProcedureMeta['needs']): needs is Permission =>
  (permissions as readonly string[]).includes(needs);

export const os = implement(contract)
  .$context<PortContext>()
  .use(async ({ context, next, path }) => {
    const asAnswer = (error: unknown): unknown => {
      if (error instanceof ORPCError) return error;
      const id = recordFault(context.host.options.folder, path.join('.'), error);
      return new ORPCError('FAULT', { status: 500, data: { id, kind: faultKind(error) }, defined: true });
    };
    try {
      const result = await next();
      const output: unknown = result.output;
      // A stream goes on after this call has returned: its faults are caught where they come up.
      return isStream(output) ? { ...result, output: guardedStream(output, asAnswer) } : result;
    } catch (error) {
      throw asAnswer(error);
    }
  })
  .use(({ context, next, procedure }) => {
    const { needs } = procedure['~orpc'].meta;
    const { host, connection } = context;
    const desk = host.desk();
    const person = needs === 'open' ? undefined : admit(needs, desk, connection);
    return next({
      context: {
        desk: () => required(desk, 'an open desk'),
        person: () => required(person, 'a person who has signed in'),
        session: () => required(connection.session, 'a session'),
      },
    });
  });

function admit(
  needs: ProcedureMeta['needs'],
  desk: OpenDesk | undefined,
  connection: Connection,
): SignedIn | undefined {
  if (desk === undefined) throw new ORPCError('DESK_CLOSED', { status: 503, defined: true });
  if (needs === 'desk') return undefined;
  const { session } = connection;
  const person = session === undefined ? undefined : signedInAs(desk, session);
  if (session === undefined || person === undefined) {
    connection.session = undefined;
    throw new ORPCError('SIGN_IN_REQUIRED', { status: 401, defined: true });
  }
  if (needs === 'session') return person;
  lockIfIdle(desk, session);
  const mustChange = credentialOf(desk.file.db, session.staffId)?.mustChange ?? true;
  if (session.locked || mustChange) throw new ORPCError('SCREEN_LOCKED', { status: 423, defined: true });
  if (isPermission(needs) && !rolesAllow(person.actor.roles, needs)) {
    throw new ORPCError('FORBIDDEN', { status: 403, data: { permission: needs }, defined: true });
  }
  return person;
}

function required<T>(value: T | undefined, what: string): T {
  invariant(value, `this procedure's contract does not promise ${what}`);
  return value;
}

function isStream(output: unknown): output is AsyncGenerator {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

async function* guardedStream(stream: AsyncGenerator, asAnswer: (error: unknown) => unknown): AsyncGenerator {
  try {
    yield* stream;
  } catch (error) {
    throw asAnswer(error);
  }
}

function faultKind(error: unknown): 'disk-full' | 'corrupt' | 'io' | 'other' {
  if (!(error instanceof StoreFault)) return 'other';
  if (error.code === 'disk-full' || error.code === 'corrupt') return error.code;
  return 'io';
}
