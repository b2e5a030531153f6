import type { WaitingGroup } from '../../contract/publicity.ts';
import { officeOfStep } from '../../domain/application/chain.ts';
import { publicityOf } from '../../domain/application/publicity-steps.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { caseList } from '../../domain/queue/definitions.ts';
import { noFilters, queuePage } from '../../store/queries/queue.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { officeName } from '../staff/offices.ts';

/** More than three notices' worth is not looked through at once. */
const MOST_WAITING = 1_000;

/** The cases that wait for a notice of the person's office, the longest waiting first, by the rule that publishes them. */
export function waitingGroups(desk: OpenDesk, { actor }: SignedIn): WaitingGroup[] {
  const policy = currentPolicy(desk);
  if (policy === undefined) return [];
  const reader = { staffId: actor.staffId, today: todayOf(desk), now: desk.now() };
  const groups = new Map<string, WaitingGroup>();
  for (const list of ['to-publicise', 'approved'] as const) {
    const rows = queuePage(desk.file.db, {
      scope: actor.office,
      source: caseList(list).source,
      reader,
      filters: noFilters,
      sort: 'received',
      descending: false,
      position: { offset: 0 },
      limit: MOST_WAITING,
    });
    for (const { caseId } of rows) {
      const state = loadApplication(desk.file, caseId)?.state;
      const rule = state === undefined ? undefined : publicityOf(state, { policy });
      if (state === undefined || rule === undefined || rule.limit === null) continue;
      if (officeOfStep(rule, state.street) !== actor.office) continue;
      const key = JSON.stringify(rule);
      const group: WaitingGroup = groups.get(key) ?? {
        place: rule.office,
        limit: rule.limit,
        shows: [...rule.shows],
        cases: [],
      };
      group.cases.push(waitingCase(desk, state));
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

function waitingCase(
  desk: OpenDesk,
  { caseId, caseNo, content, street }: ApplicationState,
): WaitingGroup['cases'][number] {
  return {
    caseId,
    caseNo,
    applicantName: content.members[0]?.name ?? '',
    programme: content.programme,
    streetName: officeName(desk, street),
    householdSize: content.members.filter((member) => member.flags.counted).length,
  };
}
