/** What must hold of the hub's log after every step, and its order so far, read on from where it was read before. */
import type { HubLog } from '../../src/hub/log/hub-log.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';

export const CITY = '6301' as OfficeId;

export interface OrderedEvent {
  readonly hash: string;
  readonly scope: OfficeId;
}

export interface OrderedRun {
  readonly hubSequence: number;
  readonly events: readonly OrderedEvent[];
}

export interface HubWatch {
  /** The logs that the hub has had, the present one last. */
  readonly epochs: string[];
  head: number;
  runs: OrderedRun[];
  readonly commands: Set<string>;
  readonly hashes: Set<string>;
  /** The last version of each stream and the last sequence of each device that counted. */
  readonly streams: Map<string, number>;
  readonly chains: Map<string, number>;
}

export function hubWatch(): HubWatch {
  return {
    epochs: [],
    head: 0,
    runs: [],
    commands: new Set(),
    hashes: new Set(),
    streams: new Map(),
    chains: new Map(),
  };
}

/**
 * Reads what the hub ordered since, and says what does not hold:
 *   H1  the sequence has no hole and names each event once
 *   H2  versions of a stream follow each other
 *   H3  events of a device stand in the order of its chain
 */
export async function watchHub(watch: HubWatch, log: Pick<HubLog, 'city' | 'batches'>): Promise<readonly string[]> {
  const state = await log.city(CITY);
  if (state === undefined) return ['the hub has no city'];
  if (watch.epochs.at(-1) !== state.epoch) beginAnew(watch, state.epoch);
  if (state.head < watch.head) return [`the hub went back from ${String(watch.head)} to ${String(state.head)}`];
  const problems: string[] = [];
  while (watch.head < state.head) {
    const page = await log.batches(CITY, {
      after: watch.head,
      head: state.head,
      visibility: { office: CITY },
      maxEvents: 5_000,
      maxBytes: 100_000_000,
    });
    for (const batch of page.batches) problems.push(...takeRun(watch, batch));
    if (page.upTo !== watch.head)
      problems.push(`${String(page.upTo)} is the end of a page, ${String(watch.head)} of its runs`);
    watch.head = page.upTo;
  }
  return problems;
}

function beginAnew(watch: HubWatch, epoch: string): void {
  watch.epochs.push(epoch);
  watch.head = 0;
  watch.runs = [];
  for (const each of [watch.commands, watch.hashes, watch.streams, watch.chains]) each.clear();
}

type StoredRun = Awaited<ReturnType<HubLog['batches']>>['batches'][number];

function takeRun(watch: HubWatch, { seal, hubSequence, events }: StoredRun): string[] {
  const problems: string[] = [];
  if (hubSequence !== watch.head + events.length)
    problems.push(`${String(hubSequence)} follows ${String(watch.head)} with ${String(events.length)} events`);
  watch.head = hubSequence;
  for (const { hash, stream, streamVersion, deviceSequence, commandId } of events) {
    if (watch.hashes.has(hash)) problems.push('an event was ordered twice');
    if (streamVersion !== (watch.streams.get(stream) ?? 0) + 1)
      problems.push(`version ${String(streamVersion)} of ${stream} follows ${String(watch.streams.get(stream) ?? 0)}`);
    if (deviceSequence <= (watch.chains.get(seal.device) ?? 0))
      problems.push(`event ${String(deviceSequence)} of a device comes after a later one`);
    watch.hashes.add(hash);
    watch.commands.add(commandId);
    watch.streams.set(stream, streamVersion);
    watch.chains.set(seal.device, deviceSequence);
  }
  watch.runs.push({ hubSequence, events: events.map(({ hash, scope }) => ({ hash, scope })) });
  return problems;
}
