import { Skeleton } from '@mantine/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import type { PageProps } from './page-props.ts';
import { usePdf } from './use-pdf.ts';
import type { Rotation } from './viewer-state.ts';
import classes from './viewer.module.css';

interface PdfPageProps extends PageProps {
  /** From 0. */
  readonly page: number;
  readonly onCounted: (pages: number) => void;
}

/** A page of a PDF, drawn at the resolution of the screen. */
export function PdfPage({ blob, page, onCounted, onProblem, ...drawing }: PdfPageProps) {
  const opened = usePdf(blob);
  const pages = opened?.pdf?.numPages;
  const broken = opened?.pdf === null;
  useEffect(() => {
    if (pages !== undefined) onCounted(pages);
  }, [pages, onCounted]);
  useEffect(() => {
    if (broken) onProblem();
  }, [broken, onProblem]);
  if (opened === undefined || opened.pdf === null) return <PageSkeleton width={drawing.width} />;
  return <PdfCanvas pdf={opened.pdf} pageNumber={Math.min(page, opened.pdf.numPages - 1) + 1} {...drawing} />;
}

export function PageSkeleton({ width }: { readonly width: number }) {
  return <Skeleton width={width} height={width * 1.414} radius={2} animate={false} />;
}

interface PdfCanvasProps extends Pick<PageProps, 'width' | 'rotation' | 'label'> {
  readonly pdf: PDFDocumentProxy;
  /** From 1. */
  readonly pageNumber: number;
}

function PdfCanvas({ pdf, pageNumber, width, rotation, label }: PdfCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(1.414);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const leaving = new AbortController();
    drawPage({ pdf, pageNumber, width, rotation }, element, leaving.signal).then(setRatio, (error: unknown) => {
      if (!leaving.signal.aborted) console.warn('a PDF page could not be drawn', error);
    });
    return () => {
      leaving.abort();
    };
  }, [pdf, pageNumber, width, rotation]);
  return (
    <div className={classes.sheet} style={{ width, height: width * ratio }}>
      <canvas ref={canvas} role="img" aria-label={label} className={classes.canvas} />
    </div>
  );
}

interface Drawing {
  readonly pdf: PDFDocumentProxy;
  readonly pageNumber: number;
  readonly width: number;
  readonly rotation: Rotation;
}

/** Draws beside the visible canvas and copies when done, so that a page never flickers empty. Gives height by width. */
async function drawPage(drawing: Drawing, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<number> {
  const page = await drawing.pdf.getPage(drawing.pageNumber);
  signal.throwIfAborted();
  const turned = (page.rotate + drawing.rotation) % 360;
  const natural = page.getViewport({ scale: 1, rotation: turned });
  const scale = (drawing.width / natural.width) * window.devicePixelRatio;
  const viewport = page.getViewport({ scale, rotation: turned });
  const drawn = document.createElement('canvas');
  drawn.width = Math.floor(viewport.width);
  drawn.height = Math.floor(viewport.height);
  const task = page.render({ canvas: drawn, viewport });
  signal.addEventListener('abort', () => {
    task.cancel();
  });
  await task.promise;
  signal.throwIfAborted();
  canvas.width = drawn.width;
  canvas.height = drawn.height;
  canvas.getContext('2d')?.drawImage(drawn, 0, 0);
  return natural.height / natural.width;
}
