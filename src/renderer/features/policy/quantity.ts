/**
 * What a number of a policy counts, by the names on the way to it, so that people read and type yuan and m² while the
 * file holds fen and cm². A name that is not known is a plain number.
 */
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';

export const quantities = ['yuan', 'area', 'percent', 'times', 'perMille', 'years', 'months', 'daysOf'] as const;
export type Quantity = (typeof quantities)[number];

const byName: Readonly<Record<string, Quantity>> = {
  fen: 'yuan',
  fenPerM2: 'yuan',
  lastYearIncome: 'yuan',
  minimumWage: 'yuan',
  incomeCeiling: 'yuan',
  area: 'area',
  areaCeiling: 'area',
  permille: 'percent',
  rentPermille: 'percent',
  tolerance: 'percent',
  seats: 'percent',
  afterPermilleOfMarket: 'percent',
  lateFeePermillePerDay: 'perMille',
  allocationPermille: 'times',
  subsidyPermille: 'times',
  years: 'years',
  months: 'months',
  everyMonths: 'months',
  cycleMonths: 'months',
  remindBefore: 'daysOf',
};

/** Undefined for a plain number. `names`: the path of the value and the members inside it. */
export function quantityOf(names: readonly string[]): Quantity | undefined {
  const own = names.filter((name) => name !== 'value');
  const last = own.at(-1) ?? '';
  if (last === 'ceiling') return own.includes('housing-area') ? 'area' : 'yuan';
  if (own[0] === 'tickets' && last === 'warnBefore') return 'daysOf';
  if (own[0] === 'answerValidity' && own.length === 2) return 'daysOf';
  return Object.hasOwn(byName, last) ? byName[last] : undefined;
}

/** How many of the file's whole numbers make one of what people type. */
const perShown: Readonly<Record<Quantity, number>> = {
  yuan: 100,
  area: 10_000,
  percent: 10,
  times: 1000,
  perMille: 1,
  years: 1,
  months: 1,
  daysOf: 1,
};

export function shownNumber(value: number, quantity: Quantity): string {
  if (quantity === 'yuan') return formatYuan(value);
  if (quantity === 'area') return formatSquareMetres(value);
  return String(value / perShown[quantity]);
}

/** As a person edits it. */
export function typedNumber(value: number, quantity: Quantity | undefined): number {
  return quantity === undefined ? value : value / perShown[quantity];
}

/** The file's whole number for what was typed. */
export function storedNumber(typed: number, quantity: Quantity | undefined): number {
  return quantity === undefined ? typed : Math.round(typed * perShown[quantity]);
}
