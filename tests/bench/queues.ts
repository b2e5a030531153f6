/** Every list's first page, all counts together and the next case, each beside the same SQL run raw on the same file. */
import { applicationStream } from '../../src/app/application/application-stream.ts';
import { executeHold } from '../../src/app/hold/execute-hold.ts';
import { type OpenDesk, todayOf } from '../../src/app/open-desk.ts';
import { nextCase } from '../../src/app/queue/next-case.ts';
import { queueBadges } from '../../src/app/queue/queue-badges.ts';
import { activeActor } from '../../src/app/staff/active-actor.ts';
import { allStaff } from '../../src/app/staff/staff-stream.ts';
import type { SignedIn } from '../../src/app/session/signed-in.ts';
import { caseList, caseLists } from '../../src/domain/queue/definitions.ts';
import { levelOf } from '../../src/domain/office/office.ts';
import type { CommandId, OfficeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { ownCounts } from '../../src/store/queries/holds.ts';
import {
  type CaseSource,
  type QueueRequest,
  noFilters,
  queuePage,
  queueParameters,
  queueTotal,
} from '../../src/store/queries/queue.ts';
import { namedStatements } from '../../src/store/statements.ts';
import { type Row, micros, pairRow, timed, timedPair } from './measure.ts';

const PAGE = 100;
/** What a clerk has on the table. */
const HELD = 40;

/** Of the whole city as its supervisor sees it, and of the street that has most to do as its clerk does. */
export function queueListRows(desk: OpenDesk): Row[] {
  const city = supervisorOf(desk);
  const street = busiestClerk(desk);
  holdSome(desk, street);
  // Each list once before any is measured: the first would pay for what all of them run for the first time.
  for (const { name, source } of caseLists) pageRow(desk, source.from === 'held' ? street : city, { name, source });
  return [
    ...caseLists.map(({ name, source }) => pageRow(desk, source.from === 'held' ? street : city, { name, source })),
    countsRow(desk, city, 'all counts together, whole city'),
    countsRow(desk, street, 'all counts together, one street'),
    nextRow(desk, street),
  ];
}

function pageRow(desk: OpenDesk, person: SignedIn, list: { readonly name: string; readonly source: CaseSource }): Row {
  const { db } = desk.file;
  const request: QueueRequest = { ...lookedAt(desk, person, list.source), ...firstPage };
  const raw = db.prepare(sqlOf(statementOf(list.source, person.actor.office)));
  const bound = queueParameters(request, { limit: PAGE, offset: 0 });
  const rows = queuePage(db, request).length;
  invariant(raw.all(bound).length === rows, 'the raw statement reads the same page');
  const pair = timedPair(
    600,
    () => queuePage(db, request),
    () => raw.all(bound),
  );
  return pairRow(`list ${list.name}, ${String(rows)} of ${String(queueTotal(db, request))}`, pair, '≤ 1.15, < 16 ms');
}

const firstPage = { sort: 'due', descending: false, position: { offset: 0 }, limit: PAGE } as const;

function lookedAt(desk: OpenDesk, { actor }: SignedIn, source: CaseSource) {
  const reader = { staffId: actor.staffId, today: todayOf(desk), now: desk.now() };
  return { scope: actor.office, source, filters: noFilters, reader };
}

function statementOf(source: CaseSource, office: OfficeId): string {
  const level = levelOf(office);
  switch (source.from) {
    case 'step':
      return `queue.page.${level}.due.asc.offset`;
    case 'steps':
      return `queue.page.steps.${level}.due.asc.offset`;
    case 'mark':
      return `queue.page.${source.mark}.asc.offset`;
    case 'held':
      return 'held.page.asc.offset';
    case 'stale':
    case 'promise':
      return `queue.page.${source.from}.asc.offset`;
    case 'recent':
      return 'queue.page.recent.desc.offset';
  }
}

function sqlOf(name: string): string {
  const sql = namedStatements().get(name);
  invariant(sql, `no statement ${name}`);
  return sql;
}

function countsRow(desk: OpenDesk, person: SignedIn, what: string): Row {
  const { p50, p95 } = timed(300, () => queueBadges(desk, person));
  return { what, ours: `${micros(p50)} (p95 ${micros(p95)})`, peer: '', ratio: null, target: '< 50 ms' };
}

/** The first case of what nobody holds; the peer reads the same rows and the same events, and parses them. */
function nextRow(desk: OpenDesk, person: SignedIn): Row {
  const { db } = desk.file;
  const selection = lookedAt(desk, person, caseList('unclaimed').source);
  const found = nextCase(desk, { selection, caseId: null, passed: [] }, person);
  const looked = 1 + found.skipped.held + found.skipped.barred;
  const page = db.prepare<[object], { case_id: Buffer }>(sqlOf(statementOf(selection.source, selection.scope)));
  const bound = queueParameters(selection, { limit: Math.max(20, looked), offset: 0 });
  const events = db.prepare<[string], { payload: string }>(sqlOf('event-log.steps'));
  const streams = queuePage(db, { ...selection, ...firstPage, limit: looked }).map(({ caseId }) =>
    applicationStream(caseId),
  );
  const pair = timedPair(
    600,
    () => nextCase(desk, { selection, caseId: null, passed: [] }, person),
    () => {
      page.all(bound);
      for (const stream of streams) events.all(stream).map(({ payload }) => JSON.parse(payload) as unknown);
    },
  );
  return pairRow(`next case, ${String(looked)} looked at`, pair, '≤ 1.15, < 16 ms');
}

function signedIn(desk: OpenDesk, staffId: string, name: string): SignedIn {
  const actor = activeActor(desk, staffId);
  invariant(actor, 'the person is active');
  return { actor, name };
}

function supervisorOf(desk: OpenDesk): SignedIn {
  const staff = allStaff(desk).find(({ roles, office }) => roles.includes('supervisor') && levelOf(office) === 'city');
  invariant(staff, 'the city has a supervisor');
  return signedIn(desk, staff.staffId, staff.name);
}

function busiestClerk(desk: OpenDesk): SignedIn {
  const row = desk.file.db
    .prepare<[], { scope: string }>(
      `SELECT scope FROM queue_count WHERE length(scope) = 9 AND queue = 0 ORDER BY n DESC LIMIT 1`,
    )
    .get();
  const staff = allStaff(desk).find(({ roles, office }) => roles.includes('clerk') && office === row?.scope);
  invariant(staff, 'the street has a clerk');
  return signedIn(desk, staff.staffId, staff.name);
}

function holdSome(desk: OpenDesk, person: SignedIn): void {
  const wanted = HELD - ownCounts(desk.file.db, person.actor.staffId).all;
  if (wanted <= 0) return;
  const request = { ...lookedAt(desk, person, caseList('unclaimed').source), ...firstPage, limit: 4 * wanted };
  for (const { caseId } of queuePage(desk.file.db, request).slice(0, 2 * wanted)) {
    const commandId = desk.newId() as CommandId;
    executeHold(desk, { commandId, caseId, command: { type: 'take' } }, person.actor);
    if (ownCounts(desk.file.db, person.actor.staffId).all >= HELD) return;
  }
}
