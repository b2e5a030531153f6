import { describe, expect, it } from 'vitest';
import { FIXED_CHAIN, statusAt } from '../application/chain.ts';
import { queueOf, queues } from '../application/queue.ts';
import { stepOffice } from '../application/available-actions.ts';
import { statuses } from '../application/state.ts';
import { levelOf } from '../office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { queueColumns } from './definition.ts';
import { caseList, caseListNames, queueDefinition, queueDefinitions } from './definitions.ts';
import { openQueues, turnQueues } from './turn.ts';

/** Steps that not every city has. */
const others = [
  { office: 'community', does: 'check' },
  { office: 'district-civil-affairs', does: 'income-check' },
  { office: 'city', does: 'final-list' },
].map((step) => ({ ...step, limit: null, clock: null, signs: [] })) as unknown as typeof FIXED_CHAIN;
const byNotice: readonly string[] = ['to-publicise', 'publicised', 'objection'];

const street = '630104003' as OfficeId;

describe('the table of lists', () => {
  it('has each name once, each key once, and each step of the case', () => {
    const names = queueDefinitions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const keys = queueDefinitions.flatMap((definition) => definition.keys ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(queues.every((queue) => names.includes(queue))).toBe(true);
  });

  it('shows every case with its number, clock and last day', () => {
    for (const name of caseListNames) {
      const { columns } = caseList(name);
      expect(columns).toEqual(expect.arrayContaining(['case-no', 'applicant', 'clock', 'due']));
      expect(columns.every((column) => queueColumns.includes(column))).toBe(true);
    }
  });

  it('knows no other name', () => {
    expect(queueDefinition('nowhere')).toBeUndefined();
    expect(queueDefinition('overdue')?.kind).toBe('due');
  });
});

describe('whose turn a step is', () => {
  it('is as the case itself says, but where its chain names the office', () => {
    for (const status of statuses) {
      const queue = queueOf(status);
      const isTurn = openQueues.includes(queue) && queue !== 'awaiting-supplement' && !byNotice.includes(queue);
      const step = FIXED_CHAIN.concat(others).findIndex((one) => statusAt(one) === status);
      const level = levelOf(stepOffice({ status, street, chain: FIXED_CHAIN.concat(others), step }));
      for (const each of ['city', 'district', 'street'] as const) {
        expect([status, each, turnQueues(each).includes(queue)]).toEqual([status, each, isTurn && each === level]);
      }
    }
  });
});
