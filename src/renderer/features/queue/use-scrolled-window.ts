import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Extent, listTopFor, listTopShowing, rowsToDraw, scrollTopFor } from './scroll-scale.ts';

const ROW_HEIGHT = 36;
/** The header of the list is as high as a row. */
const HEAD_HEIGHT = 36;
/** Rows are drawn by the dozen, so that scrolling mostly moves what is there. */
const DRAWN_TOGETHER = 12;

interface ScrolledWindow {
  readonly scrollerRef: RefObject<HTMLDivElement | null>;
  /** Holds the drawn rows, the first of them at its top. */
  readonly layerRef: RefObject<HTMLDivElement | null>;
  readonly extent: Extent;
  readonly drawn: { readonly first: number; readonly last: number };
  /** Moves the list so that the row is seen. */
  readonly show: (row: number) => void;
}

/**
 * Which rows to draw for where the list is scrolled. The rows move with a transform at every frame; React draws again
 * only when the first or last row changes.
 */
export function useScrolledWindow(rows: number): ScrolledWindow {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const layerRef = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const extent: Extent = { rows, rowHeight: ROW_HEIGHT, viewport };
  const [drawn, setDrawn] = useState({ first: 0, last: -1 });
  const latest = useRef(extent);
  const firstInLayer = useRef(0);

  const place = useCallback(() => {
    const element = scrollerRef.current;
    if (element === null) return;
    const listTop = listTopFor(latest.current, element.scrollTop);
    const next = rowsToDraw(latest.current, listTop, DRAWN_TOGETHER);
    setDrawn((before) => (before.first === next.first && before.last === next.last ? before : next));
    if (layerRef.current !== null) {
      layerRef.current.style.transform = `translateY(${String(firstInLayer.current * ROW_HEIGHT - listTop)}px)`;
    }
  }, []);

  const show = useCallback(
    (row: number) => {
      const element = scrollerRef.current;
      if (element === null || row < 0) return;
      const listTop = listTopFor(latest.current, element.scrollTop);
      const next = listTopShowing(latest.current, listTop, row);
      if (next !== listTop) element.scrollTop = scrollTopFor(latest.current, next);
      place();
    },
    [place],
  );

  useLayoutEffect(() => {
    latest.current = { rows, rowHeight: ROW_HEIGHT, viewport };
    firstInLayer.current = drawn.first;
    place();
  }, [rows, viewport, drawn, place]);

  useEffect(() => {
    const element = scrollerRef.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => {
      setViewport(Math.max(0, element.clientHeight - HEAD_HEIGHT));
    });
    watcher.observe(element);
    element.addEventListener('scroll', place, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', place);
    };
  }, [place]);

  return { scrollerRef, layerRef, extent, drawn, show };
}
