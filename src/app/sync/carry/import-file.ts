/** Reads a file from a stick, of either kind. It is read and checked whole before anything of it is used. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type { AnyRefusal } from '../../../contract/errors.ts';
import type { sync } from '../../../contract/sync.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { Batch } from '../../../protocol/batch.ts';
import type { PullAnswer } from '../../../protocol/messages.ts';
import { applyOrdered } from '../../../store/sync/apply-ordered.ts';
import { keepCarried } from '../../../store/sync/carried.ts';
import { type HubState, hubState } from '../../../store/sync/hub-state.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { HubLine } from '../hub-line.ts';
import { namedDocuments } from '../named-documents.ts';
import { redecider } from '../redecide/redecide.ts';
import { readRuns } from '../packed-answer.ts';
import { slicesOf } from '../slices.ts';
import { changedByOthers } from '../changed-by-others.ts';
import { type CarriedDocument, type CarryFile, readCarryFile } from './carry-file.ts';

export type ImportedFile = z.output<NonNullable<(typeof sync.importFile)['~orpc']['outputSchema']>>;

export interface FileToImport {
  readonly bytes: Uint8Array;
  readonly passphrase: string;
}

export async function importFile(
  desk: OpenDesk,
  line: HubLine,
  { bytes, passphrase }: FileToImport,
): Promise<Result<ImportedFile, AnyRefusal>> {
  const state = hubState(desk.file.db);
  if (state === undefined) return err({ code: 'no-hub' });
  const read = await readCarryFile(bytes, passphrase);
  if (!read.ok) return read;
  const { content } = read.value;
  if (content.city !== state.city) return err({ code: 'wrong-city', city: content.city });
  return content.kind === 'waiting'
    ? await takeWaiting(desk, line, { file: read.value, batches: content.batches, epoch: content.epoch ?? null })
    : await takeOrdered(desk, { file: read.value, page: content.page, state });
}

interface Waiting {
  readonly file: CarryFile;
  readonly batches: readonly Batch[];
  readonly epoch: string | null;
}

/** Keeps the batches until the hub has them, and tries at once. */
async function takeWaiting(
  desk: OpenDesk,
  line: HubLine,
  { file, batches, epoch }: Waiting,
): Promise<Result<ImportedFile, AnyRefusal>> {
  await keepDocuments(desk, file.documents, namedDocuments(batches.flatMap((batch) => batch.commands)));
  keepCarried(
    desk.file.db,
    batches.map((batch) => ({ batch, epoch })),
    desk.now(),
  );
  const carried = await line.carry();
  if (carried?.ok === true && carried.value.refused !== null) {
    return err({ code: 'hub-refused', problem: carried.value.refused });
  }
  const events = batches.reduce((sum, batch) => sum + eventsIn(batch), 0);
  const repeated = carried?.ok === true ? carried.value.repeated : 0;
  return ok({ kind: 'waiting', batches: batches.length, events, repeated });
}

interface Ordered {
  readonly file: CarryFile;
  readonly page: PullAnswer;
  readonly state: HubState;
}

/** As if it had been fetched: the same checks, slice by slice. */
async function takeOrdered(desk: OpenDesk, { file, page, state }: Ordered): Promise<Result<ImportedFile, AnyRefusal>> {
  if (page.office !== state.office) return err({ code: 'bad-file', reason: 'for-another-office' });
  if (page.epoch !== state.epoch) return err({ code: 'bad-file', reason: 'of-another-log' });
  if (page.after > state.cursor) return err({ code: 'bad-file', reason: 'begins-later' });
  await keepDocuments(desk, file.documents, namedDocuments(page.batches.flatMap((batch) => batch.commands)));
  let events = 0;
  for (const slice of slicesOf(await readRuns(page), desk.file)) {
    await nextTurn();
    const applied = applyOrdered(desk.file, slice, { redecide: redecider(desk) });
    if (!applied.ok) return err({ code: 'bad-file', reason: 'not-trusted' });
    events += applied.value.events;
  }
  for (const topic of [...changedByOthers, 'outbox', 'conflicts', 'sync'] as const) {
    desk.changes.publish(topic);
  }
  const repeated = page.batches.filter((batch) => batch.hubSequence <= state.cursor).length;
  return ok({ kind: 'ordered', batches: page.batches.length, events, repeated });
}

/** Only what the batches name: a file must not fill the disk with anything else. */
async function keepDocuments(
  desk: OpenDesk,
  documents: readonly CarriedDocument[],
  named: ReadonlySet<string>,
): Promise<void> {
  const wanted = documents.filter(({ hash }) => named.has(hash));
  await desk.file.blobs.putAll(wanted.map(({ bytes }) => bytes));
}

function eventsIn({ commands }: Batch): number {
  return commands.reduce((sum, command) => sum + command.events.length, 0);
}
