/** A rule of Order 11 or of a law beside it, in our words, with its numbers where it has any (PRH-01 … PRH-48). */
export interface NationalRule {
  /** e.g. `Order 11, Art. 9`. */
  readonly article: string;
  readonly zh: string;
  readonly en: string;
  readonly numbers: readonly {
    readonly what: string;
    readonly amount: number;
    readonly unit: 'working-days' | 'calendar-days' | 'months' | 'years' | 'times' | 'fen' | 'items';
  }[];
}
