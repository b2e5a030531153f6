/**
 * The fields of a conflict as rows to compare. The desk names a whole part of the case (`content.members`); here it is
 * taken apart until one row holds one thing that a person would call a field, and only rows that differ are left.
 */
import type { ConflictField } from '../../../contract/conflicts.ts';
import { gatherLists } from './field-lists.ts';

export interface FieldRow {
  readonly path: string;
  /** Whom it is about, where the path alone does not say: a member's name. */
  readonly of: string;
  /** Which item of a list, where it has no name to say. */
  readonly nth: number | null;
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** Parts whose fields mean something by themselves. Others (a clock, a document) are told in one line. */
const TAKEN_APART = /^content(?:\.(?:employment|education|greenChannel|consent))?$/;
const MEMBERS = 'content.members';

/** Rows in the desk's order. */
export function fieldRows(fields: readonly ConflictField[]): readonly FieldRow[] {
  const rows = gatherLists(fields).flatMap((field) => taken({ ...field, of: '' }));
  const hasDueDay = rows.some(({ path }) => path === 'clock.dueOn');
  return hasDueDay ? rows.filter((row) => !isBehindDueDay(row)) : rows;
}

/** The due day tells a clock; what it was reckoned from is shown only where the due day is the same. */
function isBehindDueDay({ path, before, mine, theirs }: FieldRow): boolean {
  if (path === 'clock.provisional') return ![before, mine, theirs].includes(true);
  return path.startsWith('clock.pauses') || path === 'clock.startedOn' || path === 'clock.unit';
}

function taken(row: FieldRow): readonly FieldRow[] {
  if (row.path === MEMBERS) return memberRows(row);
  if (!TAKEN_APART.test(row.path) || !isPart(row.before) || !isPart(row.mine) || !isPart(row.theirs)) {
    return differs(row) ? [row] : [];
  }
  return partRows(row, row.path);
}

function partRows(row: FieldRow, prefix: string): readonly FieldRow[] {
  const [before, mine, theirs] = [partOf(row.before), partOf(row.mine), partOf(row.theirs)];
  const names = [...new Set([before, mine, theirs].flatMap((part) => Object.keys(part)))];
  return names.flatMap((name) =>
    taken({
      path: `${prefix}.${name}`,
      of: row.of,
      nth: row.nth,
      before: before[name],
      mine: mine[name],
      theirs: theirs[name],
    }),
  );
}

/** A member is the same person by identity number, wherever in the list; one who came or left is one row. */
function memberRows(row: FieldRow): readonly FieldRow[] {
  const [before, mine, theirs] = [peopleOf(row.before), peopleOf(row.mine), peopleOf(row.theirs)];
  const numbers = [...new Set([before, mine, theirs].flatMap((people) => [...people.keys()]))];
  return numbers.flatMap((number) => {
    const [was, my, now] = [before.get(number), mine.get(number), theirs.get(number)];
    const of = nameOf(my ?? now ?? was);
    if (was !== undefined && my !== undefined && now !== undefined) {
      return partRows({ ...row, of, before: flat(was), mine: flat(my), theirs: flat(now) }, MEMBERS);
    }
    const cameOrLeft = { ...row, of, before: was ?? null, mine: my ?? null, theirs: now ?? null };
    return differs(cameOrLeft) ? [cameOrLeft] : [];
  });
}

type Part = Readonly<Record<string, unknown>>;

function peopleOf(value: unknown): ReadonlyMap<string, Part> {
  const people = Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
  return new Map(people.map((person) => [String(person['identityNumber']), person]));
}

/** `flags: { income }` as `flags.income`, beside the member's other fields. */
function flat(person: Part): Part {
  const { flags, ...rest } = person;
  const named = Object.entries(partOf(flags)).map(([name, value]) => [`flags.${name}`, value] as const);
  return { ...rest, ...Object.fromEntries(named) };
}

function nameOf(person: Part | undefined): string {
  return typeof person?.['name'] === 'string' ? person['name'] : '';
}

function differs({ before, mine, theirs }: FieldRow): boolean {
  return !isSame(before, mine) || !isSame(before, theirs);
}

/** Equal as values; the order of an object's names does not matter. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isNothing(one)) return isNothing(other);
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => isSame(item, other[index]))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => isSame(one[name], other[name]));
}

/** A list without items says as little as no list. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isPart(value: unknown): value is Part | null | undefined {
  return value === null || value === undefined || isObject(value);
}

function partOf(value: unknown): Part {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
