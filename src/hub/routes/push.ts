import { type Batch, batchSchema } from '../../protocol/batch.ts';
import type { ProblemCode } from '../../protocol/messages.ts';
import type { HubContext } from '../context.ts';
import { type DeviceState, type HubLog } from '../log/hub-log.ts';
import { type PushVerdict, decidePush } from '../push/decide-push.ts';
import { prepareBatch } from '../push/prepare-batch.ts';
import { problem } from '../push/push-problem.ts';
import { readBody } from '../request/read-body.ts';
import { type Reply, refusal } from '../request/reply.ts';
import { isSignedBy, sha256Hex } from '../signature.ts';
import type { SignedCall } from './route.ts';

/** A batch of the caller's, or one that it carries for another device: the seal proves whose it is. */
export async function push(context: HubContext, { request, caller, query }: SignedCall): Promise<Reply> {
  const body = readBody(request, batchSchema, context.limits.bodyBytes);
  if (!body.ok) return body.error;
  const { value: batch, bytes } = body.value;
  const epoch = query.get('epoch');
  if (epoch === null) return refusal('malformed', 'a push says on which log it stands');
  const verdict = await takeBatch(context, batch, { caller: caller.device, bytes, epoch });
  return replyOf(context, batch, verdict);
}

interface PushOrigin {
  readonly caller: DeviceState;
  /** Size as it came, uncompressed. */
  readonly bytes: number;
  /** The log that the batch was decided on. */
  readonly epoch: string;
}

async function takeBatch(
  { log, now }: Pick<HubContext, 'log' | 'now'>,
  batch: Batch,
  origin: PushOrigin,
): Promise<PushVerdict> {
  const { caller, bytes, epoch } = origin;
  const author = batch.seal.device === caller.device ? caller : await deviceIn(log, batch.seal.device, caller);
  if (author === undefined) return problem('unknown-device', 'the device that sealed the batch');
  const prepared = prepareBatch(
    batch,
    { city: caller.city, bytes },
    {
      sha256: sha256Hex,
      isSignedBy: (_device, text, signature) => isSignedBy(author.publicKey, text, signature),
    },
  );
  if (!prepared.ok) return prepared.error;
  const context = { now: now(), sha256: sha256Hex, epoch };
  const { question } = prepared.value;
  const verdict = await log.push<PushVerdict>(question, (facts) => decidePush(facts, prepared.value, context));
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

function replyOf({ metrics }: HubContext, { commands }: Batch, verdict: PushVerdict): Reply {
  const outcome = verdict.kind === 'problem' ? verdict.code : verdict.kind;
  metrics.count('anju_hub_push_batches_total', { outcome });
  if (verdict.kind === 'problem') return refusal(verdict.code satisfies ProblemCode, verdict.detail);
  if (verdict.kind === 'accepted' && !verdict.repeated) {
    const events = commands.reduce((sum, command) => sum + command.events.length, 0);
    metrics.count('anju_hub_push_events_total', {}, events);
  }
  if (verdict.kind === 'refused') return { kind: 'json', value: verdict, auditAs: verdict.reason };
  if (verdict.kind === 'gap') return { kind: 'json', value: verdict, auditAs: 'gap' };
  return { kind: 'json', value: verdict };
}
