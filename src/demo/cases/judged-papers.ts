/**
 * What the streets' clerks found of papers in the last days: most are right, one of each file is not, with its reason.
 * Not at the street where visitors sign in: its papers are for them to judge.
 */
import { type BulkCommand, executeMany } from '../../app/application/execute-many.ts';
import { loadApplication } from '../../app/application/application-stream.ts';
import { type OpenDesk, todayOf } from '../../app/open-desk.ts';
import type { ApplicationCommand } from '../../domain/application/commands.ts';
import type { DocumentRefusalReason } from '../../domain/application/judged-document.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addYears } from '../../kernel/plain-date.ts';
import type { CityPeople } from '../city/found-city.ts';
import { visitedStreet } from '../city/offices.ts';

interface Judging {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  /** Among them. */
  readonly cases: Iterable<CaseId>;
}

const STATUSES = ['submitted', 'street-review'] as const;
/** Files of each status. */
const JUDGED = 4;
/** Which paper of a file is not right, and why. */
const REASONS: readonly DocumentRefusalReason[] = ['illegible', 'expired', 'unsigned', 'incomplete'];

export function judgePapers({ desk, people, cases }: Judging): void {
  const judged = { submitted: 0, 'street-review': 0 };
  for (const caseId of cases) {
    const state = loadApplication(desk.file, caseId)?.state;
    const status = STATUSES.find((known) => known === state?.status);
    if (status === undefined || state?.street === visitedStreet.id || judged[status] >= JUDGED) continue;
    judge({ desk, people }, caseId, REASONS[judged[status] % REASONS.length]);
    judged[status] += 1;
  }
}

/** The first paper is right, the second has a last day, the third is refused and asked for again; others wait. */
function judge(
  { desk, people }: Omit<Judging, 'cases'>,
  caseId: CaseId,
  reason: DocumentRefusalReason = 'illegible',
): void {
  const loaded = loadApplication(desk.file, caseId);
  invariant(loaded, 'a listed case is there');
  const { street, content, documents } = loaded.state;
  const own = new Set(content.members.map(({ identityNumber }) => identityNumber));
  const clerk = people.at(street, 'clerk').find(({ actor }) => !actor.interests.some((number) => own.has(number)));
  invariant(clerk, 'a street has a clerk for every case');
  const [first, second, third] = documents;
  const commands: ApplicationCommand[] = [];
  for (const [paper, validUntil] of [
    [first, null],
    [second, addYears(todayOf(desk), 1)],
  ] as const) {
    if (paper === undefined) continue;
    commands.push({ type: 'accept-document', documentId: paper.id, documentType: paper.type, validUntil });
  }
  if (third !== undefined) {
    commands.push({ type: 'refuse-document', documentId: third.id, reason, comment: '', askAgain: true });
  }
  const bulk = commands.map((command, index): BulkCommand => {
    const request = { commandId: desk.newId() as CommandId, caseId, version: loaded.version + index, command };
    return { request, actor: clerk.actor };
  });
  for (const answer of executeMany(desk, bulk)) {
    invariant(answer.ok, `the desk refused what was found of a paper: ${JSON.stringify(answer)}`);
  }
}
