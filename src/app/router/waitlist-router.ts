import { MOST_MASS } from '../../contract/mass.ts';
import type { WaitingCommand } from '../../domain/waitlist/commands.ts';
import { covers } from '../../domain/office/office.ts';
import { maskNumbersIn } from '../../domain/identity/masking.ts';
import type { CaseId, CommandId, OfficeId } from '../../kernel/ids.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { signedBy } from '../session/signed-by.ts';
import { type WaitingOutcome, executeWaiting } from '../waitlist/execute-waiting.ts';
import { waitingListCounts, waitingListPage, waitingListTotal, waitingReckoning } from '../waitlist/waiting-lists.ts';
import { waitingView } from '../waitlist/waiting-view.ts';
import { whereAmI } from '../waitlist/where-am-i.ts';
import { caseInScope } from './cases-router.ts';
import { type CallContext, os } from './guarded.ts';

export const waitlistRouter = {
  entry: os.waitlist.entry.handler(({ context, input: { caseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const { state } = caseInScope(desk, caseId, person);
    noteReading(desk, person, { action: 'case.waiting', subject: caseId, atMostEvery: CASE_READING_MS });
    return waitingView(desk, state, person.actor);
  }),
  whereAmI: os.waitlist.whereAmI.handler(({ context, input: { text } }) => {
    const desk = context.desk();
    const person = context.person();
    if (text.trim() === '') return [];
    noteReading(desk, person, { action: 'waiting.where', subject: '', detail: maskNumbersIn(text).slice(0, 100) });
    return [...whereAmI(desk, text, person.actor.office)];
  }),
  page: os.waitlist.page.handler(({ context, input: { office, ...wish } }) => {
    const desk = context.desk();
    const reading = { action: 'waiting.page', subject: '', detail: wish.list, atMostEvery: LIST_READING_MS };
    noteReading(desk, context.person(), reading);
    return [...waitingListPage(desk, { ...wish, scope: scopeOf(context, office) })];
  }),
  total: os.waitlist.total.handler(({ context, input: { office, ...wish } }) =>
    waitingListTotal(context.desk(), { ...wish, scope: scopeOf(context, office) }),
  ),
  reckoning: os.waitlist.reckoning.handler(({ context }) => waitingReckoning(context.desk())),
  select: os.waitlist.select.handler(({ context, input: { office, ...wish } }) => {
    const desk = context.desk();
    const scoped = { ...wish, scope: scopeOf(context, office) };
    const rows = waitingListPage(desk, { ...scoped, offset: 0, limit: MOST_MASS });
    return { caseIds: rows.map(({ caseId }) => caseId), total: waitingListTotal(desk, scoped) };
  }),
  counts: os.waitlist.counts.handler(({ context }) => waitingListCounts(context.desk(), context.person().actor.office)),
  register: os.waitlist.register.handler(({ context, input }) => execute(context, input, { type: 'register' })),
  recordNumber: os.waitlist.recordNumber.handler(({ context, input: { drawn, source, ...on } }) =>
    execute(context, on, { type: 'record-number', drawn, source }),
  ),
  carryOver: os.waitlist.carryOver.handler(
    async ({ context, input: { waitsSince, confirmedOn, source, second, ...on } }) =>
      execute(context, on, {
        type: 'carry-over',
        waitsSince,
        confirmedOn,
        source,
        ...(await signedBy(context.desk(), second)),
      }),
  ),
  remind: os.waitlist.remind.handler(({ context, input: { way, comment, ...on } }) =>
    execute(context, on, { type: 'remind', way, comment }),
  ),
  reconfirm: os.waitlist.reconfirm.handler(({ context, input: { changed, signedOn, comment, ...on } }) =>
    execute(context, on, { type: 'reconfirm', changed, signedOn, comment }),
  ),
  reevaluate: os.waitlist.reevaluate.handler(({ context, input: { cause, comment, ...on } }) =>
    execute(context, on, { type: 'reevaluate', cause, comment }),
  ),
  settleFlag: os.waitlist.settleFlag.handler(({ context, input: { comment, ...on } }) =>
    execute(context, on, { type: 'settle-flag', comment }),
  ),
  refuseOffer: os.waitlist.refuseOffer.handler(
    async ({ context, input: { refusal, excuse, comment, second, ...on } }) =>
      execute(context, on, {
        type: 'refuse-offer',
        refusal,
        excuse,
        comment,
        ...(await signedBy(context.desk(), second)),
      }),
  ),
  leave: os.waitlist.leave.handler(async ({ context, input: { reason, comment, second, ...on } }) =>
    execute(context, on, { type: 'leave', reason, comment, ...(await signedBy(context.desk(), second)) }),
  ),
  ban: os.waitlist.ban.handler(async ({ context, input: { second, commandId, caseId, version, ...banned } }) =>
    execute(
      context,
      { commandId, caseId, version },
      { type: 'ban', ...banned, ...(await signedBy(context.desk(), second)) },
    ),
  ),
  liftBan: os.waitlist.liftBan.handler(async ({ context, input: { comment, second, ...on } }) =>
    execute(context, on, { type: 'lift-ban', comment, ...(await signedBy(context.desk(), second)) }),
  ),
};

type Context = Pick<CallContext, 'desk' | 'person'>;

interface OnEntry {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly version: number;
}

function execute(context: Context, { commandId, caseId, version }: OnEntry, command: WaitingCommand): WaitingOutcome {
  const desk = context.desk();
  const person = context.person();
  caseInScope(desk, caseId, person);
  return valueOrRefuse(executeWaiting(desk, { commandId, caseId, version, command }, person.actor));
}

/** An office that was asked for, when it lies in the person's subtree. */
function scopeOf(context: Context, asked: OfficeId | null): OfficeId {
  const { office } = context.person().actor;
  if (asked === null) return office;
  if (!covers(office, asked)) throw refused({ code: 'outside-office', office: asked });
  return asked;
}
