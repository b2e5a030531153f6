import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChecks } from '../../../src/app/checks/check-stream.ts';
import { executeCheck } from '../../../src/app/checks/execute-check.ts';
import type { CheckCommand } from '../../../src/domain/agency-check/commands.ts';
import { checkSources } from '../../../src/domain/agency-check/source.ts';
import type { CaseId, CommandId, DocumentId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { caseFigures } from '../../../src/store/queries/beside-lists.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { handIn, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let first: CityDesk;
let second: CityDesk;
let elsewhere: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630104003', '630103001'] });
  const [one, two, three] = made.desks;
  invariant(one && two && three, 'three desks were asked for');
  [first, second, elsewhere] = [one, two, three];
});
afterAll(() => {
  made.remove();
});

interface Acting {
  readonly at: CityDesk;
  readonly who: TestStaffName;
  readonly caseId: CaseId;
}

function check({ at, who, caseId }: Acting, ...commands: readonly CheckCommand[]): void {
  for (const command of commands) {
    const request = { commandId: at.desk.newId() as CommandId, caseId, command };
    expect(executeCheck(at.desk, request, at.as(who).actor)).toMatchObject({ ok: true });
  }
}

const evidenceAt = (at: CityDesk, caseId: CaseId) => loadChecks(at.desk.file, caseId).state.evidence;
const openConflicts = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });

/** A case that all three know of, with the applicant's consent on file. */
async function consentedCase(person: number): Promise<{ caseId: CaseId; person: string; consentId: string }> {
  const caseId = handIn(first, { person });
  const state = stateOf(first, caseId);
  const number = state?.content.members[0]?.identityNumber ?? '';
  const consentId = first.desk.newId();
  check(
    { at: first, who: 'streetClerk', caseId },
    {
      type: 'record-consent',
      consentId,
      person: number,
      signer: 'self',
      guardian: '',
      sources: checkSources,
      signedOn: plainDate('2026-10-01'),
      until: plainDate('2027-10-01'),
      documentId: state?.documents[0]?.id ?? ('' as DocumentId),
    },
  );
  await made.syncAll();
  return { caseId, person: number, consentId };
}

function question(person: string, requestId: string): CheckCommand {
  return { type: 'request', requests: [{ requestId, person, source: 'housing' }] };
}

function answer(requestId: string, replyHash: string): CheckCommand {
  const asOf = plainDate('2026-10-10');
  return {
    type: 'take-answer',
    requestId,
    answer: { outcome: 'none', answeredAt: 1, asOf, validUntil: null, replyHash },
  };
}

describe('checks of a case on several desks', () => {
  it('go where the case goes, whichever office asked', async () => {
    const { caseId, person } = await consentedCase(301);
    const requestId = made.hall.desk.newId();
    check(
      { at: made.hall, who: 'citySupervisor', caseId },
      question(person, requestId),
      answer(requestId, 'a'.repeat(64)),
    );
    await made.syncAll();
    for (const at of [made.hall, first, second]) {
      expect(evidenceAt(at, caseId)).toMatchObject([{ evidenceId: requestId }]);
      expect(caseFigures(at.desk.file.db, caseId)).toMatchObject({ done: 1, waiting: 0 });
    }
    expect(loadChecks(elsewhere.desk.file, caseId).version).toBe(0);
  });

  it('asked twice at the same time are both evidence, and no conflict', async () => {
    const { caseId, person } = await consentedCase(302);
    for (const [index, at] of [first, second].entries()) {
      const requestId = at.desk.newId();
      check(
        { at: at, who: 'streetClerk', caseId },
        question(person, requestId),
        answer(requestId, String(index).repeat(64)),
      );
    }
    await made.syncAll();
    for (const at of [made.hall, first, second]) {
      expect(evidenceAt(at, caseId)).toHaveLength(2);
      expect(openConflicts(at)).toEqual([]);
      expect(outboxCounts(at.desk.file.db).waiting).toBe(0);
    }
  });

  it('of a consent that both took back leave nothing to do', async () => {
    const { caseId, consentId } = await consentedCase(303);
    for (const at of [first, second]) {
      check({ at: at, who: 'streetClerk', caseId }, { type: 'withdraw-consent', consentId, comment: '' });
    }
    await made.syncAll();
    for (const at of [made.hall, first, second]) {
      const { consents } = loadChecks(at.desk.file, caseId).state;
      expect(consents).toMatchObject([{ withdrawnOn: plainDate('2026-10-10') }]);
      expect(openConflicts(at)).toEqual([]);
    }
  });

  it('asked while the other desk took the consent back become a conflict: nobody may ask', async () => {
    const { caseId, person, consentId } = await consentedCase(304);
    check({ at: first, who: 'streetClerk', caseId }, { type: 'withdraw-consent', consentId, comment: '' });
    check({ at: second, who: 'secondStreetClerk', caseId }, question(person, second.desk.newId()));
    await first.sync();
    await made.syncAll();
    expect(openConflicts(second)).toMatchObject([{ refusal: { code: 'no-check-consent' } }]);
    expect(loadChecks(second.desk.file, caseId).state.requests).toEqual([]);
  });
});
