import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { DeviceRecord, PullAnswer } from '../../protocol/messages.ts';
import type { HubContext } from '../context.ts';
import type { CityState, DeviceState, StoredBatch } from '../log/hub-log.ts';
import type { Visibility } from '../log/visibility.ts';

export interface ReadCity {
  readonly state: CityState;
  readonly batches: readonly StoredBatch[];
  readonly upTo: number;
}

export interface CityQuestion {
  readonly after: number;
  readonly visibility: Visibility;
  readonly maxEvents: number;
  readonly maxBytes: number;
  readonly takesPacked?: boolean;
}

/** What of a city's order comes after a place, as far as the limits let it. */
export async function readCity(
  { log }: Pick<HubContext, 'log'>,
  city: OfficeId,
  asked: CityQuestion,
): Promise<ReadCity> {
  const state = await log.city(city);
  invariant(state, 'whoever asks belongs to a city');
  if (asked.after >= state.head) return { state, batches: [], upTo: state.head };
  return { state, ...(await log.batches(city, { ...asked, head: state.head })) };
}

export interface PageParts<B> {
  readonly after: number;
  readonly read: ReadCity;
  readonly show: (batch: StoredBatch) => B;
}

/** The page as it is sent to a desk of `reader.office`, with the devices that signed what is in it. */
export async function cityPage<B>(
  context: Pick<HubContext, 'log' | 'now'>,
  reader: Pick<DeviceState, 'city' | 'office'>,
  { after, read, show }: PageParts<B>,
): Promise<Omit<PullAnswer, 'batches'> & { readonly batches: B[] }> {
  const { state, batches, upTo } = read;
  return {
    epoch: state.epoch,
    after,
    upTo,
    head: state.head,
    hubTime: context.now(),
    office: reader.office,
    batches: batches.map(show),
    devices: await devicesFor(context, reader, { after, batches }),
  };
}

async function devicesFor(
  { log }: Pick<HubContext, 'log'>,
  { city }: Pick<DeviceState, 'city'>,
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
