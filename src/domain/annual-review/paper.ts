import type { DocumentFile, DocumentType } from '../application/document.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** A paper that was brought, photographed, or promised. */
export interface TenancyPaper {
  readonly type: DocumentType;
  readonly files: readonly DocumentFile[];
  /** The last day on which it may come, that day included; null where nothing was promised. */
  readonly promisedUntil: PlainDate | null;
}

/** What a household hands in: photos of a paper, or none where it is promised. */
export interface HandedPaper {
  readonly type: DocumentType;
  readonly files: readonly DocumentFile[];
}

/** Promised and not there yet. */
export function openPapers(papers: readonly TenancyPaper[]): readonly TenancyPaper[] {
  return papers.filter(({ files, promisedUntil }) => files.length === 0 && promisedUntil !== null);
}

/** Of these, the ones whose last day has passed. */
export function brokenPapers(papers: readonly TenancyPaper[], today: PlainDate): readonly TenancyPaper[] {
  return openPapers(papers).filter(({ promisedUntil }) => promisedUntil !== null && promisedUntil < today);
}

/** With what was brought since: a paper that was promised is there now, another one lies beside it. */
export function withBrought(papers: readonly TenancyPaper[], brought: readonly HandedPaper[]): readonly TenancyPaper[] {
  const kept = papers.map((paper) => {
    const more = brought.filter(({ type }) => type === paper.type).flatMap(({ files }) => files);
    return more.length === 0 ? paper : { ...paper, files: [...paper.files, ...more] };
  });
  const known = new Set(papers.map(({ type }) => type));
  const added = brought.filter(({ type }) => !known.has(type));
  return [...kept, ...added.map((paper) => ({ ...paper, promisedUntil: null }))];
}

/** As they are recorded: what has no photo is promised until a day. Each kind once. */
export function recordedPapers(handed: readonly HandedPaper[], promisedUntil: PlainDate): readonly TenancyPaper[] {
  const types = [...new Set(handed.map(({ type }) => type))];
  return types.map((type) => {
    const files = handed.filter((paper) => paper.type === type).flatMap((paper) => paper.files);
    return { type, files, promisedUntil: files.length === 0 ? promisedUntil : null };
  });
}
