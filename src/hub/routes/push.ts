import type { Batch } from '../../protocol/batch.ts';
import type { ProblemCode } from '../../protocol/messages.ts';
import { batchParser } from '../../protocol/quick-parse.ts';
import type { HubContext } from '../context.ts';
import type { PushVerdict } from '../push/decide-push.ts';
import { takeBatch } from '../push/take-batch.ts';
import { readBody } from '../request/read-body.ts';
import { type Reply, refusal } from '../request/reply.ts';
import type { SignedCall } from './route.ts';

/** A batch of the caller's, or one that it carries for another device: the seal proves whose it is. */
export async function push(context: HubContext, { request, caller, query }: SignedCall): Promise<Reply> {
  const body = readBody(request, batchParser, context.limits.bodyBytes);
  if (!body.ok) return body.error;
  const { value: batch, bytes, isPacked } = body.value;
  const packed = isPacked && request.body.length >= context.limits.keepPackedFrom ? request.body : undefined;
  const epoch = query.get('epoch');
  if (epoch === null) return refusal('malformed', 'a push says on which log it stands');
  const follows = query.get('follows') ?? undefined;
  const isLost = query.get('lost') === '1';
  const verdict = await takeBatch(context, batch, { caller: caller.device, bytes, packed, epoch, follows, isLost });
  const reply = replyOf(context, batch, verdict);
  // An honest desk sends the next run before it knows what becomes of this one.
  return verdict.kind === 'gap' && follows !== undefined ? { kind: 'json', value: verdict } : reply;
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
