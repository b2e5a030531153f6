import type { TFunction } from 'i18next';
import { unitTypes } from '../../../domain/unit/particulars.ts';
import { releaseCauses, releaseReasons } from '../../../domain/unit/release.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { ledgerFieldWord } from '../../ui/ledger-field-word.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What an event of the ledger says besides its name: what became otherwise, for whom, and the reason. */
export function changesInWords(payload: Payload, t: TFunction): string {
  const { changes, rent, caseNo, by, cause, reason, comment } = payload;
  const parts: string[] = [];
  if (isRecord(changes)) {
    for (const [field, value] of Object.entries(changes)) {
      parts.push(`${ledgerFieldWord(field, t)} ${valueInWords(field, value, t)}`);
    }
  }
  if (isRecord(rent)) {
    const { perMonth, from, source } = rent;
    parts.push(t('units.rentFrom', { rent: formatYuan(Number(perMonth)), from: String(from), source: String(source) }));
  }
  if (typeof caseNo === 'string') parts.push(caseNo);
  else if (typeof by === 'string') parts.push(by);
  const knownCause = releaseCauses.find((known) => known === cause);
  const knownReason = releaseReasons.find((known) => known === reason);
  if (knownCause !== undefined) parts.push(t(`units.cause.${knownCause}`));
  if (knownReason !== undefined) parts.push(t(`units.reason.${knownReason}`));
  else if (typeof reason === 'string') parts.push(reason);
  if (typeof comment === 'string' && comment !== '') parts.push(comment);
  return parts.join(' · ');
}

function isRecord(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueInWords(field: string, value: unknown, t: TFunction): string {
  if (typeof value === 'boolean') return t(value ? 'units.yes' : 'units.no');
  if (field === 'area' && typeof value === 'number') return `${formatSquareMetres(value)} ㎡`;
  const type = unitTypes.find((known) => known === value);
  if (type !== undefined) return t(`units.type.${type}`);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
