/** What registries still have to be asked for a household's re-review (PRH-13). */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckCell } from '../agency-check/cell.ts';
import { consentFor } from '../agency-check/consent.ts';
import type { CheckSource } from '../agency-check/source.ts';
import type { ChecksState } from '../agency-check/state.ts';
import { isNewAnswer } from './decide-review.ts';

export interface OpenQuestions {
  readonly ask: readonly { readonly person: string; readonly source: CheckSource }[];
  /** Asked, and not answered yet. */
  readonly waiting: number;
  /** Nobody agreed that these be asked. */
  readonly unconsented: number;
  /** A person has to rule on what came; asking again gives the same. */
  readonly toRule: number;
}

interface Questioning {
  readonly checks: ChecksState;
  readonly on: PlainDate;
  /** The first day of the plan's window: older answers do not count for the review. */
  readonly since: PlainDate;
}

export function openQuestions(cells: readonly CheckCell[], { checks, on, since }: Questioning): OpenQuestions {
  const ask: OpenQuestions['ask'][number][] = [];
  let [waiting, unconsented, toRule] = [0, 0, 0];
  for (const cell of cells) {
    const { person, source, state, evidence, pending } = cell;
    if (state === 'not-needed' || isNewAnswer(cell, since)) continue;
    if (pending !== null) waiting += 1;
    else if (state === 'mismatch' && evidence !== null && evidence.asOf >= since) toRule += 1;
    else if (consentFor(checks, { person, source }, on) === undefined) unconsented += 1;
    else ask.push({ person, source });
  }
  return { ask, waiting, unconsented, toRule };
}
