import type { TFunction } from 'i18next';
import type { ConditionResult, ConditionUnit, Term, TermKind } from '../../../domain/eligibility/evaluation.ts';
import type { Origin } from '../../../domain/eligibility/household-facts.ts';
import { type Confidence, confidences } from '../../../domain/policy/sourced.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';

/** A value or a limit with its unit. */
export function measureWord(value: number | string | null, unit: ConditionUnit, t: TFunction): string {
  if (value === null) return t('eligibility.unknownValue');
  switch (unit) {
    case 'fen':
    case 'fen-per-month':
      return t(`eligibility.unit.${unit}`, { value: formatYuan(Number(value)) });
    case 'cm2':
      return t('eligibility.unit.cm2', { value: formatSquareMetres(Number(value)) });
    case 'years':
    case 'months':
    case 'count':
      return t(`eligibility.unit.${unit}`, { value });
    case 'date':
      return String(value);
    case 'yes-no':
      return yesNo(value, t);
  }
}

export function confidenceWord(confidence: string, t: TFunction): string {
  const known = confidences.find((name): name is Confidence => name === confidence);
  return known === undefined ? confidence : t(`eligibility.confidence.${known}`);
}

export interface TermRow {
  readonly key: string;
  readonly who: string;
  readonly what: string;
  readonly amount: string;
  readonly origin: string;
}

/** Every step of the reckoning: whose, what, how much, and where it comes from. */
export function termRows({ terms, unit }: ConditionResult, t: TFunction): readonly TermRow[] {
  return terms.map((term, index) => ({
    key: `${String(index)} ${term.what}`,
    who: term.name,
    what: t(`eligibility.term.${term.what}`),
    amount: amountWord(term, unit, t),
    origin: term.origin === null ? '' : originWord(term.origin, t),
  }));
}

/** Terms that are counted in another unit than the condition's value. */
const ownUnits: Partial<Readonly<Record<TermKind, ConditionUnit>>> = {
  age: 'years',
  'insured-months': 'months',
  'months-since': 'months',
  'years-since': 'years',
  vehicles: 'fen',
  homes: 'count',
};

function amountWord({ what, amount }: Term, unit: ConditionUnit, t: TFunction): string {
  if (amount === null) return t('eligibility.unknownValue');
  if (what === 'public-housing') return t(`checks.publicHousing.${amount as 'none'}`);
  if (what === 'persons') return t('eligibility.unit.persons', { value: amount });
  if (typeof amount === 'string') return yesNo(amount, t);
  return measureWord(amount, ownUnits[what] ?? unit, t);
}

function yesNo(value: number | string, t: TFunction): string {
  if (value === 'yes') return t('eligibility.yes');
  return value === 'no' || value === 'none' ? t('eligibility.no') : String(value);
}

function originWord({ kind, source, asOf }: Origin, t: TFunction): string {
  const origin = t(`eligibility.origin.${kind}`, { source: source === null ? '' : t(`checks.source.${source}`) });
  return asOf === null ? origin : t('eligibility.originOn', { origin, day: asOf });
}
