import { covers, parseOfficeId } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { DeviceRecord, PullAnswer } from '../../protocol/messages.ts';
import type { HubContext } from '../context.ts';
import type { CityState, DeviceState, StoredBatch } from '../log/hub-log.ts';
import { type Visibility, isVisible } from '../log/visibility.ts';
import { orderedBatchOf } from '../pull/ordered-batch.ts';
import { type Reply, refusal } from '../request/reply.ts';
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
  try {
    const until = Date.now() + question.wait;
    let read = await readCity(context, device, { after, visibility });
    while (wait !== undefined && read.batches.length === 0 && Date.now() < until) {
      const woken = await wait.news(until - Date.now(), call.signal);
      if (woken === 'none') break;
      read = await readCity(context, device, { after, visibility });
    }
    if (only === undefined) await context.log.noteSeen(device, { at: context.now(), pulledUpTo: have });
    const events = read.batches.reduce((sum, batch) => sum + batch.events.length, 0);
    context.metrics.count('anju_hub_pull_events_total', {}, events);
    const value = await answerOf(context, device, { after, read });
    // A device that was moved again asks like this too, so it gets its answer, with nothing in it.
    const isForeign = only !== undefined && !covers(device.office, only);
    return isForeign ? { kind: 'json', value, auditAs: 'foreign-scope' } : { kind: 'json', value };
  } finally {
    wait?.end();
  }
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

interface ReadCity {
  readonly state: CityState;
  readonly batches: readonly StoredBatch[];
  readonly upTo: number;
}

async function readCity(
  { log, limits }: HubContext,
  { city }: DeviceState,
  from: { readonly after: number; readonly visibility: Visibility },
): Promise<ReadCity> {
  const state = await log.city(city);
  invariant(state, 'a device has a city');
  if (from.after >= state.head) return { state, batches: [], upTo: state.head };
  const limit = { maxEvents: limits.pullEvents, maxBytes: limits.pullBytes };
  return { state, ...(await log.batches(city, { ...from, ...limit, head: state.head })) };
}

async function answerOf(
  context: HubContext,
  device: DeviceState,
  { after, read }: { readonly after: number; readonly read: ReadCity },
): Promise<PullAnswer> {
  const { state, batches, upTo } = read;
  return {
    epoch: state.epoch,
    after,
    upTo,
    head: state.head,
    hubTime: context.now(),
    office: device.office,
    batches: batches.map(orderedBatchOf),
    devices: await devicesFor(context, device, { after, batches }),
  };
}

async function devicesFor(
  { log }: HubContext,
  { city }: DeviceState,
  { after, batches }: { readonly after: number; readonly batches: readonly StoredBatch[] },
): Promise<DeviceRecord[]> {
  if (after > 0 && batches.length === 0) return [];
  const named = new Set(batches.map((batch) => batch.seal.device));
  const devices = await log.devices(city);
  return devices.filter((each) => after === 0 || named.has(each.device)).map(recordOf);
}

function recordOf({ device, publicKey, office, name, enrolledAt, revokedAt }: DeviceRecord): DeviceRecord {
  return { device, publicKey, office, name, enrolledAt, revokedAt };
}
