/**
 * After a hub was restored, some of what an older log had brought will never come again, and nobody says so: its device
 * decided otherwise, in a run that holds nothing for this office. So the desk asks for the ends of the chains, then reads
 * to the head, and what the hub has passed without bringing it gives way. Once for every time that it waits for news.
 */
import type { EndsAnswer, PullAnswer } from '../protocol/messages.ts';
import type { AbortSignalLike } from '../protocol/transport.ts';
import type { Offered } from './offer.ts';
import type { AppliedPage, StoredLink, SyncPorts } from './ports.ts';

export interface EndsRound {
  /** Asked for, and not to the head since. */
  asked: EndsAnswer | null;
  isDone: boolean;
}

export function newEndsRound(): EndsRound {
  return { asked: null, isDone: false };
}

export interface AskEnds {
  readonly link: Pick<StoredLink, 'epoch' | 'isUnsettled'>;
  readonly signal: AbortSignalLike;
}

export async function askEnds(ports: SyncPorts, round: EndsRound, { link, signal }: AskEnds): Promise<Offered> {
  if (!link.isUnsettled || round.isDone || round.asked !== null) return { kind: 'nothing' };
  const answer = await ports.ends(signal);
  if (!answer.ok) return { kind: 'failed', failure: answer.error };
  round.asked = answer.value;
  return { kind: 'went-on' };
}

/** A page was applied. Ends of another log than that of the page say nothing. */
export function settleEnds(
  { store }: Pick<SyncPorts, 'store'>,
  round: EndsRound,
  page: Pick<PullAnswer, 'epoch' | 'upTo' | 'head'>,
): Pick<AppliedPage, 'rebased' | 'conflicts'> | undefined {
  const { asked } = round;
  if (asked === null || page.upTo !== page.head) return undefined;
  Object.assign(round, { asked: null, isDone: true });
  if (asked.epoch !== page.epoch) return undefined;
  const isAllHeard = asked.unheard === 0;
  return store.giveWay({ ends: asked.ends, isAllHeard, revoked: isAllHeard ? (asked.revoked ?? []) : [] });
}
