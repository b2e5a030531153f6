import { afterEach, describe, expect, it } from 'vitest';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity | undefined;
afterEach(() => {
  made?.remove();
  made = undefined;
});

describe('two desks and a hub', () => {
  it('know the same people and offices after the first sync', async () => {
    made = await city({ desks: ['630104003', '630104'] });
    for (const each of made.desks) {
      expect(each.as('streetClerk').name).toBe('马街');
      expect(conflictPage(each.desk.file.db, { state: 'open', before: null, limit: 10 })).toEqual([]);
    }
  });
});
