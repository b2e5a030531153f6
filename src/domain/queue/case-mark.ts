/**
 * What a case may carry beside the step in which it stands, each a bit of its row and a list of its own. The bits are
 * kept by triggers of the tables that know (migration 0008), so that every list has its own short index and its count.
 * A new mark is added at the end: its place is what is stored.
 */
export const caseMarks = ['waiting-agency', 'mismatch', 'evidence-changed', 'green'] as const;

export type CaseMark = (typeof caseMarks)[number];

/** The bit of a mark in a row. */
export function markBit(mark: CaseMark): number {
  return 1 << caseMarks.indexOf(mark);
}
