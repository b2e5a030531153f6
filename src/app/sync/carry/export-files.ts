/** Files for a stick: what waits here on its way to the hub, and what the hub has ordered on its way to an office. */
import type { AnyRefusal } from '../../../contract/errors.ts';
import { covers } from '../../../domain/office/office.ts';
import { chinaDateOf, instant } from '../../../kernel/instant.ts';
import type { BlobHash, OfficeId } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { WireCommand } from '../../../protocol/batch.ts';
import { hubState } from '../../../store/sync/hub-state.ts';
import { waitingBatches } from '../../../store/sync/next-batch.ts';
import { orderedFor } from '../../../store/sync/ordered-for.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { namedDocuments } from '../named-documents.ts';
import { type CarriedDocument, type CarryContent, writeCarryFile } from './carry-file.ts';

/** About 30 MB before compression; who needs more makes another file from where the first ends. */
const MAX_FILE_EVENTS = 50_000;

/** Everything that the hub has not ordered yet, under fresh seals. It keeps waiting here until the hub's order comes. */
export async function exportWaiting(desk: OpenDesk, passphrase: string): Promise<Result<File, AnyRefusal>> {
  const { file } = desk;
  const state = hubState(file.db);
  if (state === undefined) return err({ code: 'no-hub' });
  const batches = [...waitingBatches(file, { now: desk.now() })];
  const content: CarryContent = {
    kind: 'waiting',
    city: state.city,
    device: file.device.id,
    epoch: state.epoch,
    madeAt: desk.now(),
    batches,
  };
  const commands = batches.flatMap((batch) => batch.commands);
  return ok(await fileOf(desk, { content, commands, passphrase }));
}

export interface OrderedExport {
  readonly office: OfficeId;
  /** The hub's sequence up to which that office has everything: 0 for the beginning. */
  readonly after: number;
  readonly passphrase: string;
}

/** What this desk has of the hub's order, cut to an office below it. Refused: an office that it does not cover. */
export async function exportFor(
  desk: OpenDesk,
  { office, after, passphrase }: OrderedExport,
  by: SignedIn,
): Promise<Result<File, AnyRefusal>> {
  const isBelow = covers(desk.profile.office, office) && covers(by.actor.office, office);
  if (!isBelow) return err({ code: 'outside-office', office });
  const page = orderedFor(desk.file, { office, after, limitEvents: MAX_FILE_EVENTS });
  const state = hubState(desk.file.db);
  if (page === undefined || state === undefined) return err({ code: 'no-hub' });
  const content: CarryContent = { kind: 'ordered', city: state.city, madeAt: desk.now(), page };
  const commands = page.batches.flatMap((batch) => batch.commands);
  return ok(await fileOf(desk, { content, commands, passphrase }));
}

interface NewFile {
  readonly content: CarryContent;
  readonly commands: readonly WireCommand[];
  readonly passphrase: string;
}

async function fileOf(desk: OpenDesk, { content, commands, passphrase }: NewFile): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const documents = documentsHere(desk, namedDocuments(commands));
  for await (const part of writeCarryFile(content, documents, passphrase)) parts.push(new Uint8Array(part));
  const day = chinaDateOf(instant(desk.now()));
  return new File(parts, `anju-${content.kind}-${desk.profile.deskCode}-${day}.anju`, {
    type: 'application/octet-stream',
  });
}

function* documentsHere(desk: OpenDesk, hashes: Iterable<BlobHash>): Iterable<CarriedDocument> {
  const { blobs } = desk.file;
  for (const hash of hashes) if (blobs.has(hash)) yield { hash, bytes: blobs.get(hash) };
}
