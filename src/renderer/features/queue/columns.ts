/** The columns of a queue. Sorting happens in the store, so only what it can sort by has `sort`. */
export const columns = [
  { name: 'case-no', sort: 'case-no', numeric: false },
  { name: 'applicant', sort: null, numeric: false },
  { name: 'programme', sort: null, numeric: false },
  { name: 'size', sort: null, numeric: true },
  { name: 'channel', sort: null, numeric: false },
  { name: 'received', sort: 'received', numeric: false },
  { name: 'clock', sort: null, numeric: false },
  { name: 'missing', sort: null, numeric: false },
  { name: 'checks', sort: null, numeric: false },
  { name: 'last', sort: null, numeric: false },
  { name: 'due', sort: 'due', numeric: true },
] as const;

export type Sort = 'due' | 'received' | 'case-no';
