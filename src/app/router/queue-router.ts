import type { CaseListName } from '../../domain/queue/definitions.ts';
import { caseList } from '../../domain/queue/definitions.ts';
import { maskNumbersIn } from '../../domain/identity/masking.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { searchCases } from '../../store/queries/find-cases.ts';
import { type QueueSelection, queuePage, queueTotal } from '../../store/queries/queue.ts';
import { nextCase } from '../queue/next-case.ts';
import { queueBadges } from '../queue/queue-badges.ts';
import { shownRows } from '../queue/shown-rows.ts';
import { todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { type CallContext, os } from './guarded.ts';

export const queueRouter = {
  counts: os.queue.counts.handler(({ context }) => [...queueBadges(context.desk(), context.person())]),
  total: os.queue.total.handler(({ context, input: { queue, filters } }) =>
    queueTotal(context.desk().file.db, { ...looked(context, queue), filters }),
  ),
  page: os.queue.page.handler(({ context, input: { queue, ...list } }) => {
    const desk = context.desk();
    noteList(context, queue);
    const rows = queuePage(desk.file.db, { ...looked(context, queue), ...list });
    return shownRows(desk, rows, context.person().actor.staffId);
  }),
  next: os.queue.next.handler(({ context, input: { queue, filters, caseId, passed } }) => {
    const desk = context.desk();
    const person = context.person();
    noteList(context, queue);
    const found = nextCase(desk, { selection: { ...looked(context, queue), filters }, caseId, passed }, person);
    const [row = null] = shownRows(desk, found.row === null ? [] : [found.row], person.actor.staffId);
    return { ...found, skipped: { ...found.skipped }, row };
  }),
};

export const searchRouter = {
  cases: os.search.cases.handler(({ context, input }) => {
    const query = parseSearch(input.text);
    if (query === undefined) return [];
    // The log of who read what must not become a second place where identity numbers are kept.
    const detail = maskNumbersIn(input.text).slice(0, 100);
    noteReading(context.desk(), context.person(), { action: 'search', subject: '', detail });
    const scope = context.person().actor.office;
    return searchCases(context.desk().file.db, { scope, query, limit: input.limit }).map((found) => ({
      caseId: found.caseId,
      caseNo: found.caseNo,
      applicantName: found.applicantName,
      names: [...found.names],
      address: found.addresses[0] ?? '',
      programme: found.programme,
      status: found.status,
      receivedOn: found.receivedOn,
    }));
  }),
};

type Context = Pick<CallContext, 'desk' | 'person'>;

/** What the person looks at: a list, in their office and below it, as of now. */
export function looked(context: Context, name: CaseListName): Omit<QueueSelection, 'filters'> {
  const { actor } = context.person();
  const { source, permission } = caseList(name);
  if (!rolesAllow(actor.roles, permission)) throw refused({ code: 'missing-permission', permission });
  const desk = context.desk();
  return { scope: actor.office, source, reader: { staffId: actor.staffId, today: todayOf(desk), now: desk.now() } };
}

/** A list shows names and addresses: one line while somebody works through it, not one per page. */
function noteList(context: Context, queue: string): void {
  const reading = { action: 'queue.page', subject: '', detail: queue, atMostEvery: LIST_READING_MS };
  noteReading(context.desk(), context.person(), reading);
}
