import { describe, expect, it } from 'vitest';
import { filtersOf, isFiltered, readSaved, withSaved } from './list-filters.ts';

describe('list filters', () => {
  it('knows a narrowed list from one that is only sorted', () => {
    expect(isFiltered({ sort: 'received', desc: true, row: 12 })).toBe(false);
    expect(isFiltered({ due: 3 })).toBe(true);
  });

  it('keeps what narrows and leaves sort and row', () => {
    expect(filtersOf({ channel: ['app'], sort: 'case-no', row: 3 })).toEqual({ channel: ['app'] });
  });

  it('reads back what it saved', () => {
    const saved = withSaved([], { name: '急件', filters: { due: 3, green: true } });
    expect(readSaved(JSON.stringify(saved))).toEqual(saved);
  });

  it('replaces a filter of the same name', () => {
    const first = withSaved([], { name: '急件', filters: { due: 3 } });
    expect(withSaved(first, { name: '急件', filters: { due: 7 } })).toEqual([{ name: '急件', filters: { due: 7 } }]);
  });

  it.each([null, 'not json', '{"a":1}', '[{"name":""}]'])('reads %s as nothing saved', (stored) => {
    expect(readSaved(stored)).toEqual([]);
  });
});
