import type { RecordedDrawEvent } from '../../domain/draw/events.ts';
import { foldDraw } from '../../domain/draw/evolve.ts';
import type { DrawState } from '../../domain/draw/state.ts';
import type { CaseFile } from '../../store/case-file.ts';

export function drawStream(drawId: string): string {
  return `draw:${drawId}`;
}

export interface LoadedDraw {
  readonly version: number;
  readonly state: DrawState;
}

/** Undefined while the draw is not frozen. */
export function loadDraw(file: Pick<CaseFile, 'load'>, drawId: string): LoadedDraw | undefined {
  const { version, events } = file.load(drawStream(drawId));
  const state = foldDraw(events as unknown as readonly RecordedDrawEvent[]);
  return state === undefined ? undefined : { version, state };
}
