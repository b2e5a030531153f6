import { createHash } from 'node:crypto';
import { type Ban, type BanEvent, foldBans } from '../../domain/waitlist/ban.ts';
import type { WaitingEvent } from '../../domain/waitlist/events.ts';
import { foldWaiting } from '../../domain/waitlist/evolve.ts';
import type { WaitingState } from '../../domain/waitlist/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

/** A household's place in the list is a stream beside the case's own. */
export function waitingStream(caseId: CaseId): string {
  return `waiting:${caseId}`;
}

/** The stream of an identity number's bans; the number itself is not in the name. */
export function banStream(identityNumber: string): string {
  const digest = createHash('sha256').update(`anju-ban/1 identity ${identityNumber}`).digest('hex');
  return `ban:${digest.slice(0, 32)}`;
}

type Loading = Pick<CaseFile, 'load'>;

export interface LoadedWaiting {
  /** 0 while the household is not registered. */
  readonly version: number;
  readonly state: WaitingState | undefined;
}

export function loadWaiting(file: Loading, caseId: CaseId): LoadedWaiting {
  const { version, events } = file.load(waitingStream(caseId));
  return { version, state: foldWaiting(typedEvents<WaitingEvent>(events, 'waiting')) };
}

export interface LoadedBans {
  readonly version: number;
  readonly bans: readonly Ban[];
}

export function loadBans(file: Loading, stream: string): LoadedBans {
  const { version, events } = file.load(stream);
  return { version, bans: foldBans(typedEvents<BanEvent>(events, 'ban')) };
}
