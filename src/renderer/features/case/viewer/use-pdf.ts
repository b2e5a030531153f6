import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';

interface Opened {
  readonly blob: Blob;
  /** Null when the file is broken or has a password. */
  readonly pdf: PDFDocumentProxy | null;
}

/** Opens a PDF and closes it again; undefined while it opens. The engine is loaded with the first PDF. */
export function usePdf(blob: Blob): Opened | undefined {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    const closing = new AbortController();
    void open(blob, closing.signal).then(
      (pdf) => {
        if (!closing.signal.aborted) setOpened({ blob, pdf });
      },
      (error: unknown) => {
        if (closing.signal.aborted) return;
        console.warn('a PDF could not be opened', error);
        setOpened({ blob, pdf: null });
      },
    );
    return () => {
      closing.abort();
    };
  }, [blob]);
  return opened?.blob === blob ? opened : undefined;
}

async function open(blob: Blob, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const [{ openPdf }, bytes] = await Promise.all([import('./pdf-engine.ts'), blob.arrayBuffer()]);
  signal.throwIfAborted();
  const task = openPdf(new Uint8Array(bytes));
  signal.addEventListener('abort', () => void task.destroy());
  return task.promise;
}
