/** `anju deadline`: the last day of a time limit, by the calendars that came with the program. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadReferenceData } from '../app/reference/reference-data.ts';
import { type TimeLimit, deadline } from '../domain/calendar/deadline.ts';
import { parsePlainDate } from '../kernel/plain-date.ts';
import { CommandFailure, say } from './words.ts';

const UNITS = { 'working-days': 'working', 'calendar-days': 'calendar', months: 'months' } as const;
const MOST = 10_000;

/** `--from DATE` and exactly one of `--working-days N`, `--calendar-days N`, `--months N`; `--city CODE` for local days. */
export function printDeadline(args: readonly string[]): void {
  const { values } = parsedCall(args);
  const from = parsePlainDate(values.from ?? '');
  if (from === undefined) throw new CommandFailure('--from: YYYY-MM-DD', 2);
  const { resources, limit } = { resources: new URL('../../resources/', import.meta.url), limit: limitOf(values) };
  const calendar = loadReferenceData(fileURLToPath(resources)).calendarOf(values.city ?? '');
  const { date, provisional } = deadline(calendar, from, limit);
  if (values.json) {
    say(JSON.stringify({ due: date, provisional }));
    return;
  }
  say(provisional ? `${date} (暂定：该年日历尚未公布 provisional: that year's calendar is not loaded)` : date);
}

function parsedCall(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        'working-days': { type: 'string' },
        'calendar-days': { type: 'string' },
        months: { type: 'string' },
        city: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandFailure(error instanceof Error ? error.message : String(error), 2);
  }
}

function limitOf(values: Readonly<Partial<Record<string, string | boolean>>>): TimeLimit {
  const given = Object.entries(UNITS).flatMap(([option, unit]) => {
    const value = values[option];
    return typeof value === 'string' ? [{ count: Number(value), unit }] : [];
  });
  const [limit] = given;
  const isWhole = limit !== undefined && Number.isSafeInteger(limit.count) && limit.count >= 0 && limit.count <= MOST;
  if (given.length !== 1 || !isWhole) {
    throw new CommandFailure(`--working-days N | --calendar-days N | --months N (0…${String(MOST)})`, 2);
  }
  return limit;
}
