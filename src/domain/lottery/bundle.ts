/**
 * What is published of a draw, in the words of the protocol anju-draw/1 (docs/draw-protocol.md). Every number is an
 * integer; `no` and pool ids are codes that sort as ASCII.
 */
export const DRAW_PROTOCOL = 'anju-draw/1';

export const bundleFileNames = ['plan.json', 'roster.ndjson', 'units.ndjson', 'seed.json', 'result.ndjson'] as const;

export type BundleFileName = (typeof bundleFileNames)[number];

export type HashName = 'sha256' | 'sm3';

/** Who will supply which characters of the seed; declared before anything is drawn. */
export interface Contribution {
  readonly id: string;
  readonly org: string;
  readonly label: string;
  /** The characters that a value may hold. */
  readonly alphabet: string;
  /** Exactly how many. */
  readonly length: number;
}

export interface DrawRound {
  readonly tiers: readonly number[];
  /** Seats per pool; a pool that is not named gets none. `rest`: all that are left. */
  readonly seats: Readonly<Record<string, number>> | 'rest';
}

export interface DrawPlan {
  readonly protocol: typeof DRAW_PROTOCOL;
  readonly drawId: string;
  readonly title: string;
  readonly city: string;
  readonly hash: HashName;
  readonly rosterRoot: string;
  readonly rosterCount: number;
  readonly unitRoot: string;
  readonly unitCount: number;
  readonly pools: readonly { readonly id: string; readonly label: string }[];
  readonly rounds: readonly DrawRound[];
  /** How those who were not chosen are ordered. */
  readonly reserves: 'by-tier' | 'by-key';
  /** `order`: rank is the order of choosing a flat. `unit`: rank r gets the r-th drawn unit. */
  readonly assign: 'order' | 'unit';
  readonly contributions: readonly Contribution[];
  /** A 演练: can never be published as a result. */
  readonly rehearsal: boolean;
  /** Plan hash of the draw that this one replaces. */
  readonly previous: string | null;
}

/** One registered household. */
export interface RosterEntry {
  readonly no: string;
  /** Pool ids in order of preference. */
  readonly pools: readonly string[];
  readonly tier: number;
  readonly tickets: number;
  /** Masked name. */
  readonly name: string;
  /** Commitment to the identity number: `H(salt ":" identityNumber)`. */
  readonly id: string;
}

/** What of an entry the draw looks at. */
export type DrawEntry = Pick<RosterEntry, 'no' | 'pools' | 'tier' | 'tickets'>;

export interface DrawUnit {
  readonly no: string;
  readonly pool: string;
}

/** A chosen household (`round` ≥ 1), or a reserve (`pool` empty, `round` 0). */
export interface ResultRow {
  readonly no: string;
  readonly pool: string;
  readonly rank: number;
  readonly round: number;
  readonly key: string;
  /** With `assign: "unit"` only. */
  readonly unit?: string;
}

/** Lower-case hex digest of a text's UTF-8 bytes under the plan's hash. */
export type HexHash = (text: string) => string;
