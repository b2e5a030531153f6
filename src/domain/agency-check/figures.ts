import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckSource } from './source.ts';
import type { CheckEvidence, ChecksState } from './state.ts';

/**
 * The figures of a case's checks as its stream alone gives them, for lists: no date and no policy goes in. When an
 * answer gets stale is what its event said; a later version of the policy counts with the next answer.
 */
export interface CheckFigures {
  /** Questions that the programme asks, as last counted. */
  readonly needed: number;
  /** Questions with an answer that agrees with the declaration or was ruled on. */
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
  /** Questions whose last try failed and that have no answer. */
  readonly failed: number;
  readonly changed: number;
  /** UTC milliseconds of the oldest of each; null without one. */
  readonly waitingSince: number | null;
  readonly mismatchSince: number | null;
  readonly changedSince: number | null;
  /** The last day on which every answer counts that is not being asked again; null without one. */
  readonly countsUntil: PlainDate | null;
}

export function checkFigures(state: ChecksState): CheckFigures {
  const last = new Map<string, CheckEvidence>();
  for (const evidence of state.evidence) last.set(cellKey(evidence), evidence);
  const mismatches = [...last.values()].filter((evidence) => openFields(state, evidence).length > 0);
  const waiting = state.requests.filter((request) => request.end === null);
  const lastRequests = new Map(state.requests.map((request) => [cellKey(request), request]));
  const failed = [...lastRequests].filter(([key, request]) => request.end?.kind === 'failed' && !last.has(key));
  return {
    needed: Math.max(state.needed, last.size),
    done: last.size - mismatches.length,
    waiting: waiting.length,
    mismatches: mismatches.length,
    failed: failed.length,
    changed: state.changed.length,
    waitingSince: earliest(waiting.map(({ requestedAt }) => requestedAt)),
    mismatchSince: earliest(mismatches.map(({ keptAt }) => keptAt)),
    changedSince: state.changedSince,
    countsUntil: firstEnd([...last], new Set(waiting.map(cellKey))),
  };
}

/** The fields of an answer that differ and were not ruled on. */
function openFields(state: ChecksState, evidence: CheckEvidence): readonly string[] {
  const ruled = new Set(
    state.rulings
      .filter((ruling) => ruling.evidenceId === evidence.evidenceId)
      .flatMap((ruling) => ruling.fields.map(({ field }) => field)),
  );
  return evidence.differences.filter((field) => !ruled.has(field));
}

function firstEnd(
  answers: readonly (readonly [key: string, evidence: CheckEvidence])[],
  waiting: ReadonlySet<string>,
): PlainDate | null {
  const ends = answers.flatMap(([key, { countsUntil, validUntil }]) =>
    waiting.has(key) ? [] : [countsUntil ?? validUntil ?? []].flat(),
  );
  return ends.toSorted()[0] ?? null;
}

function cellKey({ person, source }: { readonly person: string; readonly source: CheckSource }): string {
  return `${person} ${source}`;
}

function earliest(times: readonly number[]): number | null {
  return times.length === 0 ? null : times.reduce((first, time) => Math.min(first, time));
}
