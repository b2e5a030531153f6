import { z } from 'zod';
import { MAX_DOCUMENT_BYTES } from '../../contract/documents.ts';
import { documentFileSchema } from '../../contract/schemas/application.ts';
import type { DocumentFile } from '../../domain/application/document.ts';
import type { BlobHash, DocumentId } from '../../kernel/ids.ts';
import { draftOf } from '../../store/drafts.ts';
import { documentKind } from '../application/document-kind.ts';
import { executeCaseCommand } from '../application/execute.ts';
import type { OpenDesk } from '../open-desk.ts';
import { withCheckPapers } from '../checks/with-check-papers.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { refusalOfFailure } from '../sync/hub-failure.ts';
import { noteReading } from '../session/note-reading.ts';
import { caseInScope } from './cases-router.ts';
import { type CallContext, os } from './guarded.ts';

export const documentsRouter = {
  read: os.documents.read.handler(async ({ context, input }) => {
    const { state } = caseInScope(context.desk(), input.caseId, context.person());
    const files = withCheckPapers(context.desk().file, state).documents.flatMap((document) => document.files);
    const file = files.find((candidate) => candidate.hash === input.hash);
    if (file === undefined) throw refused({ code: 'unknown-case' });
    const reading = { action: 'document.read', subject: input.caseId, detail: input.hash.slice(0, 12) };
    noteReading(context.desk(), context.person(), reading);
    const bytes = await pageOf(context, file.hash);
    return new Blob([new Uint8Array(bytes)], { type: file.mediaType });
  }),
  readOfDraft: os.documents.readOfDraft.handler(({ context, input: { draftId, hash } }) => {
    const { file } = context.desk();
    const draft = draftOf(file.db, draftId, context.person().actor.staffId);
    const found = draft === undefined ? undefined : fileOfForm(draft.form, hash);
    if (found === undefined) throw refused({ code: 'unknown-case' });
    const reading = { action: 'draft.document', subject: draftId, detail: hash.slice(0, 12) };
    noteReading(context.desk(), context.person(), reading);
    return new Blob([new Uint8Array(file.blobs.get(hash))], { type: found.mediaType });
  }),
  put: os.documents.put.handler(({ context, input: { file } }) => keptPage(context.desk(), file)),
  copy: os.documents.copy.handler(async ({ context, input }) => {
    const { commandId, caseId, version, of, page, made } = input;
    const desk = context.desk();
    caseInScope(desk, caseId, context.person());
    // A copy is drawn on the screen.
    const file = await keptPage(desk, input.file, (kind) => kind !== 'application/pdf');
    const documentId = desk.newId() as DocumentId;
    const command = { type: 'copy-document', id: documentId, of, page, made, file } as const;
    const outcome = executeCaseCommand(desk, { commandId, caseId, version, command }, context.person().actor);
    return { documentId, version: valueOrRefuse(outcome).version };
  }),
};

/** Refuses what is too large and what the viewer does not show. */
export async function keptPage(
  desk: OpenDesk,
  file: File,
  isFit = (_kind: string): boolean => true,
): Promise<DocumentFile> {
  if (file.size > MAX_DOCUMENT_BYTES) throw refused({ code: 'file-too-large', limit: MAX_DOCUMENT_BYTES });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = documentKind(bytes);
  if (mediaType === undefined || !isFit(mediaType)) throw refused({ code: 'bad-file', reason: file.name });
  return { hash: desk.file.blobs.put(bytes), mediaType, bytes: bytes.length, name: file.name.slice(0, 200) };
}

/** A form is kept as its screen left it: what cannot be read as documents has none. */
const formDocuments = z.object({ documents: z.array(z.object({ files: z.array(documentFileSchema) })) });

function fileOfForm(form: unknown, hash: BlobHash) {
  const read = formDocuments.safeParse(form);
  const files = read.success ? read.data.documents.flatMap((document) => document.files) : [];
  return files.find((file) => file.hash === hash);
}

/** From here, or from the hub where another desk's page has not come down yet. */
export async function pageOf({ desk, host }: Pick<CallContext, 'desk' | 'host'>, hash: BlobHash): Promise<Uint8Array> {
  const { blobs } = desk().file;
  const documents = blobs.has(hash) ? undefined : host.line()?.documents();
  // Without a hub a page that is not here is lost, and the store says so.
  if (documents === undefined) return blobs.get(hash);
  const fetched = await documents.fetch(hash);
  if (!fetched.ok) throw refused(refusalOfFailure(fetched.error));
  return fetched.value;
}
