import { describe, expect, it } from 'vitest';
import { queueFiltersSchema } from '../../contract/queue.ts';
import { caseList } from '../../domain/queue/definitions.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { caseSearchSchema, listInput, listSearchOf, listSearchSchema } from './list-search.ts';

const today = plainDate('2026-11-23');

describe('the list in the address', () => {
  it('leaves out what cannot be read instead of failing', () => {
    expect(listSearchSchema.parse({ programme: ['no-such'], due: 5, green: 'yes', row: -1, sort: 'received' })).toEqual(
      {
        sort: 'received',
      },
    );
  });

  it('asks for everything, soonest due first, when nothing is said', () => {
    expect(listInput(caseList('to-accept'), {}, today)).toEqual({
      queue: 'to-accept',
      filters: { programmes: [], channels: [], greenOnly: false, staleOnly: false, dueBy: null },
      sort: 'due',
      descending: false,
    });
  });

  it('turns days ahead into a day that the contract takes', () => {
    const { filters } = listInput(caseList('to-accept'), { due: 7, green: true, channel: ['app'] }, today);
    expect(filters.dueBy).toBe('2026-11-30');
    expect(queueFiltersSchema.parse(filters)).toEqual(filters);
  });

  it('finds the way from a case back to its list', () => {
    const search = caseSearchSchema.parse({ queue: 'recheck', row: 5, due: 3 });
    expect(listSearchOf(search)).toEqual({ row: 5, due: 3 });
  });
});
