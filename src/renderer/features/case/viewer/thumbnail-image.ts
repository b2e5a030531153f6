import type { QueryClient } from '@tanstack/react-query';
import type { CaseId } from '../../../../kernel/ids.ts';
import type { DocumentFile } from '../../../../domain/application/document.ts';
import { documentQuery } from './document-blob.ts';
import { isPdf } from './viewer-files.ts';

const WIDTH = 104;

/** Of a PDF the first page, with the number of pages. */
export interface Thumbnail {
  readonly picture: Blob;
  readonly pages: number;
}

let turn: Promise<unknown> = Promise.resolve();

/** Small pictures are made one after another, so that the page in front never waits for the strip below it. */
export function makeThumbnail(queries: QueryClient, caseId: CaseId, file: DocumentFile): Promise<Thumbnail> {
  const made = turn.then(async () => {
    const blob = await queries.query(documentQuery(caseId, file));
    return isPdf(file) ? ofPdf(blob) : { picture: await ofImage(blob), pages: 1 };
  });
  turn = made.catch(() => undefined);
  return made;
}

async function ofImage(blob: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(blob, { resizeWidth: WIDTH, resizeQuality: 'medium' });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}

async function ofPdf(blob: Blob): Promise<Thumbnail> {
  const { openPdf } = await import('./pdf-engine.ts');
  const task = openPdf(new Uint8Array(await blob.arrayBuffer()));
  try {
    const pdf = await task.promise;
    const page = await pdf.getPage(1);
    const viewport = page.getViewport({ scale: WIDTH / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    await page.render({ canvas, viewport }).promise;
    return { picture: await pngOf(canvas), pages: pdf.numPages };
  } finally {
    await task.destroy();
  }
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('the picture could not be made'));
      else resolve(blob);
    });
  });
}
