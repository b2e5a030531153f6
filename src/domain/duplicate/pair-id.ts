import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { cityOf, districtOf } from '../office/office.ts';

/** Two cases, the lower id first, so that a pair has one name whichever of them one comes from. */
export interface PairId {
  readonly low: CaseId;
  readonly high: CaseId;
}

export function pairIdOf(one: CaseId, other: CaseId): PairId {
  return one < other ? { low: one, high: other } : { low: other, high: one };
}

/** The lowest office that covers both streets: whoever decides on the pair works there or above. */
export function officeOverBoth(one: OfficeId, other: OfficeId): OfficeId {
  if (one === other) return one;
  return districtOf(one) === districtOf(other) ? districtOf(one) : cityOf(one);
}
