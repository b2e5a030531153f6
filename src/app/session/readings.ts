import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../contract/contract.ts';
import type { AccessFilters } from '../../contract/log.ts';
import { covers, levelOf } from '../../domain/office/office.ts';
import { startOfChinaDay } from '../../kernel/instant.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/plain-date.ts';
import { type AccessPage, accessPage } from '../../store/access-log.ts';
import { caseIdOfNumber } from '../../store/queries/beside-lists.ts';
import { ticketsBarredTo } from '../../store/queries/ticket-counts.ts';
import { loadApplication } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { allStaff, staffName } from '../staff/staff-stream.ts';
import type { SignedIn } from './signed-in.ts';

interface Wanted {
  readonly before: number | null;
  readonly limit: number;
  readonly filters?: AccessFilters | undefined;
}

type Entries = InferContractRouterOutputs<Contract>['log']['access'];

/** The first part of the names of the actions that a kind of reading has. */
const actionsOf = {
  cases: ['case', 'document', 'draft'],
  lists: ['queue', 'search', 'staff', 'conflict', 'mass'],
  files: ['carry'],
  tickets: ['ticket'],
  sessions: ['session'],
} as const satisfies Record<NonNullable<AccessFilters['kind']>, readonly string[]>;

/** A page of who read what, as far as this person may know. */
export function readings(desk: OpenDesk, { before, limit, filters = {} }: Wanted, by: SignedIn): Entries {
  const subject = filters.caseNo === undefined ? undefined : caseIdOfNumber(desk.file.db, filters.caseNo);
  if (filters.caseNo !== undefined && subject === undefined) return [];
  const actors = actorsOf(desk, filters, by.actor.office);
  const page: AccessPage = {
    before,
    limit,
    ...(actors === undefined ? {} : { actors }),
    ...(subject === undefined ? {} : { subject }),
    ...(filters.kind === undefined ? {} : { kinds: actionsOf[filters.kind] }),
    ...(filters.from === undefined ? {} : { from: startOfChinaDay(filters.from) }),
    ...(filters.to === undefined ? {} : { until: startOfChinaDay(addDays(filters.to, 1)) }),
  };
  const numberOf = rememberedCaseNumbers(desk);
  return shownEntries(desk, page, new Set(ticketsBarredTo(desk.file.db, by.actor.staffId))).map(
    ({ actor, ...entry }) => ({
      ...entry,
      actorName: staffName(desk, actor),
      caseNo: /^(?:case|document)\./.test(entry.action) ? numberOf(entry.subject) : null,
    }),
  );
}

/** A page without readings of tickets of which this person may know nothing (CMP-09), filled up from what follows. */
function shownEntries(desk: OpenDesk, page: AccessPage, hidden: ReadonlySet<string>): ReturnType<typeof accessPage> {
  const read = accessPage(desk.file.db, page);
  const shown = read.filter(({ action, subject }) => !(action.startsWith('ticket.') && hidden.has(subject)));
  const last = read.at(-1);
  if (shown.length === read.length || read.length < page.limit || last === undefined) return shown;
  return [...shown, ...shownEntries(desk, { ...page, before: last.id, limit: page.limit - shown.length }, hidden)];
}

/** The city sees all, tries at unknown accounts included; below it, an office sees its own people. */
function actorsOf(desk: OpenDesk, { actor }: AccessFilters, office: OfficeId): readonly string[] | undefined {
  if (levelOf(office) === 'city') return actor === undefined ? undefined : [actor];
  const own = allStaff(desk)
    .filter((member) => covers(office, member.office))
    .map((member) => member.staffId);
  return actor === undefined ? own : own.filter((staffId) => staffId === actor);
}

/** A page of the log is often about a handful of cases. */
function rememberedCaseNumbers(desk: OpenDesk): (caseId: string) => string | null {
  const known = new Map<string, string | null>();
  return (caseId) => {
    const before = known.get(caseId);
    if (before !== undefined) return before;
    const number = loadApplication(desk.file, caseId as CaseId)?.state.caseNo ?? null;
    known.set(caseId, number);
    return number;
  };
}
