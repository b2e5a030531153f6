/** By what the chosen of a draw are compared with chance (domain reference §3.3: what press and courts asked about). */
export const checkDimensions = [
  'pool',
  'tier',
  'street',
  /** Who registered the household's intent. */
  'registrar',
  /** Who passed the household in the re-review. */
  'reviewer',
  /** Households of the roster that gave one telephone number: as a rule one agent, or one employer. */
  'telephone',
  /** Households of the roster that gave one address. */
  'address',
  /** Chosen households that stand beside each other in the roster. */
  'neighbours',
] as const;

export type CheckDimension = (typeof checkDimensions)[number];

/** Households of one kind; `label` is what a screen looks up: an id, a number, a name. */
export interface CheckGroup {
  readonly dimension: CheckDimension;
  readonly label: string;
  /** Places in the roster, ascending. */
  readonly members: readonly number[];
}

/** What the desk knows of a line beside the roster; a label that is null is not known here, and says nothing. */
export interface LineFacts {
  readonly no: string;
  readonly street: string | null;
  readonly registrar: string | null;
  readonly reviewer: string | null;
  readonly telephone: string | null;
  readonly address: string | null;
}
