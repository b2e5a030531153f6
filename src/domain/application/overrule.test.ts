import { describe, expect, it } from 'vitest';
import {
  aCondition,
  aHousehold,
  anEvaluation,
  citySupervisor,
  secondCitySupervisor,
} from '../../../tests/support/application/builders.ts';
import { factsFor, stages } from '../../../tests/support/application/given.ts';
import type { StaffId } from '../../kernel/ids.ts';
import type { Actor } from './available-actions.ts';
import type { CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type RecordedEvent, foldApplication } from './evolve.ts';
import type { Facts } from './facts.ts';

/** A case before the city, with an income above the ceiling and a public home of which nobody knows. */
const history: RecordedEvent[] = [];
for (const [actor, command] of stages.inCity) {
  const decided = decide(command, foldApplication(history), factsFor(actor));
  if (decided.ok) history.push(...decided.value.map((event) => ({ ...event, actor: actor.staffId })));
}
const before = foldApplication(history);

const failing = [
  aCondition({ id: 'income', verdict: 'unmet' }),
  aCondition({ id: 'not-housed', verdict: 'unknown' }),
  aCondition({ id: 'applicant-age' }),
];

/** As `evaluate` does: an overruling replaces the verdict of its condition. */
const assess: Facts['assess'] = (_state, overrules = []) => {
  const conditions = failing.map((condition) => {
    const overrule = overrules.find(({ condition: id }) => id === condition.id);
    const computed = condition.verdict;
    return overrule === undefined
      ? condition
      : { ...condition, verdict: overrule.verdict, overruled: { ...overrule, computed } };
  });
  const verdicts = conditions.map(({ verdict }) => verdict);
  const outcome = verdicts.includes('unmet')
    ? 'ineligible'
    : verdicts.includes('unknown')
      ? 'undetermined'
      : 'eligible';
  return { household: aHousehold(), evaluation: anEvaluation({ outcome, conditions }) };
};

function approve(changes: Partial<Extract<CaseCommand, { type: 'approve' }>> = {}, second?: Actor) {
  const facts: Facts = {
    ...factsFor(citySupervisor),
    assess,
    colleague: (staffId) => [citySupervisor, second].find((actor) => actor?.staffId === staffId),
  };
  return decide({ type: 'approve', comment: '', ...changes }, before, facts);
}

const both = ['income', 'not-housed'].map((condition) => ({
  condition,
  verdict: 'met' as const,
  reason: '有证明',
}));
const secondBy = secondCitySupervisor.staffId;
const refusal = (error: object) => ({ ok: false, error });

describe('an approval', () => {
  it('is refused with every condition that is unmet or unknown', () => {
    expect(approve()).toEqual(
      refusal({
        code: 'not-entitled',
        outcome: 'ineligible',
        conditions: [
          { id: 'income', verdict: 'unmet' },
          { id: 'not-housed', verdict: 'unknown' },
        ],
      }),
    );
    expect(approve({ overrules: both.slice(0, 1), secondBy }, secondCitySupervisor)).toEqual(
      refusal({
        code: 'not-entitled',
        outcome: 'undetermined',
        conditions: [{ id: 'not-housed', verdict: 'unknown' }],
      }),
    );
  });

  it('with all of them overruled carries who signed, and what the facts alone say', () => {
    const decided = approve({ overrules: both, secondBy }, secondCitySupervisor);
    expect(decided).toMatchObject({ ok: true, value: [{ type: 'application.approved.v1' }] });
    const values = decided.ok && 'basis' in (decided.value[0]?.payload ?? {}) ? decided.value[0]?.payload : undefined;
    expect(values).toMatchObject({
      basis: {
        values: {
          household: aHousehold(),
          evaluation: {
            outcome: 'eligible',
            conditions: [
              { overruled: { computed: 'unmet', by: citySupervisor.staffId, secondBy } },
              { overruled: { computed: 'unknown', by: citySupervisor.staffId, secondBy } },
              { overruled: null },
            ],
          },
        },
      },
    });
  });

  it('takes a second person who could have decided instead, and a reason for a condition that there is', () => {
    const why = (problem: string) => refusal({ code: 'second-person', why: problem });
    expect(approve({ overrules: both })).toEqual(why('missing'));
    expect(approve({ overrules: both, secondBy: citySupervisor.staffId })).toEqual(why('same'));
    expect(approve({ overrules: both, secondBy: 'stranger' as StaffId })).toEqual(why('unknown'));
    const clerk: Actor = { ...secondCitySupervisor, roles: ['clerk'] };
    expect(approve({ overrules: both, secondBy }, clerk)).toEqual(why('permission'));
    const elsewhere = { ...secondCitySupervisor, office: '630103' as Actor['office'] };
    expect(approve({ overrules: both, secondBy }, elsewhere)).toEqual(why('office'));
    const relative = { ...secondCitySupervisor, interests: [before?.content.members[0]?.identityNumber ?? ''] };
    expect(approve({ overrules: both, secondBy }, relative)).toEqual(why('own-case'));
    const wordless = both.map((overrule) => ({ ...overrule, reason: ' ' }));
    expect(approve({ overrules: wordless, secondBy }, secondCitySupervisor)).toEqual(
      refusal({ code: 'comment-missing' }),
    );
    const unknown = [{ condition: 'shoe-size', verdict: 'met' as const, reason: '有' }];
    expect(approve({ overrules: unknown, secondBy }, secondCitySupervisor)).toEqual(
      refusal({ code: 'unknown-condition', condition: 'shoe-size' }),
    );
  });
});

describe('a rejection and a pass', () => {
  it('need no entitlement, and carry what was known', () => {
    const facts = { ...factsFor(citySupervisor), assess };
    const rejected = decide({ type: 'reject', reasons: ['income-above-limit'], comment: '' }, before, facts);
    expect(rejected).toMatchObject({
      ok: true,
      value: [{ payload: { basis: { values: { evaluation: { outcome: 'ineligible' } } } } }],
    });
  });
});
