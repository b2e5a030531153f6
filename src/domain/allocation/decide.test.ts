import { describe, expect, it } from 'vitest';
import {
  LAST_DAY,
  aParts,
  approving,
  drawAt,
  givenPlan,
  onPlan,
  planUpTo,
} from '../../../tests/support/allocation/given-plan.ts';
import { threeContributors } from '../../../tests/support/allocation/contributors.ts';
import {
  citySupervisor,
  clerk,
  districtSupervisor,
  secondCitySupervisor,
} from '../../../tests/support/application/builders.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { availableOnPlan, planRules } from './available-actions.ts';
import { planStatuses } from './state.ts';

const drafting = onPlan({ type: 'draft', parts: aParts() });
const drafted = givenPlan(...planUpTo('drafted'));
const published = givenPlan(...planUpTo('published'));
const closed = givenPlan(...planUpTo('closed'));
const approved = givenPlan(...planUpTo('approved'));
const frozen = givenPlan(...planUpTo('frozen'));

describe('a draft', () => {
  it('is made once, by a supervisor of a city or district', () => {
    expect(givenPlan().when(drafting).then('plan.drafted.v1')).toMatchObject({ status: 'drafted', office: '6301' });
    expect(
      givenPlan()
        .when({ ...drafting, by: districtSupervisor })
        .then('plan.drafted.v1').office,
    ).toBe('630104');
    givenPlan()
      .when({ ...drafting, by: { ...citySupervisor, roles: ['clerk'] } })
      .refused({ code: 'missing-permission', permission: 'draw.plan' });
    const street = { ...citySupervisor, office: clerk.office };
    givenPlan()
      .when({ ...drafting, by: street })
      .refused({ code: 'wrong-office', office: clerk.office });
    drafted.when(drafting).refused({ code: 'exists-already' });
    givenPlan()
      .when(onPlan({ type: 'publish' }))
      .refused({ code: 'unknown-plan' });
  });

  it('is changed until it is published, by its own office', () => {
    const change = onPlan({ type: 'change', parts: aParts({ title: '第四批' }) });
    expect(drafted.when(change).then('plan.changed.v1').parts.title).toBe('第四批');
    drafted.when({ ...change, by: districtSupervisor }).refused({ code: 'wrong-office', office: '6301' as OfficeId });
    published.when(change).refused({ code: 'plan-not-now', status: 'published' });
  });

  it('is dropped with a reason until the freeze', () => {
    const drop = onPlan({ type: 'drop', reason: '房源有变' });
    for (const plan of [drafted, published, closed, approved]) {
      expect(plan.when(drop).then('plan.dropped.v1')).toMatchObject({ status: 'dropped', droppedFor: '房源有变' });
    }
    drafted.when(onPlan({ type: 'drop', reason: ' ' })).refused({ code: 'comment-missing' });
    frozen.when(drop).refused({ code: 'plan-not-now', status: 'frozen' });
  });
});

describe('a publication (PRH-11)', () => {
  it('writes down homes and rules of the day', () => {
    const state = drafted.when(onPlan({ type: 'publish' })).then('plan.published.v1');
    expect(state).toMatchObject({ status: 'published', planNo: '公2026-01', rules: { preferences: 3 } });
    expect(state.units.map(({ unitNo }) => unitNo)).toEqual(['HH01-1-0101', 'HH01-1-0102']);
  });

  it('wants every statutory part', () => {
    const empty = aParts({ title: '', location: ' ', rentStandard: '', groups: [] });
    givenPlan(onPlan({ type: 'draft', parts: empty }))
      .when(onPlan({ type: 'publish' }, { with: { unitsOf: () => [] } }))
      .refused({ code: 'plan-incomplete', parts: ['title', 'location', 'rent-standard', 'groups', 'units'] });
  });

  it('wants a window that is still to come, and long enough', () => {
    drafted
      .when(onPlan({ type: 'publish' }, { day: 1 }))
      .refused({ code: 'window-past', from: plainDate('2026-10-10') });
    const until = plainDate('2026-10-19');
    givenPlan(onPlan({ type: 'draft', parts: aParts({ window: { from: plainDate('2026-10-10'), until } }) }))
      .when(onPlan({ type: 'publish' }))
      .refused({ code: 'window-short', until: plainDate('2026-10-20') });
  });
});

describe('contributors', () => {
  it('are declared anew until the freeze', () => {
    const declare = onPlan({ type: 'declare-contributors', contributions: threeContributors });
    for (const plan of [drafted, published, closed, approved]) {
      expect(plan.when(declare).then('plan.contributors-declared.v1').contributions).toHaveLength(3);
    }
    frozen.when(declare).refused({ code: 'plan-not-now', status: 'frozen' });
  });
});

describe('the end of the window (PRH-13)', () => {
  it('is a step after the last day, and the time for the re-review runs from that day', () => {
    const close = onPlan({ type: 'close-intents' }, { day: 25 });
    expect(published.when(close).then('plan.intents-closed.v1')).toMatchObject({
      status: 'closed',
      review: { startedOn: LAST_DAY, limit: 15, dueOn: addDays(LAST_DAY, 15) },
    });
    published.when({ ...close, day: 20 }).refused({ code: 'window-running', until: LAST_DAY });
    drafted.when(close).refused({ code: 'plan-not-now', status: 'drafted' });
  });
});

describe('the signing of the roster', () => {
  const gated = (...gates: readonly ({ code: 'no-units' } | { code: 'roster-differs' })[]) => ({
    second: secondCitySupervisor,
    roster: () => ({ roster: { entries: [], pools: [], tiers: [], declared: [] }, gates, digest: 'e' }),
  });

  it('keeps numbers and digest, with both who signed, and can be done anew', () => {
    const state = closed.when(approving).then('plan.roster-approved.v1');
    expect(state).toMatchObject({ status: 'approved', approval: { digest: 'd', by: 'city-1', secondBy: 'city-2' } });
    const anew = { ...approving, with: gated({ code: 'roster-differs' }) };
    expect(approved.when(anew).then('plan.roster-approved.v1').approval?.digest).toBe('e');
    published.when(approving).refused({ code: 'plan-not-now', status: 'published' });
  });

  it('waits for every gate that it does not settle itself', () => {
    const gates = [{ code: 'no-units' }] as const;
    closed.when({ ...approving, with: gated(...gates) }).refused({ code: 'roster-gated', gates });
  });

  it('takes two people with the right', () => {
    closed.when({ ...approving, with: {} }).refused({ code: 'second-person', why: 'missing' });
    closed.when({ ...approving, with: { second: citySupervisor } }).refused({ code: 'second-person', why: 'same' });
    const second = { ...citySupervisor, staffId: 'city-3' as StaffId, roles: ['clerk'] } as const;
    closed.when({ ...approving, with: { second } }).refused({ code: 'second-person', why: 'permission' });
    const elsewhere = { second: districtSupervisor };
    closed.when({ ...approving, with: elsewhere }).refused({ code: 'second-person', why: 'office' });
  });
});

describe('what the draw does to the plan', () => {
  it('freezes it under the draw that was found', () => {
    const record = onPlan({ type: 'record-freeze', drawId: 'D-1' }, { with: drawAt('frozen') });
    expect(approved.when(record).then('plan.frozen.v1')).toMatchObject({ status: 'frozen', drawId: 'D-1' });
    approved.when({ ...record, with: {} }).refused({ code: 'draw-elsewhere', status: null });
    closed.when(record).refused({ code: 'plan-not-now', status: 'closed' });
  });

  it('gives it back when it was voided, and the next draw names it', () => {
    const reopen = onPlan({ type: 'reopen' }, { with: drawAt('voided') });
    const state = frozen.when(reopen).then('plan.draw-voided.v1');
    expect(state).toMatchObject({ status: 'closed', approval: null, previous: 'h' });
    frozen.when({ ...reopen, with: drawAt('frozen') }).refused({ code: 'draw-elsewhere', status: 'frozen' });
    approved.when(reopen).refused({ code: 'plan-not-now', status: 'approved' });
  });

  it('ends it when it is settled', () => {
    const end = onPlan({ type: 'end' }, { with: drawAt('settled') });
    expect(frozen.when(end).then('plan.ended.v1').status).toBe('ended');
    frozen.when({ ...end, with: drawAt('frozen') }).refused({ code: 'draw-elsewhere', status: 'frozen' });
  });
});

it('offers in every status what the table has, and refuses the rest', () => {
  for (const status of planStatuses) {
    const offered = availableOnPlan({ status, office: citySupervisor.office }, citySupervisor);
    expect(offered.every(({ refusal }) => refusal === null)).toBe(true);
    const wanted = Object.entries(planRules).flatMap(([command, on]) => (on.includes(status) ? [command] : []));
    expect(offered.map(({ command }) => command)).toEqual(wanted);
    const other = availableOnPlan({ status, office: citySupervisor.office }, districtSupervisor);
    expect(other.every(({ refusal }) => refusal?.code === 'wrong-office')).toBe(true);
  }
});
