import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TemplateKind, templateKinds } from '../../domain/letter/letter-kind.ts';
import type { OrderMapping } from '../../domain/ticket/order-row.ts';
import { orderMappingSchema } from './order-mapping.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import {
  type CalendarYear,
  parseCalendarYear,
  parseLocalCalendar,
  withLocalDays,
} from '../../domain/calendar/calendar-year.ts';
import { type CityCalendar, cityCalendar } from '../../domain/calendar/city-calendar.ts';
import type { Result } from '../../kernel/result.ts';
import { type PaymentFormat, paymentFormatSchema } from './payment-format.ts';
import { type PolicyFile, policyFileSchema, policyVersions } from './policy-file.ts';

/** The dated public data that comes with the program: policies and calendars. Read once, checked, never guessed. */
export interface ReferenceData {
  readonly cities: readonly PolicyCity[];
  /** The working days of a city by its code, with the days off of its province and its own (DAY-04). */
  readonly calendarOf: (cityCode: string) => CityCalendar;
  /** The same as the years that it is made of: what the city announces takes the place of one. */
  readonly calendarYearsOf: (cityCode: string) => readonly CalendarYear[];
  /** The Word file that each letter is filled into where the office has none of its own. */
  readonly letterTemplates: ReadonlyMap<TemplateKind, Uint8Array>;
  /** How banks and apps write their files of payments. */
  readonly paymentFormats: readonly PaymentFormat[];
  /** How a file of the hotline's orders is read. */
  readonly orderMapping: OrderMapping;
}

export interface PolicyCity {
  readonly id: string;
  readonly name: string;
  /** Four digits of GB/T 2260; null for the whole country. */
  readonly cityCode: string | null;
  readonly numberPrefix: string;
  readonly versions: readonly PolicyVersion[];
  /** As it is written, for who shows it or makes the next version of it. */
  readonly file: PolicyFile;
  readonly parent: PolicyFile | undefined;
}

/** Reads `resources`; an error names the file. */
export function loadReferenceData(resources: string): ReferenceData {
  const files = readAll(join(resources, 'policies'), /\.json$/, (value) => policyFileSchema.parse(value));
  const byId = new Map(files.map((file) => [file.id, file]));
  const calendars = join(resources, 'calendars');
  const years = readAll(calendars, /^cn-\d{4}\.json$/, (value) => parsed(parseCalendarYear(value)));
  const layers = readAll(calendars, /^local-\d+\.json$/, (value) => parsed(parseLocalCalendar(value)));
  const yearsOf = (cityCode: string): readonly CalendarYear[] =>
    layers.filter(({ region }) => cityCode.startsWith(region)).reduce(withLocalDays, years);
  return {
    cities: files.map((file) => policyCity(file, file.inherits === null ? undefined : byId.get(file.inherits))),
    calendarOf: (cityCode) => cityCalendar(yearsOf(cityCode)),
    calendarYearsOf: yearsOf,
    paymentFormats: readAll(join(resources, 'imports'), /^payments-.*\.json$/, (value) =>
      paymentFormatSchema.parse(value),
    ),
    letterTemplates: new Map(
      templateKinds.map((kind) => [kind, readFileSync(join(resources, 'templates', `${kind}.docx`))]),
    ),
    orderMapping: orderMappingSchema.parse(
      JSON.parse(readFileSync(join(resources, 'imports', '12345-orders.json'), 'utf8')),
    ),
  };
}

function policyCity(file: PolicyFile, parent: PolicyFile | undefined): PolicyCity {
  const { id, name, cityCode, numberPrefix } = file;
  return { id, name, cityCode, numberPrefix, versions: policyVersions(file, parent), file, parent };
}

function parsed<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`field ${result.error}`);
  return result.value;
}

function readAll<T>(folder: string, names: RegExp, parse: (value: unknown) => T): T[] {
  const files = readdirSync(folder).filter((name) => names.test(name));
  return files.sort().map((name) => {
    try {
      return parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    } catch (cause) {
      throw new Error(`${name} is not usable`, { cause });
    }
  });
}
