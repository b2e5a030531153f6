/**
 * Where one person's check at one registry stands on a day: the matrix on the case page is one of these per person and
 * source. "Not asked", "no record" and "failed" are three different things, and so are "queued" and "asked".
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import type { AgencyFailure } from './agency-port.ts';
import type { CheckPolicy } from './check-policy.ts';
import { consentFor } from './consent.ts';
import type { Difference } from './difference-fields.ts';
import { differencesOf } from './differences.ts';
import type { FieldRuling } from './events.ts';
import { validUntilOf } from './last-day.ts';
import { neededSources } from './needed-sources.ts';
import { assetsReportedBefore } from './reported-assets.ts';
import type { CheckSource } from './source.ts';
import type { CheckEvidence, CheckRequestState, ChecksState } from './state.ts';

export const cellStates = [
  'not-needed',
  'no-consent',
  'not-asked',
  'waiting',
  'asked',
  'answered',
  'none',
  'failed',
  'stale',
  'mismatch',
  'ruled',
] as const;

export type CellState = (typeof cellStates)[number];

export interface CheckCell {
  readonly person: string;
  readonly name: string;
  readonly source: CheckSource;
  readonly state: CellState;
  /** What counts, also while it is asked again; null before the first answer. */
  readonly evidence: CheckEvidence | null;
  /** The last day on which the evidence counts. */
  readonly validUntil: PlainDate | null;
  /** The question that waits for its answer. */
  readonly pending: CheckRequestState | null;
  /** Why the last question got no answer. */
  readonly failure: AgencyFailure | null;
  readonly failureDetail: string;
  readonly differences: readonly CellDifference[];
}

export interface CellDifference extends Difference {
  /** Null while nobody ruled on these two values. */
  readonly ruling: FieldRuling | null;
}

export interface MatrixInput {
  readonly content: ApplicationContent;
  readonly checks: ChecksState;
  readonly policy: CheckPolicy;
  readonly on: PlainDate;
  /** Since when the household is another than it was: an answer as of before says nothing of it. */
  readonly changedOn?: PlainDate | null;
  /** Requests that are on the line right now; others that wait are queued. */
  readonly inFlight?: ReadonlySet<string>;
}

/** Every member with every registry that is asked about anybody of the household or holds an answer. */
export function checkMatrix(input: MatrixInput): readonly CheckCell[] {
  const needed = new Map(
    input.content.members.map((member) => [
      member.identityNumber,
      new Set(neededSources(input.content, member, input.on)),
    ]),
  );
  const sources = new Set([...needed.values()].flatMap((of) => [...of]));
  for (const { source } of input.checks.evidence) sources.add(source);
  return input.content.members.flatMap((member) =>
    [...sources].map((source) =>
      cellOf(input, { member, source, isNeeded: needed.get(member.identityNumber)?.has(source) === true }),
    ),
  );
}

interface CellPlace {
  readonly member: HouseholdMember;
  readonly source: CheckSource;
  readonly isNeeded: boolean;
}

function cellOf(input: MatrixInput, { member, source, isNeeded }: CellPlace): CheckCell {
  const cell = { person: member.identityNumber, source };
  const isHere = (of: { readonly person: string; readonly source: CheckSource }): boolean =>
    of.person === cell.person && of.source === source;
  const evidence = input.checks.evidence.findLast(isHere) ?? null;
  const last = input.checks.requests.findLast((request) => isHere(request) && request.end?.kind !== 'cancelled');
  const pending = last?.end === null ? last : null;
  const failed = last?.end?.kind === 'failed' ? last.end : null;
  const differences = evidence === null ? [] : ruledDifferences(input, member, evidence);
  const base = {
    ...cell,
    name: member.name,
    evidence,
    validUntil: evidence === null ? null : validUntilOf(evidence, input),
    pending,
    failure: failed?.failure ?? null,
    failureDetail: failed?.detail ?? '',
    differences,
  };
  return { ...base, state: stateOf(input, base, isNeeded) };
}

function stateOf(input: MatrixInput, cell: Omit<CheckCell, 'state'>, isNeeded: boolean): CellState {
  if (cell.pending !== null) return input.inFlight?.has(cell.pending.requestId) === true ? 'asked' : 'waiting';
  if (cell.evidence !== null && cell.validUntil !== null && input.on <= cell.validUntil) {
    if (cell.differences.some(({ ruling }) => ruling === null)) return 'mismatch';
    if (cell.differences.length > 0) return 'ruled';
    return cell.evidence.finding.outcome === 'found' ? 'answered' : 'none';
  }
  if (cell.failure !== null) return 'failed';
  if (cell.evidence !== null) return 'stale';
  if (!isNeeded) return 'not-needed';
  return consentFor(input.checks, cell, input.on) === undefined ? 'no-consent' : 'not-asked';
}

function ruledDifferences(
  input: MatrixInput,
  member: HouseholdMember,
  evidence: CheckEvidence,
): readonly CellDifference[] {
  const { content, checks, policy, on } = input;
  const assetsBefore = assetsReportedBefore(input, evidence);
  const declared = { content, member, incomeTolerance: policy.incomeTolerance, assetsBefore, on };
  return differencesOf(evidence.source, evidence.finding, declared).map((difference) => ({
    ...difference,
    ruling: rulingOn(checks, evidence, difference),
  }));
}

/** The newest ruling on these very two values: an answer that says the same again needs none. */
function rulingOn(checks: ChecksState, evidence: CheckEvidence, difference: Difference): FieldRuling | null {
  return (
    checks.rulings
      .filter((ruling) => ruling.person === evidence.person && ruling.source === evidence.source)
      .flatMap((ruling) => ruling.fields)
      .findLast(
        (field) =>
          field.field === difference.field &&
          field.declared === difference.declared &&
          field.registry === difference.registry,
      ) ?? null
  );
}

export interface CheckCounts {
  /** Cells that the programme asks for. */
  readonly needed: number;
  /** Of them: answered, without a difference that nobody ruled on, and still valid. */
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
}

/** The figures of a case's matrix, as the queue shows them: 核验 5/8. */
export function checkCounts(cells: readonly CheckCell[]): CheckCounts {
  const of = (...states: readonly CellState[]): number => cells.filter((cell) => states.includes(cell.state)).length;
  return {
    needed: cells.length - of('not-needed'),
    done: of('answered', 'none', 'ruled'),
    waiting: of('waiting', 'asked'),
    mismatches: of('mismatch'),
  };
}
