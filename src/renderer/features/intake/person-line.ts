import type { TFunction } from 'i18next';
import { identityFactsOf, parseDocumentNumber } from '../../../domain/identity/identity-document.ts';
import { type PlainDate, fullYearsBetween } from '../../../kernel/plain-date.ts';

/** Birth date, sex and age as the identity number says; empty while it is none. */
export function personLine(identityNumber: string, today: PlainDate, t: TFunction): string {
  const parsed = parseDocumentNumber(identityNumber, today);
  if (!parsed.ok) return '';
  const { birth, sex } = identityFactsOf(parsed.value, today);
  if (birth === null) return '';
  return t('intake.person', { birth, sex: t(`sex.${sex ?? 'unknown'}`), age: fullYearsBetween(birth, today) });
}
