import { describe, expect, it } from 'vitest';
import { checkSources } from '../../domain/agency-check/source.ts';
import { contradictionIn } from '../../agency/contradictions.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { seededRandom } from '../../kernel/random.ts';
import { populationFile, populationSchema } from '../../simulator/population.ts';
import { drawContent, pickProgramme } from '../cases/content.ts';
import { demoStreets } from '../city/offices.ts';
import { identitySlots } from './identity-slots.ts';
import { type Discrepancy, discrepancies, drawDiscrepancy, registeredPeople } from './registries.ts';

const on = plainDate('2026-03-02');
const random = seededRandom(5);
const slots = identitySlots(300);
const households = Array.from({ length: 300 }, (_, caseIndex) => {
  const street = random.pick(demoStreets);
  return drawContent({ random, caseIndex, street, programme: pickProgramme(random), on, slots });
});
const people = (discrepancy: Discrepancy | undefined) =>
  households.map((content) => registeredPeople({ content, district: '630102', on, discrepancy }));

describe('what the registries know of a demo city', () => {
  it('can be read back from its file, and no record contradicts itself', () => {
    const all = [undefined, ...discrepancies].flatMap((discrepancy) => people(discrepancy).flat());
    const text = JSON.stringify(populationFile(all));
    const read = populationSchema.parse(JSON.parse(text));
    expect(read.people).toHaveLength(all.length);
    for (const { identityNumber, records } of read.people) {
      for (const source of checkSources) {
        const record = records[source];
        if (record === undefined) continue;
        expect(contradictionIn(source, record as never, { identityNumber, asOf: on }), source).toBeUndefined();
      }
    }
  });

  it.each(discrepancies)('%s: the applicant differs in that and nobody else in anything', (discrepancy) => {
    const [plain, other] = [people(undefined), people(discrepancy)];
    let differing = 0;
    for (const [index, household] of other.entries()) {
      expect(household.slice(1)).toEqual(plain[index]?.slice(1));
      if (JSON.stringify(household[0]) !== JSON.stringify(plain[index]?.[0])) differing += 1;
    }
    expect(differing).toBe(households.length);
  });

  it('an undeclared home has 18.4 m²', () => {
    const homes = people('home').map(([applicant]) => applicant?.records.housing?.homes.at(-1)?.area);
    expect(new Set(homes)).toEqual(new Set([184_000]));
  });

  it('draws every kind, in about three of ten households', () => {
    const drawn = households.map(() => drawDiscrepancy(random));
    expect(new Set(drawn)).toEqual(new Set([undefined, ...discrepancies]));
    expect(drawn.filter((kind) => kind !== undefined).length).toBeLessThan(130);
  });
});
