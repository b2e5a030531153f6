/** What a desk wrote onto a stick, taken by the hub's operator: the seals prove whose it is, as they do over a line. */
import { join } from 'node:path';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Batch } from '../../protocol/batch.ts';
import { MAX_DOCUMENT_PART_BYTES } from '../../protocol/messages.ts';
import type { BlobShelf } from '../documents/blob-shelf.ts';
import { folderShelf } from '../documents/folder-shelf.ts';
import { defaultLimits } from '../limits.ts';
import type { HubLog } from '../log/hub-log.ts';
import type { HubPlace } from '../open-hub-log.ts';
import { withLog } from '../operate.ts';
import type { PushVerdict } from '../push/decide-push.ts';
import { documentsNamedIn } from '../../protocol/documents-named.ts';
import { newPushTurns } from '../push/push-turns.ts';
import { takeBatch } from '../push/take-batch.ts';

export interface StickDocument {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface StickFile {
  readonly city: string;
  /** The hub's log as the desk knew it; absent in files of older programs. */
  readonly epoch: string | undefined;
  readonly batches: readonly Batch[];
  /** Each is what its hash says. */
  readonly documents: readonly StickDocument[];
}

export interface TakenFile {
  readonly taken: number;
  /** Events of the batches that were taken now. */
  readonly events: number;
  /** The hub had them already. */
  readonly repeated: number;
  /** Left with the desk that wrote them: why, by a code of the protocol. */
  readonly refused: readonly { readonly device: string; readonly firstSequence: number; readonly code: string }[];
}

/** Undefined when this hub serves another city. */
export function takeStickFile(place: HubPlace, file: StickFile): Promise<TakenFile | undefined> {
  return withLog(place, (log) => takeFile(log, folderShelf(join(place.folder, 'documents')), file));
}

export async function takeFile(log: HubLog, blobs: BlobShelf, file: StickFile): Promise<TakenFile | undefined> {
  const city = await log.city(file.city as OfficeId);
  if (city === undefined) return undefined;
  const epoch = file.epoch ?? city.epoch;
  let found: TakenFile = { taken: 0, events: 0, repeated: 0, refused: [] };
  for (const batch of file.batches) {
    const { device, firstSequence } = batch.seal;
    const outcome = await takeOne({ log, blobs, city: city.city, epoch, documents: file.documents }, batch);
    if (outcome === 'taken') found = { ...found, taken: found.taken + 1, events: found.events + eventsIn(batch) };
    else if (outcome === 'repeated') found = { ...found, repeated: found.repeated + 1 };
    else found = { ...found, refused: [...found.refused, { device, firstSequence, code: outcome }] };
  }
  return found;
}

interface Taking {
  readonly log: HubLog;
  readonly blobs: BlobShelf;
  readonly city: OfficeId;
  readonly epoch: string;
  readonly documents: readonly StickDocument[];
}

/** The documents lie on the shelf before the batch that names them is in anybody's hands. */
async function takeOne(taking: Taking, batch: Batch): Promise<string> {
  const { log, blobs, city, epoch } = taking;
  const { device } = batch.seal;
  const author = /^[\w.-]{1,64}$/.test(device) ? await log.device(device) : undefined;
  if (author?.city !== city) return refused(taking, batch, { code: 'unknown-device', detail: 'on a stick' });
  const documents = documentsOf(taking, batch);
  for (const document of documents) await keepDocument(blobs, { city, device }, document);
  const bytes = Buffer.byteLength(JSON.stringify(batch));
  const verdict = await takeBatch({ log, now: Date.now, turns: newPushTurns(0) }, batch, {
    caller: author,
    bytes,
    epoch,
  });
  const outcome = outcomeOf(verdict, batch);
  if (outcome !== 'taken' && outcome !== 'repeated')
    return refused(taking, batch, { code: outcome, detail: 'on a stick' });
  // Only now: a file that nobody sealed must not say that a device sent something.
  for (const { hash } of documents) await log.noteDocument(author, hash);
  return outcome;
}

async function refused(
  { log, city }: Taking,
  { seal }: Batch,
  { code, detail }: { readonly code: string; readonly detail: string },
): Promise<string> {
  if (code !== 'behind') await log.audit({ at: Date.now(), city, device: seal.device, code, detail });
  return code;
}

function outcomeOf(verdict: PushVerdict, { seal }: Batch): string {
  switch (verdict.kind) {
    case 'accepted':
      return verdict.repeated ? 'repeated' : 'taken';
    case 'gap':
      // The hub has come further than this file: what is in it is there, or its desk has begun anew.
      return verdict.head.deviceSequence >= seal.lastSequence ? 'repeated' : 'gap';
    case 'behind':
    case 'other-log':
      return verdict.kind;
    case 'refused':
      return verdict.reason;
    case 'problem':
      return verdict.code;
  }
}

/** Only what the batch names: a file must not fill the disk with anything else. */
function documentsOf({ documents }: Taking, { commands }: Batch): readonly StickDocument[] {
  const named = new Set<string>(
    commands.flatMap(({ events }) => events.flatMap(({ payload }) => documentsNamedIn(payload))),
  );
  return documents.filter(({ hash, bytes }) => named.has(hash) && bytes.length <= defaultLimits.documentBytes);
}

async function keepDocument(
  blobs: BlobShelf,
  from: { readonly city: OfficeId; readonly device: string },
  { hash, bytes }: StickDocument,
): Promise<void> {
  const upload = { ...from, hash };
  if ((await blobs.size(upload)) !== undefined) return;
  await blobs.append(upload, 0, bytes.subarray(0, MAX_DOCUMENT_PART_BYTES));
  for (let at = MAX_DOCUMENT_PART_BYTES; at < bytes.length; at += MAX_DOCUMENT_PART_BYTES)
    await blobs.append(upload, at, bytes.subarray(at, at + MAX_DOCUMENT_PART_BYTES));
  await blobs.finish(upload);
}

function eventsIn({ commands }: Batch): number {
  return commands.reduce((sum, { events }) => sum + events.length, 0);
}
