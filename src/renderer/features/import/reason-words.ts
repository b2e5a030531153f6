import type { TFunction } from 'i18next';
import { ticketProblems } from '../../../domain/ticket/refusal.ts';
import { importReasonOf } from '../../../contract/import-reason.ts';

const identityProblems = ['empty', 'length', 'character', 'birth-date', 'birth-in-future', 'checksum'] as const;

/** Why something did not come in, in words; a reason of a newer program is shown as it is. */
export function reasonWords(reason: string, t: TFunction): string {
  const { code, detail } = importReasonOf(reason);
  if (code === undefined) return detail;
  // A text of no length is not short, it is not there.
  if (code === 'too-short' && detail === '1') return t('import.reason.missing');
  const words = t(`import.reason.${code}`);
  const problem = code === 'not-an-identity-number' ? identityProblems.find((known) => known === detail) : undefined;
  const why = code === 'not-taken' ? ticketProblems.find((known) => known === detail) : undefined;
  if (why !== undefined) return t(`tickets.why.${why}`);
  const shown = problem === undefined ? detail : t(`import.identityProblem.${problem}`);
  return shown === '' ? words : t('import.withDetail', { reason: words, detail: shown });
}
