/**
 * Takes batches of other desks, which came on a stick, to the hub: their documents first. What the hub has taken, or
 * will never take in this form, is not kept; the desk that wrote it has it still and makes another file.
 */
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { AbortSignalLike } from '../../../protocol/transport.ts';
import { type CarriedBatch, dropCarried, nextCarried } from '../../../store/sync/carried.ts';
import { hubState } from '../../../store/sync/hub-state.ts';
import { judgeFailure } from '../../../sync/sync-stop.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { DocumentCourier } from '../document-courier.ts';
import type { HubClient, HubResult } from '../hub-client.ts';
import type { HubFailure } from '../hub-failure.ts';

export interface CarriedReport {
  readonly taken: number;
  /** The hub had them already. */
  readonly repeated: number;
  /** Why the first that the hub did not take was not taken: a code of the protocol. */
  readonly refused: string | null;
}

export interface Carrying {
  readonly client: HubClient;
  readonly documents: DocumentCourier;
  readonly signal: AbortSignalLike;
}

/** All that waits. An error when the hub cannot be reached: the rest waits on. */
export async function carryAll(desk: OpenDesk, carrying: Carrying): Promise<Result<CarriedReport, HubFailure>> {
  const { db } = desk.file;
  let report: CarriedReport = { taken: 0, repeated: 0, refused: null };
  for (let next = nextCarried(db, 0); next !== undefined; next = nextCarried(db, next.id)) {
    const outcome = await carryOne(next, { ...carrying, known: hubState(db)?.epoch ?? '' });
    if (!outcome.ok) return outcome;
    dropCarried(db, next.id);
    if (outcome.value === 'taken') report = { ...report, taken: report.taken + 1 };
    else if (outcome.value === 'repeated') report = { ...report, repeated: report.repeated + 1 };
    else report = { ...report, refused: report.refused ?? outcome.value };
  }
  return ok(report);
}

async function carryOne(
  { batch, epoch }: CarriedBatch,
  { client, documents, signal, known }: Carrying & { readonly known: string },
): Promise<HubResult<string>> {
  const sent = await documents.send(batch, signal);
  if (!sent.ok) return forGood(sent.error);
  const answer = await client.push({ batch, epoch: epoch ?? known }, signal);
  if (!answer.ok) return forGood(answer.error);
  const { value } = answer;
  switch (value.kind) {
    case 'accepted':
      return ok(value.repeated ? 'repeated' : 'taken');
    case 'gap':
      // The hub has come further than this file: what is in it is there, or its owner has begun anew.
      return ok(value.head.deviceSequence >= batch.seal.lastSequence ? 'repeated' : 'gap');
    case 'behind':
    case 'other-log':
      return ok(value.kind);
    case 'refused':
      return ok(value.reason);
  }
}

/** What the hub will say to this batch every time is an answer; anything else passes. */
function forGood(failure: HubFailure): HubResult<string> {
  const isAboutBatch = failure.kind === 'problem' && !judgeFailure(failure).passes && !isAboutUs(failure.problem.code);
  return isAboutBatch ? ok(failure.problem.code) : err(failure);
}

/** The hub does not serve this desk itself: nothing is known about the batch. */
function isAboutUs(code: string): boolean {
  return ['unknown-device', 'revoked', 'bad-signature', 'protocol-unsupported'].includes(code);
}
