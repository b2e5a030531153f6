import { dialog, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import type { PrintOutcome } from '../contract/shell-bridge.ts';
import type { Words } from './words.ts';
import { writeWhole } from './write-whole.ts';

export interface PdfRequest {
  readonly window: BrowserWindow;
  /** Whatever the page said; not trusted to be a file name. */
  readonly suggestedName: unknown;
  readonly folder: string;
  readonly words: Words;
}

/** The save dialog stands in front of the window, so the page cannot change between the question and the print. */
export async function printToPdf({ window, suggestedName, folder, words }: PdfRequest): Promise<PrintOutcome> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.savePdfTitle,
    defaultPath: join(folder, `${fileName(suggestedName, words.untitled)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return 'cancelled';
  try {
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    });
    writeWhole(filePath, pdf);
    return 'saved';
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await dialog.showMessageBox(window, {
      type: 'error',
      message: words.pdfFailed.title,
      detail: words.pdfFailed.text(reason),
    });
    return 'failed';
  }
}

/** Names of people and places may stay; what a file system or a person could misread may not. */
function fileName(suggested: unknown, fallback: string): string {
  if (typeof suggested !== 'string') return fallback;
  const safe = suggested
    .replaceAll(/[\\/:*?"<>|]|\p{C}/gu, '-')
    .replaceAll(/^[.\s-]+|[.\s]+$/g, '')
    .slice(0, 80);
  return safe === '' ? fallback : safe;
}
