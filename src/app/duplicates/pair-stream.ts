import type { CaseOfPair, PairInView } from '../../domain/duplicate/available-actions.ts';
import { pairReasons } from '../../domain/duplicate/evidence.ts';
import { duplicateFactsOf } from '../../domain/duplicate/facts.ts';
import { type PairId, pairIdOf } from '../../domain/duplicate/pair-id.ts';
import { type PairState, type RecordedPairEvent, foldPair } from '../../domain/duplicate/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { factDigest, isCrowd, sharing, storedKey } from '../../store/duplicates/duplicate-rows.ts';
import { characterSound } from '../../store/projections/character-sound.ts';
import { type LoadedApplication, loadApplication } from '../application/application-stream.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function pairStream({ low, high }: PairId): string {
  return `pair:${low}.${high}`;
}

/** The two cases of a pair's stream; undefined for a stream of another kind. */
export function casesOfPairStream(stream: string): PairId | undefined {
  const [, low, high] = /^pair:([^.]+)\.([^.]+)$/.exec(stream) ?? [];
  if (low === undefined || high === undefined) return undefined;
  return { low: low as CaseId, high: high as CaseId };
}

export interface LoadedPair extends PairInView {
  readonly id: PairId;
  /** Of the pair's stream, 0 while nothing was decided; and of the cases'. */
  readonly version: number;
  readonly lowCase: LoadedApplication;
  readonly highCase: LoadedApplication;
  readonly low: CaseOfPair;
  readonly high: CaseOfPair;
  readonly state: PairState;
}

/** Both cases as they are, and why they may be one; undefined where one of them is not here or both are the same. */
export function loadPair(file: CaseFile, one: CaseId, other: CaseId): LoadedPair | undefined {
  const id = pairIdOf(one, other);
  const lowCase = one === other ? undefined : loadApplication(file, id.low);
  const highCase = loadApplication(file, id.high);
  if (lowCase === undefined || highCase === undefined) return undefined;
  const { version, events } = file.load(pairStream(id));
  const facts = [lowCase, highCase].map(({ state }) => duplicateFactsOf(state.content, state.receivedOn));
  const [lowFacts, highFacts] = facts;
  const reasons =
    lowFacts === undefined || highFacts === undefined
      ? []
      : pairReasons(lowFacts, highFacts, {
          soundOf: characterSound,
          digest: factDigest,
          isCrowded: (key) => {
            const stored = storedKey(key);
            return isCrowd(stored, sharing(file.db, stored));
          },
        });
  const state = foldPair(typedEvents<RecordedPairEvent>(events, 'pair'));
  return { id, version, lowCase, highCase, low: lowCase.state, high: highCase.state, state, reasons };
}
