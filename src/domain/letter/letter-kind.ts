/** The letters of a case, in the order in which a case comes to them. */
export const letterKinds = ['supplement', 'receipt', 'promise', 'decision', 'recheck', 'objection'] as const;

export type LetterKind = (typeof letterKinds)[number];
