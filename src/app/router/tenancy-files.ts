import type { DocumentFile } from '../../domain/application/document.ts';
import type { BlobHash } from '../../kernel/ids.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { noteReading } from '../session/note-reading.ts';
import { pageOf } from './documents-router.ts';
import type { CallContext } from './guarded.ts';
import { leaseInSight } from './lease-in-sight.ts';

interface WantedPage {
  readonly leaseId: string;
  readonly hash: BlobHash;
  /** What the process has; read only once the lease is known to be in sight. */
  readonly among: (desk: OpenDesk) => readonly DocumentFile[];
}

/** One page of the papers and photos of a lease, its review, renewal or leaving. The reading is logged. */
export async function tenancyPage(context: CallContext, { leaseId, hash, among }: WantedPage): Promise<Blob> {
  const desk = context.desk();
  const person = context.person();
  leaseInSight(desk, leaseId, person);
  const file = among(desk).find((known) => known.hash === hash);
  if (file === undefined) throw refused({ code: 'unknown-document' });
  noteReading(desk, person, { action: 'review.document', subject: leaseId, detail: hash.slice(0, 12) });
  return new Blob([new Uint8Array(await pageOf(context, file.hash))], { type: file.mediaType });
}

/** Refuses a file that was never stored here: what is recorded must not point at nothing. */
export function refuseMissing({ file: { blobs } }: OpenDesk, files: readonly DocumentFile[]): void {
  for (const { hash, name } of files) if (!blobs.has(hash)) throw refused({ code: 'bad-file', reason: name });
}
