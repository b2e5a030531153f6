/** The lists of arrears: everybody who is late, who is left alone until a day, who pays by an agreement. */
export const arrearsLists = ['all', 'paused', 'agreed'] as const;

export type ArrearsList = (typeof arrearsLists)[number];
