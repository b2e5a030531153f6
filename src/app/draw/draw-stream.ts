import type { DrawEvent, RecordedDrawEvent } from '../../domain/draw/events.ts';
import { foldDraw } from '../../domain/draw/evolve.ts';
import type { DrawState } from '../../domain/draw/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { readStream } from '../../store/event-log.ts';
import { typedEvents } from '../../store/typed-events.ts';
import type { OpenDesk } from '../open-desk.ts';

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
  const state = foldDraw(typedEvents<RecordedDrawEvent>(events, 'draw'));
  return state === undefined ? undefined : { version, state };
}

/** With each event's place in the chain of its device, as the log of the ceremony shows it. */
export function drawHistory({ file }: Pick<OpenDesk, 'file'>, drawId: string): readonly (DrawEvent & Envelope)[] {
  const envelopes = readStream(file.db, drawStream(drawId)).map(({ envelope }) => envelope);
  return typedEvents<DrawEvent & Envelope>(envelopes, 'draw');
}
