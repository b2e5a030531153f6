import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { emptyForm } from './form-model.ts';
import { checkForm } from './form-problems.ts';
import { inScreenOrder, sectionIds, sectionOf, sectionStates } from './sections.ts';

const today = plainDate('2026-10-23');

describe('sections', () => {
  it('places every field of the form in exactly one section', () => {
    const fields = Object.keys(emptyForm(today, ''));
    for (const field of fields) expect(sectionIds).toContain(sectionOf(field));
    expect(sectionOf('members.3.name')).toBe('household');
    expect(sectionOf('employment.since')).toBe('work');
  });

  it('says what is open, what is done and what is not used', () => {
    const form = { ...emptyForm(today, '630104003'), registrationAddress: '胜利路' };
    const states = sectionStates(form, checkForm(form, today));
    expect(states.get('basis')).toEqual({ kind: 'open', problems: 3 });
    expect(states.get('household')).toEqual({ kind: 'open', problems: 4 });
    expect(states.get('homes')).toEqual({ kind: 'empty' });
    expect(states.get('registration')).toEqual({ kind: 'complete' });
  });

  it('orders problems as they stand on the screen', () => {
    const problem = (path: string) => ({ path, code: 'required' as const, limit: 0 });
    const ordered = inScreenOrder(
      ['consent.signedOn', 'members.10.name', 'members.2.monthlyIncome', 'members.2.name', 'address', 'programme'].map(
        problem,
      ),
    );
    expect(ordered.map((each) => each.path)).toEqual([
      'programme',
      'address',
      'members.2.name',
      'members.2.monthlyIncome',
      'members.10.name',
      'consent.signedOn',
    ]);
  });
});
