import type { TFunction } from 'i18next';
import { birthDateOf, parseIdentityNumber, sexOf } from '../../../domain/identity/identity-number.ts';
import { type PlainDate, fullYearsBetween } from '../../../kernel/plain-date.ts';

/** Birth date, sex and age as the identity number says; empty while it is none. */
export function personLine(identityNumber: string, today: PlainDate, t: TFunction): string {
  const parsed = parseIdentityNumber(identityNumber, today);
  if (!parsed.ok) return '';
  const birth = birthDateOf(parsed.value);
  return t('intake.person', { birth, sex: t(`sex.${sexOf(parsed.value)}`), age: fullYearsBetween(birth, today) });
}
