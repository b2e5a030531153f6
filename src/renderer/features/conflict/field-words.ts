/** The name and the value of one field of a conflict, in words by its path. */
import { sexCodes } from '../../../domain/identity/relation.ts';
import type { TFunction } from 'i18next';
import { type PlainDate, parsePlainDate } from '../../../kernel/plain-date.ts';
import { maritalWord, relationWord } from '../../ui/code-words.ts';
import { formatDayWithWeekday, formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { codeOfField } from './code-words.ts';
import { type FieldRow, isObject } from './field-rows.ts';
import { listThing } from './thing-words.ts';

export interface FieldSpeaker {
  readonly t: TFunction;
  readonly officeName: (office: string) => string;
}

const MEMBER = 'content.members.';

/** What a person calls the field; a path of a newer program is shown as it is. */
export function fieldName({ path, of, nth }: Pick<FieldRow, 'path' | 'of' | 'nth'>, t: TFunction): string {
  const field = plainName(path, t);
  const whose = nth === null ? of : t('conflict.nth', { n: nth });
  return whose === '' ? field : t('conflict.member.of', { name: whose, field });
}

function plainName(path: string, t: TFunction): string {
  if (path.startsWith(MEMBER)) {
    return t(`conflict.member.${keyOf(path.slice(MEMBER.length)) as 'name'}`, { defaultValue: path });
  }
  const [kind = '', ...rest] = path.split('.');
  const known = t(`conflict.of.${kind as 'ticket'}.${keyOf(rest.join('.')) as 'stage'}`, { defaultValue: '' });
  return known === '' ? t(`conflict.path.${keyOf(path) as 'status'}`, { defaultValue: path }) : known;
}

/** Dots would lead down the tree of words. */
function keyOf(path: string): string {
  return path.replaceAll(/\.\d+/g, '').replaceAll('.', '-');
}

/** One line for each thing that the field holds; none for nothing. */
export function valueLines(path: string, value: unknown, speaker: FieldSpeaker): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap((item) => valueLines(path, item, speaker));
  const { t } = speaker;
  if (isObject(value)) return partLines(value, speaker);
  if (typeof value === 'boolean') return [t(value ? 'conflict.yes' : 'conflict.no')];
  if (typeof value === 'number') return [numberWords(lastOf(path), value, t)];
  return [textWords(path, typeof value === 'string' ? value : JSON.stringify(value), speaker)];
}

function numberWords(name: string, value: number, t: TFunction): string {
  if (/(^f|F)en$/.test(name)) return t('conflict.yuan', { value: formatYuan(value) });
  switch (name) {
    case 'perMonth':
    case 'monthlyIncome':
    case 'value':
    case 'proceeds':
      return t('conflict.yuan', { value: formatYuan(value) });
    case 'area':
      return t('conflict.area', { value: formatSquareMetres(value) });
    case 'cycleMonths':
      return t('conflict.every', { n: value });
    case 'months':
    case 'insuredMonths':
      return t('conflict.months', { n: value });
    default:
      return String(value);
  }
}

/** Codes in their words; by the last name of the path, or by the whole where one name means several things. */
function textWords(path: string, text: string, { t, officeName }: FieldSpeaker): string {
  const word = (key: string): string => t(key as 'status.submitted', { defaultValue: text });
  const code = codeOfField(path, text, t);
  if (code !== undefined) return code;
  switch (path) {
    case 'content.greenChannel.reason':
      return word(`green.${text}`);
    case 'missingDocuments':
      return word(`documentType.${text}`);
    case 'clock.unit':
      return word(`clockUnit.${text}`);
    case 'rejectionReasons':
      return word(`rejection.${text}`);
  }
  switch (lastOf(path)) {
    case 'status':
    case 'channel':
    case 'programme':
      return word(`${lastOf(path)}.${text}`);
    case 'roles':
      return word(`role.${text}`);
    case 'relation':
      return relationWord(text, t);
    case 'documentKind':
      return word(`documentKind.${text}`);
    case 'sex':
      return word(`sex.${sexCodes.find(({ code }) => code === text)?.key ?? text}`);
    case 'maritalStatus':
      return maritalWord(text, t);
    case 'street':
    case 'office':
    case 'helping':
      return officeName(text);
    default:
      return dayWords(text, t);
  }
}

function dayWords(text: string, t: TFunction): string {
  const day = parsePlainDate(text);
  return day === undefined ? text : formatDayWithWeekday(day, t);
}

/** A whole thing told by what it has: a clock, a document, a member, a home. */
function partLines(part: Readonly<Record<string, unknown>>, speaker: FieldSpeaker): readonly string[] {
  const { t } = speaker;
  const text = (name: string): string => (typeof part[name] === 'string' ? part[name] : '');
  const money = (name: string): string => formatYuan(Number(part[name]));
  const thing = listThing(part, t);
  if (thing !== undefined) return [thing];
  if ('dueOn' in part) {
    const due = formatDayWithWeekday(text('dueOn') as PlainDate, t);
    const unit = t(`clockUnit.${text('unit') as 'working'}`);
    return [t('conflict.due', { due }), t('conflict.days', { n: Number(part['limit']), unit })];
  }
  if (Array.isArray(part['files'])) {
    const name = text('title') === '' ? t(`documentType.${text('type') as 'other'}`) : text('title');
    return [t('conflict.pages', { name, n: part['files'].length })];
  }
  if ('relation' in part && 'monthlyIncome' in part) {
    const relation = relationWord(text('relation'), t);
    const income = t('conflict.income', { value: money('monthlyIncome') });
    return [t('conflict.person', { name: text('name'), relation }), income];
  }
  return [thingWords(part, { ...speaker, text, money })];
}

interface ThingSpeaker extends FieldSpeaker {
  readonly text: (name: string) => string;
  readonly money: (name: string) => string;
}

function thingWords(part: Readonly<Record<string, unknown>>, { t, text, money }: ThingSpeaker): string {
  const item = (name: string, detail: string): string => (detail === '' ? name : t('conflict.item', { name, detail }));
  if ('area' in part)
    return item(text('address'), t('conflict.area', { value: formatSquareMetres(Number(part['area'])) }));
  if ('proceeds' in part) return item(text('address'), t('conflict.yuan', { value: money('proceeds') }));
  if ('value' in part) {
    return item(t(`asset.${text('kind') as 'other'}`), t('conflict.yuan', { value: money('value') }));
  }
  if ('recommendation' in part) {
    const step = t(`reviewStep.${text('step') as 'street'}`);
    const recommendation = t(`recommendation.${text('recommendation') as 'approve'}`);
    const comment = text('comment');
    return t(comment === '' ? 'conflict.opinion' : 'conflict.opinionWith', { step, recommendation, comment });
  }
  if ('documentType' in part) {
    const type = text('documentType');
    return type === '' ? text('text') : item(t(`documentType.${type as 'other'}`), text('text'));
  }
  if ('name' in part) return text('name');
  return JSON.stringify(part);
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
