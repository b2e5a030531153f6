import { MAX_DOCUMENT_BYTES } from '../../contract/documents.ts';
import { documentKind } from '../application/document-kind.ts';
import { refused } from '../refuse.ts';
import { noteReading } from '../session/note-reading.ts';
import { caseInScope } from './cases-router.ts';
import { os } from './guarded.ts';

export const documentsRouter = {
  read: os.documents.read.handler(({ context, input }) => {
    const { state } = caseInScope(context.desk(), input.caseId, context.person());
    const files = state.documents.flatMap((document) => document.files);
    const file = files.find((candidate) => candidate.hash === input.hash);
    if (file === undefined) throw refused({ code: 'unknown-case' });
    const reading = { action: 'document.read', subject: input.caseId, detail: input.hash.slice(0, 12) };
    noteReading(context.desk(), context.person(), reading);
    const bytes = context.desk().file.blobs.get(file.hash);
    return new Blob([new Uint8Array(bytes)], { type: file.mediaType });
  }),
  put: os.documents.put.handler(async ({ context, input }) => {
    if (input.file.size > MAX_DOCUMENT_BYTES) throw refused({ code: 'file-too-large', limit: MAX_DOCUMENT_BYTES });
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    const mediaType = documentKind(bytes);
    if (mediaType === undefined) throw refused({ code: 'bad-file', reason: input.file.name });
    const hash = context.desk().file.blobs.put(bytes);
    return { hash, mediaType, bytes: bytes.length, name: input.file.name.slice(0, 200) };
  }),
};
