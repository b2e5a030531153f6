import { documentKind } from '../application/document-kind.ts';
import { docxWords } from '../library/docx-words.ts';
import { executeLibrary } from '../library/execute-library.ts';
import { libraryFolder, librarySheet } from '../library/library-paper.ts';
import { type LoadedDocument, loadDocument } from '../library/library-stream.ts';
import { libraryList, libraryView } from '../library/library-views.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { keptPage, pageOf } from './documents-router.ts';
import { type CallContext, os } from './guarded.ts';

export const libraryRouter = {
  list: os.library.list.handler(({ context, input }) => libraryList(context.desk(), input)),
  get: os.library.get.handler(({ context, input: { docId } }) =>
    libraryView(context.desk(), known(context, docId), context.person().actor),
  ),
  file: os.library.file.handler(async ({ context, input: { docId, hash } }) => {
    const { versions } = known(context, docId).state;
    if (!versions.some(({ file }) => file?.hash === hash)) throw refused({ code: 'unknown-policy-document' });
    const bytes = await pageOf(context, hash);
    return new Blob([new Uint8Array(bytes)], { type: documentKind(bytes) ?? 'application/octet-stream' });
  }),
  putFile: os.library.putFile.handler(async ({ context, input: { file } }) => {
    const { hash, name } = await keptPage(context.desk(), file);
    return { hash, name };
  }),
  readWords: os.library.readWords.handler(async ({ input: { file } }) => {
    const words = await docxWords(file);
    if (words === undefined) throw refused({ code: 'bad-file', reason: file.name });
    return words;
  }),
  execute: os.library.execute.handler(({ context, input }) =>
    valueOrRefuse(executeLibrary(context.desk(), input, context.person().actor)),
  ),
  publish: os.library.publish.handler(({ context, input: { format } }) => {
    const desk = context.desk();
    const { office } = context.person().actor;
    return format === 'website'
      ? new Blob([libraryFolder(desk, office)], { type: 'application/zip' })
      : new Blob([librarySheet(desk, office)], {
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        });
  }),
};

function known({ desk }: Pick<CallContext, 'desk'>, docId: string): LoadedDocument {
  const loaded = loadDocument(desk().file, docId);
  if (loaded === undefined) throw refused({ code: 'unknown-policy-document' });
  return loaded;
}
