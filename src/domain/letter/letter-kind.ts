/** The letters of a case, in the order in which a case comes to them. */
export const letterKinds = ['supplement', 'receipt', 'promise', 'decision', 'recheck', 'objection'] as const;

export type LetterKind = (typeof letterKinds)[number];

/** What is written about what is heard. */
const reportKinds = ['weekly-report'] as const;

/** Everything that an office has a Word template for. */
export const templateKinds = [...letterKinds, ...reportKinds] as const;

export type TemplateKind = (typeof templateKinds)[number];
