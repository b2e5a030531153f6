/** From the bytes of the bundle's files to what they say. What is not exactly canonical is refused with its line. */
import { type Result, err, ok } from '../../kernel/result.ts';
import { DRAW_PROTOCOL, type DrawPlan, type DrawUnit, type RosterEntry } from './bundle.ts';
import { type CanonicalProblem, parseCanonical } from './canonical-line.ts';
import type { DrawTools } from './draw-hash.ts';
import { type LineFile, lineFile } from './line-file.ts';
import { type Roster, type Units, rosterBuilder, unitsBuilder } from './roster.ts';
import { entryInLine } from './roster-line.ts';
import { count, digest, either, fields, integer, listOf, oneOf, recordOf, text, truth } from './shape.ts';
import { turns } from './turns.ts';

export interface LineProblem {
  readonly file: string;
  /** 1-based; 1 for a file of one JSON. */
  readonly line: number;
  readonly problem: CanonicalProblem['problem'] | 'no-final-line-feed';
  /** The field, where it is the content. */
  readonly field: string;
}

/** Further members are allowed and hashed with the rest. */
const planShape = fields<DrawPlan>({
  protocol: oneOf(DRAW_PROTOCOL),
  drawId: text,
  title: text,
  city: text,
  hash: oneOf('sha256', 'sm3'),
  rosterRoot: digest,
  rosterCount: count,
  unitRoot: digest,
  unitCount: count,
  pools: listOf(fields<DrawPlan['pools'][number]>({ id: text, label: text })),
  rounds: listOf(
    fields<DrawPlan['rounds'][number]>({ tiers: listOf(integer), seats: either(oneOf('rest'), recordOf(integer)) }),
  ),
  reserves: oneOf('by-tier', 'by-key'),
  assign: oneOf('order', 'unit'),
  contributions: listOf(
    fields<DrawPlan['contributions'][number]>({ id: text, org: text, label: text, alphabet: text, length: integer }),
  ),
  rehearsal: truth,
  previous: either(oneOf(null), digest),
});

const entryShape = fields<RosterEntry>({
  no: text,
  pools: listOf(text),
  tier: integer,
  tickets: integer,
  name: text,
  id: digest,
});

const unitShape = fields<DrawUnit>({ no: text, pool: text });

export interface SeedFile {
  readonly planHash: string;
  readonly values: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly resultHash: string;
}

const seedShape = fields<SeedFile>(
  { planHash: digest, values: recordOf(text), seed: digest, resultHash: digest },
  { closed: true },
);

const valuesShape = fields<Pick<SeedFile, 'values'>>({ values: recordOf(text) });

export function parsePlan(line: string): Result<DrawPlan, LineProblem> {
  return placed(parseCanonical(line, planShape), { file: 'plan.json', line: 1 });
}

export function parseSeed(line: string): Result<SeedFile, LineProblem> {
  return placed(parseCanonical(line, seedShape), { file: 'seed.json', line: 1 });
}

/** Values alone are enough to compute: `seed.json` before there is a seed. */
export function parseValues(line: string): Result<Pick<SeedFile, 'values'>, LineProblem> {
  return placed(parseCanonical(line, valuesShape), { file: 'seed.json', line: 1 });
}

/** The rows of an NDJSON file as columns, and its lines as they are. */
export interface ParsedLines<Rows> {
  readonly rows: Rows;
  readonly lines: LineFile;
}

type Reading = Pick<DrawTools, 'textOf' | 'onProgress' | 'turn'>;

/** Of each entry what the draw needs. */
export async function parseRoster(
  bytes: Uint8Array,
  reading: Reading,
): Promise<Result<ParsedLines<Roster>, LineProblem>> {
  const file = 'roster.ndjson';
  const lines = lineFile(bytes);
  if (lines === undefined) return unended(file, bytes);
  const roster = rosterBuilder(lines.count);
  const wrong = await eachLine({ file, lines, reading }, (line) => {
    const found = entryInLine(line);
    if (found !== undefined) {
      roster.copy(line, found);
      return undefined;
    }
    const entry = parseCanonical(reading.textOf(line), entryShape);
    if (!entry.ok) return entry.error;
    roster.add(entry.value);
    return undefined;
  });
  return wrong ?? ok({ rows: roster.built(), lines });
}

export async function parseUnits(
  bytes: Uint8Array,
  reading: Reading,
): Promise<Result<ParsedLines<Units>, LineProblem>> {
  const file = 'units.ndjson';
  const lines = lineFile(bytes);
  if (lines === undefined) return unended(file, bytes);
  const units = unitsBuilder(lines.count);
  const wrong = await eachLine({ file, lines, reading }, (line) => {
    const unit = parseCanonical(reading.textOf(line), unitShape);
    if (!unit.ok) return unit.error;
    units.add(unit.value);
    return undefined;
  });
  return wrong ?? ok({ rows: units.built(), lines });
}

interface LineReading {
  readonly file: string;
  readonly lines: LineFile;
  readonly reading: Reading;
}

/** The first line of which `take` names a problem; undefined when there is none. */
async function eachLine(
  { file, lines, reading }: LineReading,
  take: (line: Uint8Array) => CanonicalProblem | undefined,
): Promise<Result<never, LineProblem> | undefined> {
  let wrong: LineProblem | undefined;
  await turns({ ...reading, step: 'lines', count: lines.count }, (place) => {
    if (wrong !== undefined) return;
    const problem = take(lines.at(place));
    if (problem !== undefined) wrong = { file, line: place + 1, ...problem };
  });
  return wrong === undefined ? undefined : err(wrong);
}

function unended(file: string, bytes: Uint8Array): Result<never, LineProblem> {
  const line = bytes.reduce((feeds, byte) => feeds + (byte === 10 ? 1 : 0), 1);
  return err({ file, line, problem: 'no-final-line-feed', field: '' });
}

function placed<T>(
  result: Result<T, CanonicalProblem>,
  place: { readonly file: string; readonly line: number },
): Result<T, LineProblem> {
  return result.ok ? result : err({ ...place, ...result.error });
}
