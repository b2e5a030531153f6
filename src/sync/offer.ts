/**
 * After a hub was restored from an old backup: offers it the runs of other devices that it lost and this desk has whole,
 * in their old order, beside this desk's own chain. Another desk may be quicker; a run that does not fit is left for
 * its owner.
 */
import type { AbortSignalLike } from '../protocol/transport.ts';
import type { OfferPlace, StoredLink, SyncPorts } from './ports.ts';
import type { LineFailure } from './sync-stop.ts';

export interface OfferRound {
  /** The last run that was tried in this round. */
  at: OfferPlace | null;
  isOver: boolean;
  /** Something was taken since the round began: what did not fit before may fit now. */
  mayHelp: boolean;
}

export type Offered =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'went-on' }
  | { readonly kind: 'failed'; readonly failure: LineFailure };

export function newOfferRound(): OfferRound {
  return { at: null, isOver: false, mayHelp: false };
}

export interface OfferTo {
  readonly link: Pick<StoredLink, 'epoch'>;
  readonly signal: AbortSignalLike;
}

export async function offerNext(ports: SyncPorts, round: OfferRound, { link, signal }: OfferTo): Promise<Offered> {
  if (round.isOver && !round.mayHelp) return { kind: 'nothing' };
  if (round.isOver) Object.assign(round, newOfferRound());
  const offer = ports.store.nextOffer(round.at);
  if (offer === undefined) {
    round.isOver = true;
    return { kind: 'nothing' };
  }
  const answer = await ports.push({ batch: offer.batch, epoch: link.epoch, isLost: true }, signal);
  if (!answer.ok && answer.error.kind !== 'problem') return { kind: 'failed', failure: answer.error };
  round.at = offer.place;
  if (answer.ok && answer.value.kind === 'accepted') {
    ports.store.offered(offer, answer.value.hubSequence);
    round.mayHelp = true;
  }
  // The next read says which log it is now, and begins another round.
  if (answer.ok && answer.value.kind === 'other-log') Object.assign(round, newOfferRound(), { isOver: true });
  return { kind: 'went-on' };
}
