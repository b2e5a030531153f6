/**
 * What an event that is not of a case says beside its title: its parts by name, those that have words and no others.
 * Generic by data: a new kind of event needs words for its parts, not a teller of its own.
 */
import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../../contract/cases.ts';
import { codeOfFact } from './code-words.ts';
import { isObject } from './field-rows.ts';
import { type FieldSpeaker, valueLines } from './field-words.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export function eventFacts({ type, details }: Pick<HistoryEntry, 'type' | 'details'>, speaker: FieldSpeaker): Fact[] {
  if (type.startsWith('application.')) return [];
  const facts = new Map<string, string[]>();
  for (const { part, value } of partsOf(details)) {
    const name = nameOf(part, speaker.t);
    const told = toldOf(type, { part, value }, speaker);
    if (name !== '' && told !== '') facts.set(name, [...(facts.get(name) ?? []), told]);
  }
  return [...facts].map(([name, values]) => ({ name, value: values.join(speaker.t('case.comma')) }));
}

interface EventPart {
  readonly part: string;
  readonly value: string | number | boolean;
}

/** Every value under the last name that leads to it, in the order of the event. */
function partsOf(details: unknown, part = ''): readonly EventPart[] {
  if (Array.isArray(details)) return (details as readonly unknown[]).flatMap((item) => partsOf(item, part));
  if (isObject(details)) return Object.entries(details).flatMap(([name, value]) => partsOf(value, name));
  const isTold = typeof details === 'string' || typeof details === 'number' || typeof details === 'boolean';
  return isTold && details !== '' ? [{ part, value: details }] : [];
}

function nameOf(part: string, t: TFunction): string {
  return t(`conflict.fact.${part as 'reason'}`, { defaultValue: '' });
}

const CODE = /^[a-z][a-z\d]*(-[a-z\d]+)*$/;

/** A code without words is left out: it would say nothing to a person. */
function toldOf(type: string, { part, value }: EventPart, speaker: FieldSpeaker): string {
  // Only what is unusual is said: an answer in time, a rating that counts.
  if (value === false && (part === 'late' || part === 'strike')) return '';
  if (typeof value === 'string' && CODE.test(value)) return codeOfFact(type, { part, code: value }, speaker.t) ?? '';
  return valueLines(`${type.split('.')[0] ?? ''}.${part}`, value, speaker).join(speaker.t('case.comma'));
}
