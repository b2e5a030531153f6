import { describe, expect, it } from 'vitest';
import type { PolicyValue } from '../../../../contract/policies.ts';
import {
  type Draft,
  addedEdits,
  afterChange,
  beginEdit,
  draftSchema,
  emptyDraft,
  incompletePlaces,
  versionOf,
  withEdit,
  withoutEdit,
} from './draft.ts';

const value = (name: string, count: number, source = '旧文'): PolicyValue => ({
  path: ['clocks', name],
  data: { value: { count, unit: 'working' } },
  source,
  confidence: 'Q',
  from: 'city@2021-01-01',
});
const last = [value('intake', 5), value('recheck', 15)];
const head: Partial<Draft> = { effectiveFrom: '2026-12-1', dated: { source: '某令', confidence: 'O' } };
const draft: Draft = { ...emptyDraft('city@2021-01-01'), ...head };
const changed = withEdit(draft, {
  path: ['clocks', 'intake'],
  data: { value: { count: 3, unit: 'working' } },
  source: '新文',
  confidence: 'P',
  broken: [],
});
const intake = { value: { count: 3, unit: 'working' }, source: '新文', confidence: 'P' };
const dated = { source: '某令', confidence: 'O' };

describe('a draft', () => {
  it('says what was changed, and leaves the rest to what it inherits', () => {
    const version = versionOf(changed, { base: last, last });
    expect(version).toEqual({ effectiveFrom: '2026-12-01', dated, clocks: { intake } });
  });

  it('that begins with an older version says what that one has otherwise', () => {
    const older = [value('intake', 5), value('recheck', 20, '更旧的文')];
    expect(versionOf(changed, { base: older, last })).toMatchObject({
      clocks: { intake, recheck: { value: { count: 20 }, source: '更旧的文' } },
    });
  });

  it('says what it adds to the base, and nothing once that is undone', () => {
    const path = ['sharing', 'diploma'];
    const data = { value: ['education'] };
    const added = withEdit(draft, { path, data, source: '新文', confidence: 'O', broken: [] });
    expect(addedEdits(added, last)).toMatchObject([{ path }]);
    expect(versionOf(added, { base: last, last })).toEqual({
      effectiveFrom: '2026-12-01',
      dated,
      sharing: { diploma: { ...data, source: '新文', confidence: 'O' } },
    });
    expect(addedEdits(withoutEdit(added, path), last)).toEqual([]);
    expect(draftSchema.parse(JSON.parse(JSON.stringify(added)))).toEqual(added);
  });

  it('forgets what was wrong with a row that is gone, and with a field that reads again', () => {
    const edit = {
      path: ['rent', 'x'],
      data: {},
      source: '',
      confidence: null,
      broken: ['rent.x.value.1.fen', 'rent.xy'],
    };
    const gone = afterChange(edit, { node: { value: [] }, forget: 'rent.x.value' });
    expect(gone).toMatchObject({ data: { value: [] }, broken: ['rent.xy'] });
    const wrong = afterChange(gone, { node: { value: [] }, broken: { key: 'rent.x', isBroken: true } });
    expect(wrong.broken).toEqual(['rent.xy', 'rent.x']);
    expect(afterChange(wrong, { node: {}, broken: { key: 'rent.xy', isBroken: false } }).broken).toEqual(['rent.x']);
  });

  it('undone says nothing', () => {
    const undone = withoutEdit(changed, ['clocks', 'intake']);
    expect(versionOf(undone, { base: last, last })).toEqual({ effectiveFrom: '2026-12-01', dated });
  });

  it('is incomplete until each change says what it rests on', () => {
    expect(incompletePlaces(emptyDraft('x'))).toBe(3);
    expect(incompletePlaces(changed)).toBe(0);
    const begun = beginEdit(draft, value('recheck', 15));
    expect(incompletePlaces(begun)).toBe(1);
    const broken = { path: ['clocks', 'recheck'], data: {}, source: '文', confidence: 'P', broken: ['value'] } as const;
    expect(incompletePlaces(withEdit(draft, broken))).toBe(1);
  });
});
