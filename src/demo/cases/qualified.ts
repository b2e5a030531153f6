import type { ApplicationContent } from '../../domain/application/content.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { SeededRandom } from '../../kernel/random.ts';

/**
 * The same household as one that the policy lets in: incomes below the ceiling, and no home of its own that stands in
 * the way. For the cases that a city approves in its story, or is about to.
 */
export function qualified(
  content: ApplicationContent,
  policy: PolicyVersion,
  random: SeededRandom,
): ApplicationContent {
  const limits = policy.limits[content.programme];
  const persons = content.members.filter(({ flags }) => flags.counted).length;
  return {
    ...content,
    members: withIncomeBelow(content, { ceiling: limits.income.value?.ceiling, persons, random }),
    homes: content.homes.map((home) => {
      if (home.nature !== 'private-owned') return home;
      const ceiling = limits['housing-area'].value?.ceiling;
      const mayOwn = limits['no-home'].value === null && (ceiling === undefined || home.area < ceiling * persons);
      return mayOwn ? home : { ...home, nature: 'borrowed', owner: '' };
    }),
  };
}

interface Means {
  readonly ceiling: number | undefined;
  readonly persons: number;
  readonly random: SeededRandom;
}

/** Yuan that people name; the wages of a household keep their proportions. */
const WHOLE_TEN_YUAN = 1_000;

function withIncomeBelow(
  content: ApplicationContent,
  { ceiling, persons, random }: Means,
): ApplicationContent['members'] {
  const total = content.members.reduce((sum, { monthlyIncome }) => sum + monthlyIncome, 0);
  if (ceiling === undefined || total < ceiling * persons) return content.members;
  const share = (ceiling * persons * random.integer(55, 96)) / 100 / total;
  return content.members.map((member) => ({
    ...member,
    monthlyIncome: Math.floor((member.monthlyIncome * share) / WHOLE_TEN_YUAN) * WHOLE_TEN_YUAN,
  }));
}
