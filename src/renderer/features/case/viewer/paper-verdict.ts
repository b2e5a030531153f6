import type { TFunction } from 'i18next';
import { hasExpired } from '../../../../domain/application/judged-document.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Paper } from './paper.ts';
import type { ViewerFile } from './viewer-files.ts';

export type PaperMark = 'accepted' | 'refused' | 'expired' | 'copy';

/** The one mark that a paper carries; null while nobody has judged it. */
export function markOf({ verdict, copyOf }: Pick<Paper, 'verdict' | 'copyOf'>, today: PlainDate): PaperMark | null {
  if (copyOf !== undefined) return 'copy';
  if (verdict === undefined) return null;
  if (verdict.kind === 'refused') return 'refused';
  return hasExpired(verdict, today) ? 'expired' : 'accepted';
}

/** Why it was refused: the coded reason, the officer's words, or both. */
export function refusalText(verdict: Extract<Paper['verdict'], { kind: 'refused' }>, t: TFunction): string {
  if (verdict.reason === 'other') return verdict.comment;
  const reason = t(`review.reason.${verdict.reason}`);
  return verdict.comment === '' ? reason : t('case.pointWithText', { name: reason, text: verdict.comment });
}

/** Judged already, or not to be judged here. */
function isSettled({ verdict, copyOf, withCheck }: Paper): boolean {
  return verdict !== undefined || copyOf !== undefined || withCheck === true;
}

/** The papers that nobody has judged, by their first file. */
export function unjudged(files: readonly ViewerFile[]): readonly ViewerFile[] {
  return files.filter(({ index, document }) => index === 0 && !isSettled(document));
}

/** The next one after this paper that nobody has judged, going round; undefined when this was the last. */
export function nextUnjudged(files: readonly ViewerFile[], after: string): ViewerFile | undefined {
  const place = files.findLastIndex(({ document }) => document.id === after);
  const open = unjudged(files).filter(({ document }) => document.id !== after);
  return open.find((file) => files.indexOf(file) > place) ?? open[0];
}
