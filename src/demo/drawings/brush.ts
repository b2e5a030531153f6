import type { PDFDocument } from '@napi-rs/canvas';

/** What pages are drawn with: the part of a canvas that a PDF page has too. */
export type Brush = ReturnType<PDFDocument['beginPage']>;
