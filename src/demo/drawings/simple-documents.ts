import { createCanvas } from '@napi-rs/canvas';
import type { OpenDesk } from '../../app/open-desk.ts';
import type { CaseDocument, DocumentFile, DocumentType } from '../../domain/application/document.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import type { DocumentSource } from '../cases/play.ts';
import { documentTitles } from '../cases/words.ts';
import { font, registerFonts } from './fonts.ts';

export function simpleDocuments(desk: OpenDesk): DocumentSource {
  registerFonts();
  const pages = new Map<DocumentType, DocumentFile>();
  const pageOf = async (type: DocumentType): Promise<DocumentFile> => {
    const known = pages.get(type);
    if (known !== undefined) return known;
    const canvas = createCanvas(1000, 1400);
    const context = canvas.getContext('2d');
    context.fillStyle = '#fdfdf8';
    context.fillRect(0, 0, 1000, 1400);
    context.fillStyle = '#222';
    context.font = font(54, 700);
    context.fillText(documentTitles[type], 120, 180);
    context.translate(500, 700);
    context.rotate(-0.6);
    context.fillStyle = 'rgba(200,0,0,0.25)';
    context.font = font(260, 700);
    context.fillText('样本', -260, 80);
    const bytes = await canvas.encode('png');
    const [hash] = desk.file.blobs.putMany([bytes]);
    if (hash === undefined) throw new Error('the page was not kept');
    const file: DocumentFile = {
      hash,
      mediaType: 'image/png',
      bytes: bytes.length,
      name: `${documentTitles[type]}.png`,
    };
    pages.set(type, file);
    return file;
  };
  return {
    documentsFor: async ({ demoCase, kind, receivedOn }) => {
      const made: CaseDocument[] = [];
      for (const type of kind === 'submit' ? demoCase.handedIn : demoCase.supplemented) {
        made.push({
          id: desk.newId() as DocumentId,
          type,
          title: documentTitles[type],
          receivedOn,
          files: [await pageOf(type)],
        });
      }
      return made;
    },
  };
}
