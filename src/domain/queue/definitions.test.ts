import { describe, expect, it } from 'vitest';
import { queueOf, queues } from '../application/queue.ts';
import { FIXED_CHAIN, statusAt } from '../application/chain.ts';
import type { ChainStep } from '../application/chain-step.ts';
import { stepOffice } from '../application/available-actions.ts';
import { statuses } from '../application/state.ts';
import { levelOf } from '../office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { queueColumns } from './definition.ts';
import { caseList, caseListNames, queueDefinition, queueDefinitions } from './definitions.ts';
import { openQueues, turnQueues } from './turn.ts';

const street = '630104003' as OfficeId;

/** Every step that a chain may have but publicity, which many offices have. */
const chain: readonly ChainStep[] = [
  ...FIXED_CHAIN,
  { office: 'community', does: 'check', limit: null, clock: null, signs: [] },
  { office: 'district-civil-affairs', does: 'income-check', limit: null, clock: null, signs: [] },
  { office: 'city', does: 'final-list', limit: null, clock: null, signs: [] },
];

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
      const isTurn = openQueues.includes(queue) && queue !== 'awaiting-supplement';
      if (queue === 'to-publicise' || queue === 'publicised' || queue === 'objection') continue;
      const level = levelOf(stepOffice({ status, street, chain: chain.filter((one) => statusAt(one) === status), step: 0 }));
      for (const each of ['city', 'district', 'street'] as const) {
        expect([status, each, turnQueues(each).includes(queue)]).toEqual([status, each, isTurn && each === level]);
      }
    }
  });
});
