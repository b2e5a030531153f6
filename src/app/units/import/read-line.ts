/** One line of a table of homes or estates, field by field; every field that is wrong is named. */
import type { ImportField, LineProblemCode } from '../../../contract/unit-import.ts';
import type { EstateParticulars, Facility } from '../../../domain/estate/particulars.ts';
import { parseOfficeId } from '../../../domain/office/office.ts';
import { parseEstateId, parseUnitNo } from '../../../domain/unit/codes.ts';
import { type RentStandard, type UnitParticulars, unitTypes } from '../../../domain/unit/particulars.ts';
import { type StartState, startStates } from '../../../domain/unit/state.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { EstateId, UnitNo } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { dayOf, scaledNumber, yesOrNo } from '../../tables/cell-values.ts';

export interface FieldProblem {
  readonly field: ImportField | null;
  readonly code: LineProblemCode;
  readonly value: string;
}

/** The text of a field's cell; empty where the table has no such column. */
export type Cells = (field: ImportField) => string;

export interface ReadUnit {
  readonly unitNo: UnitNo;
  readonly unit: UnitParticulars;
  readonly rent: RentStandard;
  readonly state: StartState;
}

export interface ReadEstate {
  readonly estateId: EstateId;
  readonly estate: EstateParticulars;
}

const typeNames: Readonly<Record<(typeof unitTypes)[number], readonly string[]>> = {
  dormitory: ['宿舍', '集体宿舍', '床位'],
  'one-room': ['一居室', '一居', '一室', '单间', '零居室', '一室一厅'],
  'two-room': ['二居室', '两居室', '二居', '两居', '二室', '两室', '两室一厅', '二室一厅'],
  'three-room': ['三居室', '三居', '三室', '三室一厅'],
};

const stateNames: Readonly<Record<StartState, readonly string[]>> = {
  vacant: ['空置', '闲置', '可配租', ''],
  let: ['已出租', '已配租', '在租'],
  'in-repair': ['维修中', '维修'],
  sealed: ['封存'],
  withdrawn: ['已退出', '退出'],
};

export function readUnitLine(cells: Cells): Result<ReadUnit, readonly FieldProblem[]> {
  const read = fieldReader(cells);
  const unitNo = read.code('unitNo', parseUnitNo);
  const estateId = read.code('estateId', parseEstateId);
  const building = read.text('building', 20);
  const floor = read.number('floor', { digits: 0, from: -9, to: 150 });
  const room = read.text('room', 20);
  const type = read.oneOf('type', unitTypes, typeNames);
  const area = read.number('area', { digits: 4, from: 1, to: 10_000_000 });
  const perMonth = read.number('rent', { digits: 2, from: 0, to: 1_000_000_000 });
  const from = read.day('rentFrom');
  const source = read.text('rentSource', 100);
  const lift = read.flag('lift');
  const accessible = read.flag('accessible');
  const state = read.oneOf('state', startStates, stateNames);
  if (floor === 0) read.problems.push({ field: 'floor', code: 'out-of-range', value: '0' });
  if (read.problems.length > 0) return err(read.problems);
  return ok({
    unitNo,
    unit: { estateId, building, floor, room, type, area, lift, accessible },
    rent: { perMonth, from, source },
    state,
  } as ReadUnit);
}

export function readEstateLine(cells: Cells): Result<ReadEstate, readonly FieldProblem[]> {
  const read = fieldReader(cells);
  const estateId = read.code('estateId', parseEstateId);
  const name = read.text('name', 50);
  const area = read.text('district', 30);
  const office = read.code('office', parseOfficeId);
  const address = read.text('address', 200);
  const longitude = read.place('longitude', 180);
  const latitude = read.place('latitude', 90);
  const facilities = (['transport', 'school', 'shop', 'hospital'] as const).flatMap((kind) => read.facilities(kind));
  const manager = { company: read.optional('company', 60), telephone: read.optional('telephone', 30) };
  if ((longitude === null) !== (latitude === null)) {
    read.problems.push({ field: longitude === null ? 'longitude' : 'latitude', code: 'missing', value: '' });
  }
  if (read.problems.length > 0) return err(read.problems);
  const location = longitude === null || latitude === null ? null : { longitude, latitude };
  return ok({ estateId, estate: { name, area, office, address, location, facilities, manager } } as ReadEstate);
}

interface NumberSpan {
  readonly digits: number;
  readonly from: number;
  readonly to: number;
}

interface FieldReader {
  readonly problems: FieldProblem[];
  optional(field: ImportField, most: number): string;
  text(field: ImportField, most: number): string | undefined;
  code<Code>(field: ImportField, parse: (text: string) => Code | undefined): Code | undefined;
  number(field: ImportField, span: NumberSpan): number | undefined;
  day(field: ImportField): PlainDate | undefined;
  flag(field: ImportField): boolean | undefined;
  oneOf<Name extends string>(
    field: ImportField,
    names: readonly Name[],
    words: Readonly<Record<Name, readonly string[]>>,
  ): Name | undefined;
  place(field: ImportField, most: number): number | null | undefined;
  facilities(kind: Facility['kind']): readonly Facility[];
}

/** Reads field after field and gathers what is wrong; what it gives is only used when nothing is. */
function fieldReader(cells: Cells): FieldReader {
  const problems: FieldProblem[] = [];
  const wrong = (field: ImportField, code: LineProblemCode): void => {
    problems.push({ field, code, value: Array.from(cells(field)).slice(0, 40).join('') });
  };
  /** Undefined, and told, where the cell is empty or the text is no such thing. */
  const parsed = <T>(
    field: ImportField,
    code: LineProblemCode,
    parse: (text: string) => T | undefined,
  ): T | undefined => {
    const text = cells(field);
    const value = text === '' ? undefined : parse(text);
    if (value === undefined) wrong(field, text === '' ? 'missing' : code);
    return value;
  };
  const within = (field: ImportField, value: number | undefined, { from, to }: Omit<NumberSpan, 'digits'>) => {
    if (value !== undefined && (value < from || value > to)) wrong(field, 'out-of-range');
    return value;
  };
  const optional = (field: ImportField, most: number): string => {
    const text = cells(field);
    if (text.length > most) wrong(field, 'too-long');
    return text.replaceAll(/\p{Cc}+/gu, ' ');
  };
  return {
    problems,
    optional,
    text: (field, most) => parsed(field, 'missing', () => optional(field, most)),
    code: (field, parse) => parsed(field, 'not-a-code', parse),
    number: (field, span) =>
      within(
        field,
        parsed(field, 'not-a-number', (text) => scaledNumber(text, span.digits)),
        span,
      ),
    day: (field) => parsed(field, 'not-a-day', dayOf),
    flag: (field) => {
      const said = yesOrNo(cells(field));
      if (said === undefined) wrong(field, 'not-in-list');
      return said;
    },
    oneOf: (field, names, words) => {
      const text = cells(field);
      const found = names.find((name) => name === text || words[name].includes(text));
      if (found === undefined) wrong(field, text === '' ? 'missing' : 'not-in-list');
      return found;
    },
    place: (field, most) => {
      if (cells(field) === '') return null;
      return within(field, parsed(field, 'not-a-number', degrees), { from: -most * MILLION, to: most * MILLION });
    },
    facilities: (kind) => {
      const found = facilitiesIn(kind, cells(kind));
      if (found === undefined) wrong(kind, 'not-a-number');
      return found ?? [];
    },
  };
}

function degrees(text: string): number | undefined {
  return /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) ? Math.round(Number(text) * MILLION) : undefined;
}

/** Undefined when one of them has no distance. */
function facilitiesIn(kind: Facility['kind'], text: string): readonly Facility[] | undefined {
  const parts = text.split(/[;；\n]/).map((part) => part.trim());
  const found = parts.filter((part) => part !== '').map((part) => FACILITY.exec(part));
  if (found.includes(null)) return undefined;
  return found.map((match) => ({ kind, name: (match?.[1] ?? '').trim(), distance: Number(match?.[2]) }));
}

const MILLION = 1_000_000;
/** `海湖小学 650` or `海湖小学：650米`. */
const FACILITY = /^(.{1,50}?)[\s:：]+(\d{1,5})\s*(?:米|m)?$/;
