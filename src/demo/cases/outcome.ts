import type { Status } from '../../domain/application/state.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { pickWeighted, randomFor } from '../random-for.ts';

/**
 * What a case's own steps lead to. `approved`: the city said yes, and what follows is publicity, which goes by notices
 * and not by cases.
 */
export type Outcome = Exclude<
  Status,
  'community-check' | 'civil-affairs-review' | 'final-list' | 'to-publicise' | 'publicised' | 'objection' | 'registered'
>;

/** What becomes of a case, as a path of steps; the last one is where it stands now. */
export type StepKind =
  | 'submit'
  | 'request-supplement'
  | 'record-supplement'
  | 'accept'
  | 'accept-on-promise'
  | 'record-promised'
  | 'pass-street'
  | 'pass-district'
  | 'return-to-street'
  | 'return-to-district'
  | 'approve'
  | 'reject'
  | 'request-recheck'
  | 'confirm-rejection'
  | 'overturn-rejection'
  | 'withdraw';

/** Of 2,683 applications 666 were approved (the report that the demo city follows); the rest is our guess. */
const REPORT_TOTAL = 2_683;
const REPORT_APPROVED = 666;

const OTHERS: readonly (readonly [Outcome, number])[] = [
  ['submitted', 260],
  ['awaiting-supplement', 190],
  ['supplemented', 90],
  ['street-review', 480],
  ['district-review', 330],
  ['city-decision', 260],
  ['rejected', 160],
  ['recheck', 50],
  ['rejection-confirmed', 60],
  ['withdrawn', 137],
];

/** A large city for measurements: every queue is filled, most files are young, so a case has few events. */
const YOUNG: readonly (readonly [Outcome, number])[] = [
  ['submitted', 560],
  ['awaiting-supplement', 90],
  ['supplemented', 30],
  ['street-review', 180],
  ['withdrawn', 60],
  ['district-review', 40],
  ['city-decision', 15],
  ['approved', 15],
  ['rejected', 4],
  ['recheck', 3],
  ['rejection-confirmed', 3],
];

/** Drawn, not counted out: near enough with this many cases. */
export function youngStatusOf(caseIndex: number, seed: number): Outcome {
  return pickWeighted(randomFor(seed, caseIndex, 3), YOUNG);
}

/**
 * The status that each case ends up in, exact in its numbers whatever the seed: 666 of 2,683 approved, the others in
 * proportion, none of them empty from about 60 cases on. A plain shuffle would need the list; this needs none.
 */
export function statusOf(caseIndex: number, cases: number): Outcome {
  const place = (caseIndex * strideFor(cases)) % cases;
  const approved = Math.round((cases * REPORT_APPROVED) / REPORT_TOTAL);
  if (place < approved) return 'approved';
  const total = OTHERS.reduce((sum, [, weight]) => sum + weight, 0);
  let left = ((place - approved) / (cases - approved)) * total;
  for (const [status, weight] of OTHERS) {
    if (left < weight) return status;
    left -= weight;
  }
  return 'submitted';
}

/** About 0.618 of the whole and without a common factor: neighbours land far apart and every place is taken once. */
function strideFor(cases: number): number {
  let stride = Math.max(1, Math.floor(cases * 0.618));
  while (commonFactor(stride, cases) !== 1) stride += 1;
  return stride;
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}

/** The steps that lead to a status, with the detours that real files take. */
export function pathTo(status: Outcome, random: SeededRandom): readonly StepKind[] {
  const supplemented: readonly StepKind[] = ['submit', 'request-supplement', 'record-supplement'];
  const received: readonly StepKind[] = random.chance(0.27) ? supplemented : ['submit'];
  const accepted: readonly StepKind[] = [...received, 'accept'];
  const streetPassed: readonly StepKind[] = random.chance(0.07)
    ? [...accepted, 'pass-street', 'return-to-street', 'pass-street']
    : [...accepted, 'pass-street'];
  const districtPassed: readonly StepKind[] = random.chance(0.05)
    ? [...streetPassed, 'pass-district', 'return-to-district', 'pass-district']
    : [...streetPassed, 'pass-district'];
  const rejected: readonly StepKind[] = [...districtPassed, 'reject'];
  switch (status) {
    case 'submitted':
      return ['submit'];
    case 'awaiting-supplement':
      return ['submit', 'request-supplement'];
    case 'supplemented':
      return supplemented;
    case 'street-review':
      return random.chance(0.12) ? [...accepted, 'pass-street', 'return-to-street'] : accepted;
    case 'district-review':
      return random.chance(0.1) ? [...streetPassed, 'pass-district', 'return-to-district'] : streetPassed;
    case 'city-decision':
      return districtPassed;
    case 'approved':
      return random.chance(0.04)
        ? [...rejected, 'request-recheck', 'overturn-rejection']
        : [...districtPassed, 'approve'];
    case 'rejected':
      return rejected;
    case 'recheck':
      return [...rejected, 'request-recheck'];
    case 'rejection-confirmed':
      return [...rejected, 'request-recheck', 'confirm-rejection'];
    case 'withdrawn':
      return [...random.pick([['submit'], accepted, streetPassed, supplemented] as const), 'withdraw'];
  }
}
