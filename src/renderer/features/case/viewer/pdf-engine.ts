import { GlobalWorkerOptions, type PDFDocumentLoadingTask, getDocument } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { BundledPdfData, decoderAddress } from './pdf-data.ts';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a PDF from memory; nothing is fetched from anywhere but this program's own files. */
export function openPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({
    data: bytes,
    BinaryDataFactory: BundledPdfData,
    useWorkerFetch: false,
    useWasm: false,
    wasmUrl: decoderAddress(),
    enableXfa: false,
    stopAtErrors: false,
  });
}
