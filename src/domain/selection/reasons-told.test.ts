import { expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import type { SelectionEvent } from './events.ts';
import { reasonsTold } from './reasons-told.ts';

const on = plainDate('2026-11-03');
const basis = { rules: ['PRH-15'], policy: 'xining@2021-06-01', values: {} };
type Passed = Extract<SelectionEvent, { readonly type: 'selection.passed.v1' }>['payload'];
const passed = (no: string, changes: Partial<Passed>): SelectionEvent => ({
  type: 'selection.passed.v1',
  payload: {
    no,
    pool: 'P1',
    passing: 'declining',
    excuse: null,
    reasons: [],
    unit: null,
    place: null,
    comment: '',
    isCounted: true,
    passedOn: on,
    basis,
    ...changes,
  },
});
const undone = (no: string): SelectionEvent => ({
  type: 'selection.undone.v1',
  payload: { no, undone: 'passed', unit: null, reason: '误点' },
});

it('are about the home that was named, else the drawn one; what was taken back was none', () => {
  const events = [
    passed('N1', { unit: 'U1', place: 'U9', reasons: ['floor', 'school'] }),
    passed('N2', { place: 'U2', reasons: ['rent'] }),
    passed('N3', { reasons: ['distance'] }),
    passed('N4', { unit: 'U1', reasons: ['size'] }),
    undone('N4'),
    passed('N5', { unit: 'U1', reasons: ['size'] }),
    undone('N5'),
    passed('N5', { unit: 'U3', reasons: ['condition'] }),
  ].map((event, at) => ({ ...event, streamVersion: at + 2 }));
  expect(reasonsTold(events)).toEqual([
    { version: 2, unit: 'U1', reason: 'floor', on },
    { version: 2, unit: 'U1', reason: 'school', on },
    { version: 3, unit: 'U2', reason: 'rent', on },
    { version: 9, unit: 'U3', reason: 'condition', on },
  ]);
});
