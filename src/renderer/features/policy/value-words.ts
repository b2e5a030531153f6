/** The name and the content of one value of a policy in words, by its path; what has no words is shown as it is. */
import type { TFunction } from 'i18next';
import { type Json, type JsonObject, isJsonObject } from '../../../domain/policy/issue/value-tree.ts';
import { documentTypes } from '../../../domain/application/document.ts';
import { programmes } from '../../../domain/application/programme.ts';
import { quantityOf, shownNumber } from './quantity.ts';

/** What a policy's part, value or member is called; inside the part `section`, whose own sense of the name goes first. */
export function partName(name: string, section: string, t: TFunction): string {
  const programme = programmes.find((known) => known === name);
  if (programme !== undefined) return t(`programme.${programme}`);
  const document = documentTypes.find((known) => known === name);
  if (document !== undefined && section !== 'answerValidity') return t(`documentType.${document}`);
  const plain = t(`policy.name.${name as 'clocks'}`, { defaultValue: name });
  return t(`policy.name.${`${section}-${name}` as 'limits-income'}`, { defaultValue: plain });
}

/** The value's own name inside its part: 低收入 · 人均月收入. */
export function valueName(path: readonly string[], t: TFunction): string {
  const [section = '', ...rest] = path;
  const names = rest.length === 0 ? [section] : rest;
  return names.map((name) => partName(name, section, t)).join(' · ');
}

/** With the part before it, for lists that mix parts. */
export function fullName(path: readonly string[], t: TFunction): string {
  const [section = '', ...rest] = path;
  return rest.length === 0 ? valueName(path, t) : `${partName(section, section, t)} · ${valueName(path, t)}`;
}

/** The member's name, or of a bare `value` or a row of a list what the value is called. */
export function fieldLabel(path: readonly string[], t: TFunction): string {
  const own = path.filter((name) => name !== 'value' && !/^\d+$/.test(name));
  return partName(own.at(-1) ?? '', path[0] ?? '', t);
}

interface Telling {
  readonly t: TFunction;
  readonly language: string;
}

/** One line for each thing that the value holds. */
export function valueLines(path: readonly string[], data: JsonObject, telling: Telling): readonly string[] {
  const names = Object.keys(data);
  const [only] = names;
  const content: Json = names.length === 1 && only !== undefined ? (data[only] ?? null) : data;
  return linesOf([...path, ...(names.length === 1 && only !== undefined ? [only] : [])], content, telling);
}

function linesOf(path: readonly string[], node: Json, telling: Telling): readonly string[] {
  if (Array.isArray(node)) {
    const items = node as readonly Json[];
    if (items.length === 0) return [telling.t('policy.noValue')];
    if (items.some((item) => typeof item === 'object' && item !== null)) {
      return items.map((item, place) => `${String(place + 1)}. ${inLine(path, item, telling)}`);
    }
    return [inLine(path, node, telling)];
  }
  if (isJsonObject(node) && quantityWords(path, node, telling.t) === undefined) {
    return shownMembers(node, telling.language).map(([name, child]) => memberLine([...path, name], child, telling));
  }
  return [inLine(path, node, telling)];
}

function memberLine(path: readonly string[], child: Json, telling: Telling): string {
  const { t } = telling;
  const name = path.at(-1) ?? '';
  const value = inLine(path, child, telling);
  // A text in the person's language needs no name beside it.
  if (name === telling.language) return value;
  return t('policy.label', { name: partName(name, path[0] ?? '', t), value });
}

/** Texts that a rule has in both languages are shown in the one of the screens. */
function shownMembers(node: JsonObject, language: string): readonly (readonly [string, Json])[] {
  const members = Object.entries(node);
  const isInBoth = typeof node['zh'] === 'string' && typeof node['en'] === 'string';
  return isInBoth ? members.filter(([name]) => name === language || (name !== 'zh' && name !== 'en')) : members;
}

function inLine(path: readonly string[], node: Json, telling: Telling): string {
  const { t } = telling;
  if (node === null) return t('policy.noValue');
  if (typeof node === 'boolean') return t(node ? 'policy.yes' : 'policy.no');
  if (typeof node === 'number') return numberWords(path, node, t);
  if (typeof node === 'string') return codeWord(node, t);
  if (Array.isArray(node)) {
    const items = (node as readonly Json[]).map((item) => inLine(path, item, telling));
    return items.length === 0 ? t('policy.noValue') : items.join(t('case.comma'));
  }
  const object = node as JsonObject;
  const quantity = quantityWords(path, object, t);
  if (quantity !== undefined) return quantity;
  return shownMembers(object, telling.language)
    .filter(([, child]) => child !== null && !(Array.isArray(child) && child.length === 0))
    .map(([name, child]) => memberLine([...path, name], child, telling))
    .join(t('policy.semicolon'));
}

function numberWords(path: readonly string[], value: number, t: TFunction): string {
  const quantity = quantityOf(path);
  return quantity === undefined ? String(value) : t(`policy.unit.${quantity}`, { value: shownNumber(value, quantity) });
}

/** What is said as one: `{ count, unit }` is 10 个工作日, `{ ceiling, comparison }` 不高于 4,270.00 元. */
function quantityWords(path: readonly string[], node: JsonObject, t: TFunction): string | undefined {
  const { count, unit, ceiling, comparison, per, ...more } = node;
  if (Object.keys(more).length > 0) return undefined;
  if (typeof count === 'number' && typeof unit === 'string' && ceiling === undefined) {
    return t('policy.unit.of', { count, unit: codeWord(unit, t) });
  }
  if (typeof ceiling !== 'number' || typeof comparison !== 'string' || count !== undefined) return undefined;
  const words = [codeWord(comparison, t), numberWords([...path, 'ceiling'], ceiling, t)];
  return (typeof per === 'string' ? [codeWord(per, t), ...words] : words).join(' ');
}

/** A code in its words: of the policy, or of the documents that it asks for. */
export function codeWord(code: string, t: TFunction): string {
  const document = documentTypes.find((known) => known === code);
  if (document !== undefined) return t(`documentType.${document}`);
  const programme = programmes.find((known) => known === code);
  if (programme !== undefined) return t(`programme.${programme}`);
  const named = t(`policy.name.${code as 'clocks'}`, { defaultValue: code });
  // i18next reads dots as ways down its tree: a text with one is no code.
  return code.includes('.') || code.includes(':')
    ? code
    : t(`policy.code.${code as 'working'}`, { defaultValue: named });
}
