import { covers, parseOfficeId } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { HubContext } from '../context.ts';
import type { StoredBatch } from '../log/hub-log.ts';
import { type Visibility, isVisible } from '../log/visibility.ts';
import { cityPage, readCity } from '../pull/city-page.ts';
import { PAGE_TYPE } from '../../protocol/page-parts.ts';
import type { PackedPage } from '../../protocol/messages.ts';
import { orderedBatchOf } from '../pull/ordered-batch.ts';
import { type Reply, pageReply, refusal } from '../request/reply.ts';
import type { SignedCall } from './route.ts';

/** What the caller may see after a place in the city's order; waits for news when there is none and it may. */
export async function pull(context: HubContext, call: SignedCall): Promise<Reply> {
  const { device } = call.caller;
  const question = questionOf(call, context.limits.maxWaitMs);
  if (question === undefined) return refusal('malformed', 'query');
  const { after, only, have } = question;
  const visibility: Visibility = { office: device.office, only };
  const wait =
    question.wait > 0 ? context.waiters.start(device.city, (scope) => isVisible(visibility, scope)) : undefined;
  // A device that was moved again asks like this too, so it gets its answer, with nothing in it.
  const isForeign = only !== undefined && !covers(device.office, only);
  // What is noted in the audit is answered in one text.
  const takesPacked = !isForeign && call.request.headers.accept === PAGE_TYPE;
  const limit = { maxEvents: context.limits.pullEvents, maxBytes: context.limits.pullBytes, takesPacked };
  try {
    const until = Date.now() + question.wait;
    let read = await readCity(context, device.city, { after, visibility, ...limit });
    while (wait !== undefined && read.batches.length === 0 && Date.now() < until) {
      const woken = await wait.news(until - Date.now(), call.signal);
      if (woken === 'none') break;
      read = await readCity(context, device.city, { after, visibility, ...limit });
    }
    if (only === undefined) await context.log.noteSeen(device, { at: context.now(), pulledUpTo: have });
    const events = read.batches.reduce((sum, batch) => sum + eventsOf(batch), 0);
    context.metrics.count('anju_hub_pull_events_total', {}, events);
    const value = await cityPage(context, device, { after, read, show: namedOrOrdered });
    const packed = read.batches.flatMap((batch) => batch.packed ?? []);
    if (packed.length > 0) return pageReply(value, packed);
    return isForeign ? { kind: 'json', value, auditAs: 'foreign-scope' } : { kind: 'json', value };
  } finally {
    wait?.end();
  }
}

function namedOrOrdered(batch: StoredBatch): PackedPage['batches'][number] {
  return batch.packed === undefined ? orderedBatchOf(batch) : { hubSequence: batch.hubSequence, isPacked: true };
}

function eventsOf({ seal, events, packed }: StoredBatch): number {
  return packed === undefined ? events.length : seal.lastSequence - seal.firstSequence + 1;
}

interface PullQuestion {
  readonly after: number;
  readonly wait: number;
  readonly only: OfficeId | undefined;
  /** What the caller has: less than `after` while it asks ahead. */
  readonly have: number;
}

const NUMBER = /^\d{1,15}$/;

function questionOf({ query, caller }: SignedCall, maxWait: number): PullQuestion | undefined {
  const [after, wait, only] = [query.get('after') ?? '', query.get('wait') ?? '0', query.get('only')];
  const have = query.get('have') ?? after;
  if (![after, wait, have].every((number) => NUMBER.test(number))) return undefined;
  const office = only === null ? undefined : parseOfficeId(only);
  if (only !== null && (office === undefined || !covers(caller.device.city, office))) return undefined;
  return { after: Number(after), wait: Math.min(Number(wait), maxWait), only: office, have: Number(have) };
}
