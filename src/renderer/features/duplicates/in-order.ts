/** Two of a pair as people read them: what was received first stands first. */
export function inOrder<Case extends { readonly receivedOn: string; readonly caseNo: string }>(
  one: Case,
  other: Case,
): readonly [Case, Case] {
  const [first, second] = [one, other].map(({ receivedOn, caseNo }) => `${receivedOn} ${caseNo}`);
  return (first ?? '') <= (second ?? '') ? [one, other] : [other, one];
}
