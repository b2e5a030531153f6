/** The way back by stick: what the hub has ordered for an office that no line reaches, with the documents. */
import { join } from 'node:path';
import { cityOf } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PullAnswer } from '../../protocol/messages.ts';
import { folderShelf } from '../documents/folder-shelf.ts';
import type { BlobShelf } from '../documents/blob-shelf.ts';
import type { DeviceState, HubLog } from '../log/hub-log.ts';
import type { HubPlace } from '../open-hub-log.ts';
import { withLog } from '../operate.ts';
import { orderedBatchOf } from '../pull/ordered-batch.ts';
import { cityPage, readCity } from '../pull/city-page.ts';
import { documentsNamedIn } from '../../protocol/documents-named.ts';
import type { StickDocument } from './take-file.ts';

export interface OfficeWish {
  readonly office: OfficeId;
  /** The city's number up to which that office has everything: 0 for the beginning. */
  readonly after: number;
}

export interface OfficeFile {
  readonly page: PullAnswer;
  /** One at a time; nothing of them is held. */
  readonly documents: AsyncIterable<StickDocument>;
}

/** About 30 MB before compression; who needs more makes another file from where the first ends. */
const LIMIT = { maxEvents: 50_000, maxBytes: 64 * 1024 * 1024 };

/** Hands the file to `write` while the log is open. Undefined when this hub does not know the office. */
export function officeFile<T>(
  place: HubPlace,
  wish: OfficeWish,
  write: (file: OfficeFile) => Promise<T>,
): Promise<T | undefined> {
  return withLog(place, async (log) => {
    const file = await fileFor(log, folderShelf(join(place.folder, 'documents')), wish);
    return file === undefined ? undefined : await write(file);
  });
}

export async function fileFor(
  log: HubLog,
  blobs: BlobShelf,
  { office, after }: OfficeWish,
): Promise<OfficeFile | undefined> {
  const city = cityOf(office);
  if ((await log.city(city)) === undefined || !(await log.hasOffice(city, office))) return undefined;
  const read = await readCity({ log }, city, { after, visibility: { office }, ...LIMIT });
  const page = await cityPage({ log, now: Date.now }, { city, office }, { after, read, show: orderedBatchOf });
  return { page, documents: documentsFor({ log, blobs }, { city, office }, page) };
}

/** What any device of that office may fetch, by the same rule as over a line. */
async function* documentsFor(
  { log, blobs }: { readonly log: HubLog; readonly blobs: BlobShelf },
  reader: Pick<DeviceState, 'city' | 'office'>,
  { batches }: PullAnswer,
): AsyncIterable<StickDocument> {
  const payloads = batches.flatMap(({ commands }) =>
    commands.flatMap(({ events }) => events.map((each) => each.payload)),
  );
  const nobody: DeviceState = { ...reader, device: '', publicKey: '', name: '', enrolledAt: 0, revokedAt: null };
  for (const hash of new Set(payloads.flatMap(documentsNamedIn))) {
    if ((await log.documentStanding(nobody, hash)) !== 'visible') continue;
    const place = { city: reader.city, hash };
    const size = await blobs.size(place);
    if (size !== undefined) yield { hash, bytes: await blobs.read(place, 0, size) };
  }
}
