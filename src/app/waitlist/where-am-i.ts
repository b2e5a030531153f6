import type { WaitingHit } from '../../contract/waitlist.ts';
import { covers } from '../../domain/office/office.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { searchCases } from '../../store/queries/find-cases.ts';
import { placesOf } from '../../store/queries/waiting-place.ts';
import { caseByWaitingNumber } from '../../store/queries/waiting-register.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { keepOrder } from './order-in-force.ts';
import { entryView } from './waiting-view.ts';
import { loadWaiting } from './waiting-stream.ts';

const MOST = 8;

/** What a household at the counter asks, by whatever it can say of itself; those who wait come first. */
export function whereAmI(desk: OpenDesk, text: string, scope: OfficeId): readonly WaitingHit[] {
  keepOrder(desk);
  const hits = casesNamed(desk, text, scope).flatMap((caseId) => hitOf(desk, caseId, scope) ?? []);
  return hits.sort((a, b) => rankOf(a) - rankOf(b));
}

function casesNamed(desk: OpenDesk, text: string, scope: OfficeId): readonly CaseId[] {
  const byNumber = caseByWaitingNumber(desk.file.db, text.trim().toUpperCase());
  if (byNumber !== undefined) return [byNumber];
  const query = parseSearch(text);
  if (query === undefined) return [];
  return searchCases(desk.file.db, { scope, query, limit: MOST }).map(({ caseId }) => caseId);
}

function hitOf(desk: OpenDesk, caseId: CaseId, scope: OfficeId): WaitingHit | undefined {
  const application = loadApplication(desk.file, caseId)?.state;
  if (application === undefined || !covers(scope, application.street)) return undefined;
  const { state } = loadWaiting(desk.file, caseId);
  const { caseNo, status, content } = application;
  const seen = { on: todayOf(desk), policy: currentPolicy(desk) };
  return {
    caseId,
    caseNo,
    applicantName: content.members[0]?.name ?? '',
    status,
    entry: state === undefined ? null : entryView(state, seen),
    places: placesOf(desk.file.db, caseId) ?? null,
  };
}

function rankOf({ entry, places }: WaitingHit): number {
  if (places !== null) return 0;
  return entry === null ? 2 : 1;
}
