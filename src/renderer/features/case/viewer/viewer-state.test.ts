import { describe, expect, it } from 'vitest';
import type { CaseDocument, DocumentFile, DocumentType } from '../../../../domain/application/document.ts';
import type { BlobHash, DocumentId } from '../../../../kernel/ids.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { groupedByType, type ViewerFile, viewerFiles } from './viewer-files.ts';
import {
  initialViewerState,
  neighbours,
  openedAtFirst,
  pageOfDocument,
  shownFile,
  shownPage,
  shownRotation,
  type ViewerAction,
  viewerReducer,
  type ViewerState,
} from './viewer-state.ts';

function file(name: string): DocumentFile {
  const mediaType = name.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg';
  return { hash: 'a'.repeat(64) as BlobHash, mediaType, bytes: 1, name };
}

function paper(
  id: string,
  { type, names, on = '2026-09-28' }: { type: DocumentType; names: readonly string[]; on?: string },
): CaseDocument {
  return { id: id as DocumentId, type, title: id, receivedOn: plainDate(on), files: names.map(file) };
}

/** identity card: two photos; income proof: a PDF and a photo. */
const files = viewerFiles([
  paper('income', { type: 'income-proof', names: ['flow.pdf', 'stamp.jpg'] }),
  paper('card', { type: 'identity-card', names: ['front.jpg', 'back.jpg'] }),
]);

function after(actions: readonly ViewerAction[], over: readonly ViewerFile[] = files): ViewerState {
  return actions.reduce((state, action) => viewerReducer(state, { files: over, action }), initialViewerState);
}

describe('the files of a case', () => {
  it('come by type in the order of the office, then by day received', () => {
    const sorted = viewerFiles([
      paper('late', { type: 'identity-card', names: ['c.jpg'], on: '2026-10-02' }),
      paper('income', { type: 'income-proof', names: ['b.jpg'] }),
      paper('early', { type: 'identity-card', names: ['a1.jpg', 'a2.jpg'] }),
    ]);
    expect(sorted.map((entry) => entry.file.name)).toEqual(['a1.jpg', 'a2.jpg', 'c.jpg', 'b.jpg']);
    expect(groupedByType(sorted).map((group) => group.length)).toEqual([3, 1]);
  });
});

describe('the page of the viewer', () => {
  it('is the first page before anything is chosen', () => {
    expect(shownFile(initialViewerState, files)?.file.name).toBe('front.jpg');
    expect(shownFile(initialViewerState, [])).toBeUndefined();
    expect(pageOfDocument(initialViewerState, files)).toEqual({ page: 1, total: 2 });
  });

  it('goes through images, the pages of a PDF and over to the next document', () => {
    const inPdf = after([
      { type: 'next-page' },
      { type: 'next-page' },
      { type: 'counted', fileKey: 'income/0', pages: 2 },
      { type: 'next-page' },
    ]);
    expect([inPdf.fileKey, inPdf.page]).toEqual(['income/0', 1]);
    expect(pageOfDocument(inPdf, files)).toEqual({ page: 2, total: 3 });
    const last = viewerReducer(inPdf, { files, action: { type: 'next-page' } });
    expect(last.fileKey).toBe('income/1');
    expect(pageOfDocument(last, files)).toEqual({ page: 3, total: 3 });
    expect(viewerReducer(last, { files, action: { type: 'next-page' } })).toEqual(last);
    expect(neighbours(last, files)).toEqual({ previous: true, next: false });
  });

  it('goes back to the last page of a PDF, even one not counted yet', () => {
    const back = after([{ type: 'choose', fileKey: 'income/1' }, { type: 'previous-page' }]);
    expect(back.fileKey).toBe('income/0');
    expect(pageOfDocument(back, files)?.total).toBeNull();
    const known = viewerReducer(back, { files, action: { type: 'counted', fileKey: 'income/0', pages: 4 } });
    expect(known.page).toBe(3);
  });

  it('does not go before the first page', () => {
    expect(after([{ type: 'previous-page' }])).toEqual(initialViewerState);
    expect(neighbours(initialViewerState, files).previous).toBe(false);
  });

  it('steps by document', () => {
    const income = after([{ type: 'choose', fileKey: 'card/1' }, { type: 'next-document' }]);
    expect(income.fileKey).toBe('income/0');
    expect(viewerReducer(income, { files, action: { type: 'next-document' } })).toEqual(income);
    expect(viewerReducer(income, { files, action: { type: 'previous-document' } }).fileKey).toBe('card/0');
  });

  it('is kept when papers come in and when another PDF is counted', () => {
    const chosen = after([
      { type: 'choose', fileKey: 'card/1' },
      { type: 'counted', fileKey: 'income/0', pages: 9 },
    ]);
    const more = viewerFiles([
      paper('form', { type: 'application-form', names: ['form.jpg'] }),
      ...new Set(files.map((entry) => entry.document)),
    ]);
    expect(shownFile(chosen, more)?.file.name).toBe('back.jpg');
    expect(chosen.page).toBe(0);
  });

  it('is kept when it was the one opened at first', () => {
    const more = viewerFiles([
      paper('form', { type: 'application-form', names: ['form.jpg'] }),
      ...new Set(files.map((entry) => entry.document)),
    ]);
    expect(shownFile(openedAtFirst(files), more)?.file.name).toBe('front.jpg');
    expect(openedAtFirst([]).fileKey).toBeNull();
  });

  it('never lies beyond the end of a PDF that is shorter than remembered', () => {
    const state = after([
      { type: 'choose', fileKey: 'income/0', page: 7 },
      { type: 'counted', fileKey: 'income/0', pages: 3 },
    ]);
    const shown = shownFile(state, files);
    expect(shown && shownPage(state, shown)).toBe(2);
  });
});

describe('size and turn', () => {
  it('zooms in steps and back to the width', () => {
    expect(after([{ type: 'zoom-in' }, { type: 'zoom-in' }]).zoom).toBe(150);
    expect(after([{ type: 'zoom-out' }]).zoom).toBe(75);
    expect(after([{ type: 'zoom-out' }, { type: 'fit-width' }]).zoom).toBe(100);
  });

  it('stops at the smallest and the largest step', () => {
    expect(after(Array.from({ length: 12 }, () => ({ type: 'zoom-in' }) as const)).zoom).toBe(400);
    expect(after(Array.from({ length: 12 }, () => ({ type: 'zoom-out' }) as const)).zoom).toBe(50);
  });

  it('turns the page that is shown and remembers it', () => {
    const turned = after([
      { type: 'rotate', by: 90 },
      { type: 'rotate', by: 90 },
      { type: 'rotate', by: 90 },
    ]);
    expect(shownRotation(turned, files)).toBe(270);
    const there = viewerReducer(turned, { files, action: { type: 'next-page' } });
    expect(shownRotation(there, files)).toBe(0);
    const back = viewerReducer(there, { files, action: { type: 'previous-page' } });
    expect(shownRotation(back, files)).toBe(270);
    expect(shownRotation(after([{ type: 'rotate', by: -90 }]), files)).toBe(270);
  });
});
