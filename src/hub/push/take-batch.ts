import type { Batch } from '../../protocol/batch.ts';
import type { HubContext } from '../context.ts';
import type { DeviceState, HubLog } from '../log/hub-log.ts';
import { isSignedBy, sha256Hex } from '../signature.ts';
import { type PushVerdict, decidePush } from './decide-push.ts';
import { prepareBatch } from './prepare-batch.ts';
import { problem } from './push-problem.ts';

export interface PushOrigin {
  readonly caller: DeviceState;
  /** Size as it came, uncompressed. */
  readonly bytes: number;
  /** As it came packed, where that is to be kept. */
  readonly packed?: Uint8Array | undefined;
  /** The log that the batch was decided on. */
  readonly epoch: string;
  /** The seal of the run that it was sent behind, before the answer to that one was there. */
  readonly follows?: string | undefined;
  /** The caller read it in an older log of this hub. */
  readonly isLost?: boolean;
}

/** Checks a batch, and writes it when it fits; whoever brings it, it is its author's. */
export async function takeBatch(
  { log, now, turns }: Pick<HubContext, 'log' | 'now' | 'turns'>,
  batch: Batch,
  origin: PushOrigin,
): Promise<PushVerdict> {
  const { caller, bytes, packed, epoch, follows, isLost = false } = origin;
  const author = batch.seal.device === caller.device ? caller : await deviceIn(log, batch.seal.device, caller);
  if (author === undefined) return problem('unknown-device', 'the device that sealed the batch');
  const prepared = prepareBatch(
    batch,
    { city: caller.city, bytes, packed, isCarried: author !== caller },
    {
      sha256: sha256Hex,
      isSignedBy: (_device, text, signature) => isSignedBy(author.publicKey, text, signature),
    },
  );
  if (!prepared.ok) return prepared.error;
  const carrier = author === caller ? undefined : caller.office;
  const context = { now: now(), sha256: sha256Hex, epoch, follows, carrier, isLost };
  const { question } = prepared.value;
  const verdict = await turns.behind(
    { seal: batch.seal.signature, follows },
    () => log.push<PushVerdict>(question, (facts) => decidePush(facts, prepared.value, context)),
    ({ kind }) => kind === 'gap',
  );
  if (verdict.kind === 'accepted' && author !== caller)
    await vouch(log, { author, caller, documents: question.documents });
  return verdict;
}

interface Carried {
  readonly author: DeviceState;
  readonly caller: DeviceState;
  readonly documents: readonly string[];
}

/**
 * A desk without a line gave its documents to the desk that carries its batches. What that desk has sent, or sees, counts
 * as sent by the one that named it; otherwise nobody could ever see it, for the author is never here.
 */
async function vouch(log: HubLog, { author, caller, documents }: Carried): Promise<void> {
  for (const hash of documents) {
    if ((await log.documentStanding(caller, hash)) === 'visible') await log.noteDocument(author, hash);
  }
}

async function deviceIn(log: HubLog, device: string, caller: DeviceState): Promise<DeviceState | undefined> {
  const found = /^[\w.-]{1,64}$/.test(device) ? await log.device(device) : undefined;
  return found?.city === caller.city ? found : undefined;
}
