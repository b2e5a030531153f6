/** One line of a table of homes or estates, field by field; every field that is wrong is named. */
import type { ImportField, LineProblemCode } from '../../../contract/unit-import.ts';
import type { EstateParticulars, Facility } from '../../../domain/estate/particulars.ts';
import { parseOfficeId } from '../../../domain/office/office.ts';
import { parseEstateId, parseUnitNo } from '../../../domain/unit/codes.ts';
import { type RentStandard, type UnitParticulars, unitTypes } from '../../../domain/unit/particulars.ts';
import { type StartState, startStates } from '../../../domain/unit/state.ts';
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

/** Reads field after field and gathers what is wrong; what it gives is only used when nothing is. */
function fieldReader(cells: Cells) {
  const problems: FieldProblem[] = [];
  const wrong = (field: ImportField, code: LineProblemCode): undefined => {
    problems.push({ field, code, value: Array.from(cells(field)).slice(0, 40).join('') });
    return undefined;
  };
  const optional = (field: ImportField, most: number): string => {
    const text = cells(field);
    if (text.length > most) wrong(field, 'too-long');
    return /\p{Cc}/u.test(text) ? text.replaceAll(/\p{Cc}+/gu, ' ') : text;
  };
  const given = (field: ImportField): string | undefined =>
    cells(field) === '' ? wrong(field, 'missing') : cells(field);
  return {
    problems,
    optional,
    text: (field: ImportField, most: number) => (given(field) === undefined ? undefined : optional(field, most)),
    code: <Code>(field: ImportField, parse: (text: string) => Code | undefined) => {
      const text = given(field);
      return text === undefined ? undefined : (parse(text) ?? wrong(field, 'not-a-code'));
    },
    number: (field: ImportField, { digits, from, to }: NumberSpan) => {
      const text = given(field);
      if (text === undefined) return undefined;
      const value = scaledNumber(text, digits);
      if (value === undefined) return wrong(field, 'not-a-number');
      return value >= from && value <= to ? value : wrong(field, 'out-of-range');
    },
    day: (field: ImportField) => {
      const text = given(field);
      return text === undefined ? undefined : (dayOf(text) ?? wrong(field, 'not-a-day'));
    },
    flag: (field: ImportField) => yesOrNo(cells(field)) ?? wrong(field, 'not-in-list'),
    oneOf: <Name extends string>(
      field: ImportField,
      names: readonly Name[],
      words: Readonly<Record<Name, readonly string[]>>,
    ) => {
      const text = cells(field);
      const found = names.find((name) => name === text || words[name].includes(text));
      return found ?? wrong(field, text === '' ? 'missing' : 'not-in-list');
    },
    place: (field: ImportField, most: number) => {
      const text = cells(field);
      if (text === '') return null;
      const value = /^-?\d{1,3}(?:\.\d{1,15})?$/.test(text) ? Math.round(Number(text) * MILLION) : undefined;
      if (value === undefined) return wrong(field, 'not-a-number');
      return Math.abs(value) <= most * MILLION ? value : wrong(field, 'out-of-range');
    },
    facilities: (kind: Facility['kind']): readonly Facility[] =>
      cells(kind)
        .split(/[;；\n]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .flatMap((part) => {
          const found = FACILITY.exec(part);
          if (found === null) {
            wrong(kind, 'not-a-number');
            return [];
          }
          return [{ kind, name: (found[1] ?? '').trim(), distance: Number(found[2]) }];
        }),
  };
}

const MILLION = 1_000_000;
/** `海湖小学 650` or `海湖小学：650米`. */
const FACILITY = /^(.{1,50}?)[\s:：]+(\d{1,5})\s*(?:米|m)?$/;
