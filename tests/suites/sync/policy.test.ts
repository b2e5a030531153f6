import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPolicy } from '../../../src/app/open-desk.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { issue, onPack, propose, withStreetReview } from '../../support/policy/new-version.ts';
import { done, handIn, stateOf } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const DAY = 86_400_000;

let made: SyncCity;
let street: CityDesk;
beforeEach(async () => {
  made = await city({ desks: ['630104003', '6301'] });
  const [first] = made.desks;
  invariant(first, 'a desk was asked for');
  street = first;
});
afterEach(() => {
  made.remove();
});

function later(days: number): void {
  for (const each of [made.hall, ...made.desks]) each.clock.now += days * DAY;
  made.hub.now = made.hall.clock.now;
}

function policiesOf(caseId: string): unknown[] {
  const { events } = street.desk.file.load(`application:${caseId}`);
  return events.map(({ payload }) => (payload['basis'] as { readonly policy: string }).policy);
}

describe('a version that the city issued', () => {
  it('is what every desk decides on from its day, and old decisions keep theirs', async () => {
    const before = currentPolicy(street.desk)?.id;
    const caseId = handIn(street, { person: 1 });
    const issued = issue(made.hall, 4);
    await made.syncAll();
    expect(currentPolicy(street.desk)?.id).toBe(before);
    later(2);
    expect(currentPolicy(street.desk)?.id).toBe(issued);
    done(street, 'streetClerk', { caseId, command: { type: 'accept' } });
    expect(stateOf(street, caseId)?.clock?.limit).toBe(4);
    expect(policiesOf(caseId)).toEqual([before, issued]);
    await made.syncAll();
    for (const each of [made.hall, ...made.desks]) {
      expect(each.desk.pack()?.versions.at(-1)).toMatchObject({ id: issued, issued: { id: issued } });
      expect(outboxCounts(each.desk.file.db).waiting).toBe(0);
    }
  });

  it('that came while a desk was away leaves what that desk decided meanwhile on the old one', async () => {
    const before = currentPolicy(street.desk)?.id;
    const issued = issue(made.hall, 4);
    await made.hall.sync();
    later(2);
    // No line: the street does not know of it yet.
    const caseId = handIn(street, { person: 2 });
    await made.syncAll();
    expect(policiesOf(caseId)).toEqual([before]);
    done(street, 'streetClerk', { caseId, command: { type: 'accept' } });
    expect(policiesOf(caseId)).toEqual([before, issued]);
  });

  it('proposed at two desks at once waits once: the other is a question for who made it', async () => {
    const annex = made.desks[1];
    invariant(annex, 'a second desk of the city');
    const kept = propose(made.hall, withStreetReview('2026-11-01', 4));
    propose(annex, withStreetReview('2026-12-01', 6));
    await made.hall.sync();
    await made.syncAll();
    for (const each of [made.hall, annex]) expect(each.desk.pack()?.state.proposal?.proposalId).toBe(kept);
    const open = conflictPage(annex.desk.file.db, { state: 'open', before: null, limit: 10 });
    expect(open).toMatchObject([{ refusal: { code: 'proposal-waits' }, commands: [{ name: 'policy.propose' }] }]);
    expect(onPack(annex, 'citySupervisor', { type: 'issue', proposalId: kept }).ok).toBe(true);
    await made.syncAll();
    expect(made.hall.desk.pack()?.versions.at(-1)?.id).toBe('xining@2026-11-01');
  });
});
