/** The accounts of a lease's ledger. Every entry touches at least two of them and comes to nought. */
export const accounts = [
  /** What the tenant owes; below nought: what was paid ahead. */
  'tenant',
  /** Rent of the home: non-tax revenue where the home is the government's (PRH-23). */
  'rent',
  'late-fee',
  /** What the treasury pays of the rent in the tenant's place (PRH-22). */
  'subsidy',
  /** Held for the tenant, and given back. */
  'deposit',
  /** What came in and went out. */
  'money',
] as const;

export type Account = (typeof accounts)[number];

/** Fen; above nought a debit, below it a credit. */
export interface Posting {
  readonly account: Account;
  readonly fen: number;
}

/** Postings that come to nought on their own are left out. */
export function postings(...lines: readonly (readonly [account: Account, fen: number])[]): readonly Posting[] {
  return lines.filter(([, fen]) => fen !== 0).map(([account, fen]) => ({ account, fen }));
}

export function reversed(lines: readonly Posting[]): readonly Posting[] {
  return lines.map(({ account, fen }) => ({ account, fen: -fen }));
}

export function sumOf(lines: readonly Posting[], account: Account): number {
  return lines.reduce((sum, line) => (line.account === account ? sum + line.fen : sum), 0);
}
