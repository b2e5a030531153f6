import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentTypes } from '../../../src/domain/application/document.ts';
import { missingDocuments } from '../../../src/domain/application/missing-documents.ts';
import { programmes } from '../../../src/domain/application/programme.ts';
import { checkSources } from '../../../src/domain/agency-check/source.ts';
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts';
import type { Evaluation, Overrule } from '../../../src/domain/eligibility/evaluation.ts';
import type { HouseholdFacts, PersonFacts } from '../../../src/domain/eligibility/household-facts.ts';
import { conditionIds } from '../../../src/domain/policy/limits.ts';
import type { PolicyVersion } from '../../../src/domain/policy/policy.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { aContent, aDocument } from '../../support/application/builders.ts';
import { aPerson, known } from '../../support/eligibility/household.ts';
import { packs } from '../../support/policy/packs.ts';

const EPOCH = plainDate('1950-01-01');
const date = (days: number) => fc.integer({ min: 0, max: days }).map((offset) => addDays(EPOCH, offset));
const someDay = date(27_500);
const dayOrNone = fc.option(someDay);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value.map(known), { freq: 4 });
/** Round amounts near the ceilings come often: the edges are where a rule breaks. */
const money = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }),
  fc.constantFrom(0, 154_900, 192_000, 414_000, 427_000, 427_001, 508_000, 854_000, 1_281_000),
);
const area = fc.oneof(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom(100_000, 150_000, 180_000, 300_000));

const all = new Map(packs.flatMap(({ versions }) => versions).map((one) => [one.id, one]));
/** By its id, so that a counterexample is short. */
const version = fc.constantFrom(...all.keys());

function policyOf(id: string): PolicyVersion {
  const found = all.get(id);
  invariant(found, id);
  return found;
}

const person: fc.Arbitrary<PersonFacts> = fc
  .record({
    flags: fc.record({
      counted: fc.boolean(),
      income: fc.boolean(),
      ownership: fc.boolean(),
      residence: fc.boolean(),
    }),
    birth: maybe(someDay),
    monthlyIncome: maybe(money),
    assets: maybe(money),
    homes: maybe(
      fc.array(
        fc.record({ address: fc.constantFrom('', '甲', '乙'), area, share: fc.integer({ min: 1, max: 1000 }) }),
        {
          maxLength: 3,
        },
      ),
    ),
    vehicles: maybe(fc.array(fc.record({ value: fc.option(money) }), { maxLength: 2 })),
    registeredSince: maybe(dayOrNone),
    residentSince: maybe(dayOrNone),
    employedSince: maybe(dayOrNone),
    insuredMonths: maybe(fc.integer({ min: 0, max: 30 })),
    graduatedOn: maybe(dayOrNone),
    welfare: maybe(
      fc.option(
        fc.record({
          kind: fc.constantFrom('minimum-living', 'extreme-poverty', 'near-poor'),
          since: someDay,
        }),
      ),
    ),
    publicHousing: maybe(fc.constantFrom('none', 'tenant', 'subsidy')),
  })
  .map((facts) => aPerson(facts));

const household: fc.Arbitrary<HouseholdFacts> = fc.record({
  programme: fc.constantFrom(...programmes),
  members: fc
    .array(person, { minLength: 1, maxLength: 5 })
    .map((people) => people.map((one, index) => ({ ...one, key: `p${String(index)}` }))),
});

const scene = fc.record({ facts: household, id: version, day: date(27_800) });

/** With a ceiling of assets, which no city of the packs has published. */
function withAssets(policy: PolicyVersion): PolicyVersion {
  const value = { ceiling: 1_000_000, per: 'person', comparison: '<=' } as const;
  const limits = Object.fromEntries(
    programmes.map((programme) => [
      programme,
      { ...policy.limits[programme], assets: { value, source: 'invented', confidence: 'INF' } },
    ]),
  ) as unknown as PolicyVersion['limits'];
  return { ...policy, limits };
}

const rank = { ineligible: 0, undetermined: 1, eligible: 2 } as const;

function verdictsOf(evaluation: Evaluation) {
  return evaluation.conditions.map(({ id, verdict }) => ({ id, verdict }));
}

const RUNS = { numRuns: 400 };

describe('eligibility', () => {
  it('does not make an ineligible household eligible by more income', () => {
    fc.assert(
      fc.property(scene, fc.nat({ max: 4 }), money, ({ facts, id, day }, who, more) => {
        const policy = policyOf(id);
        const members = facts.members.map((member, index) =>
          index === who % facts.members.length
            ? { ...member, monthlyIncome: member.monthlyIncome && known(member.monthlyIncome.value + more) }
            : member,
        );
        const before = evaluate(facts, { policy, on: day }).outcome;
        const after = evaluate({ ...facts, members }, { policy, on: day }).outcome;
        expect(rank[after]).toBeLessThanOrEqual(rank[before]);
      }),
      RUNS,
    );
  });

  it('lists every condition that the version sets for the class, in order, whatever the others say', () => {
    fc.assert(
      fc.property(scene, ({ facts, id, day }) => {
        const policy = policyOf(id);
        const listed = evaluate(facts, { policy, on: day }).conditions.map((one) => one.id);
        const limits = policy.limits[facts.programme];
        expect(listed).toEqual(conditionIds.filter((one) => limits[one].value !== null));
      }),
      RUNS,
    );
  });

  it('is a function of what it is given: the same after a round trip through JSON', () => {
    fc.assert(
      fc.property(scene, ({ facts, id, day }) => {
        const policy = policyOf(id);
        const copy = JSON.parse(JSON.stringify({ facts, policy })) as { facts: HouseholdFacts; policy: PolicyVersion };
        const first = evaluate(facts, { policy, on: day });
        expect(evaluate(copy.facts, { policy: copy.policy, on: day })).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
      }),
      RUNS,
    );
  });

  it('never calls a household that nobody knows anything of unfit', () => {
    const nothing = {
      birth: null,
      monthlyIncome: null,
      assets: null,
      homes: null,
      vehicles: null,
      registeredSince: null,
      residentSince: null,
      employedSince: null,
      insuredMonths: null,
      graduatedOn: null,
      welfare: null,
      publicHousing: null,
    };
    fc.assert(
      fc.property(scene, ({ facts, id, day }) => {
        const policy = policyOf(id);
        const members = facts.members.map((member) => ({ ...member, ...nothing }));
        const { outcome, conditions } = evaluate({ ...facts, members }, { policy: withAssets(policy), on: day });
        expect(conditions.filter(({ verdict }) => verdict === 'unmet')).toEqual([]);
        expect(outcome).not.toBe('ineligible');
      }),
      RUNS,
    );
  });

  it('keeps each verdict when more becomes known: an answer only settles what was unknown', () => {
    const facts = ['birth', 'monthlyIncome', 'assets', 'homes', 'vehicles', 'registeredSince', 'welfare'] as const;
    const others = ['residentSince', 'employedSince', 'insuredMonths', 'graduatedOn', 'publicHousing'] as const;
    fc.assert(
      fc.property(scene, fc.constantFrom(...facts, ...others), ({ facts: full, id, day }, hidden) => {
        const given = { policy: withAssets(policyOf(id)), on: day };
        const less = { ...full, members: full.members.map((member) => ({ ...member, [hidden]: null })) };
        const after = verdictsOf(evaluate(full, given));
        for (const [index, { verdict }] of verdictsOf(evaluate(less, given)).entries()) {
          if (verdict !== 'unknown') expect(after[index]?.verdict).toBe(verdict);
        }
      }),
      RUNS,
    );
  });

  it('lets an overruling change its own condition and no other', () => {
    fc.assert(
      fc.property(scene, fc.constantFrom('met', 'unmet'), ({ facts, id, day }, verdict) => {
        const policy = policyOf(id);
        const overrule: Overrule = { condition: 'income', verdict, reason: 'r', by: 'a', secondBy: 'b' };
        const before = evaluate(facts, { policy, on: day }).conditions;
        const after = evaluate(facts, { policy, on: day }, [overrule]).conditions;
        expect(after.filter((one) => one.id !== 'income')).toEqual(before.filter((one) => one.id !== 'income'));
        const income = after.find((one) => one.id === 'income');
        if (income !== undefined) expect(income.verdict).toBe(verdict);
      }),
      RUNS,
    );
  });
});

describe('documents', () => {
  it('are asked for less, never more, when a document comes in or a registry answers', () => {
    const types = fc.subarray([...documentTypes]);
    fc.assert(
      fc.property(version, fc.constantFrom(...programmes), types, fc.subarray([...checkSources]), (...given) => {
        const [named, programme, present, answered] = given;
        const policy = policyOf(named);
        const content = aContent({ programme });
        const bare = missingDocuments({ content, documents: [] }, policy);
        const documents = present.map((type) => aDocument(type));
        const brought = missingDocuments({ content, documents }, policy);
        const shared = missingDocuments({ content, documents }, policy, answered);
        expect(bare).toEqual(policy.materials[programme].value);
        expect(bare).toEqual(expect.arrayContaining([...brought]));
        expect(brought).toEqual(expect.arrayContaining([...shared]));
        expect(shared.filter((type) => present.includes(type))).toEqual([]);
      }),
      RUNS,
    );
  });
});
