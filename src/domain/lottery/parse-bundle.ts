/** From the bytes of the bundle's files to what they say. What is not exactly canonical is refused with its line. */
import { type Result, err, ok } from '../../kernel/result.ts';
import { DRAW_PROTOCOL, type DrawEntry, type DrawPlan, type DrawUnit, type RosterEntry } from './bundle.ts';
import { type CanonicalProblem, parseCanonical } from './canonical-line.ts';
import type { DrawTools } from './draw-hash.ts';
import { type LineFile, lineFile } from './line-file.ts';
import { type Shape, count, digest, either, fields, integer, listOf, oneOf, recordOf, text, truth } from './shape.ts';

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

/** The rows of an NDJSON file, and its lines as they are. */
export interface ParsedLines<Row> {
  readonly rows: readonly Row[];
  readonly lines: LineFile;
}

type Reading = Pick<DrawTools, 'textOf' | 'onProgress'>;

/** Of each entry what the draw needs; the same preferences are kept once. */
export function parseRoster(bytes: Uint8Array, reading: Reading): Result<ParsedLines<DrawEntry>, LineProblem> {
  const known = new Map<string, readonly string[]>();
  const once = (pools: readonly string[]): readonly string[] => {
    const name = pools.join('\n');
    const before = known.get(name);
    if (before === undefined) known.set(name, pools);
    // A code with a line feed in it is none, and is not taken for two.
    return before?.length === pools.length && before.every((pool, at) => pool === pools[at]) ? before : pools;
  };
  const kept = ({ no, pools, tier, tickets }: RosterEntry): DrawEntry => ({ no, pools: once(pools), tier, tickets });
  return parseLines(bytes, { file: 'roster.ndjson', shape: entryShape, kept, reading });
}

export function parseUnits(bytes: Uint8Array, reading: Reading): Result<ParsedLines<DrawUnit>, LineProblem> {
  const kept = ({ no, pool }: DrawUnit): DrawUnit => ({ no, pool });
  return parseLines(bytes, { file: 'units.ndjson', shape: unitShape, kept, reading });
}

interface LineReading<Read, Row> {
  readonly file: string;
  readonly shape: Shape<Read>;
  readonly kept: (row: Read) => Row;
  readonly reading: Reading;
}

const PROGRESS_EVERY = 4_096;

function parseLines<Read, Row>(
  bytes: Uint8Array,
  { file, shape, kept, reading }: LineReading<Read, Row>,
): Result<ParsedLines<Row>, LineProblem> {
  const lines = lineFile(bytes);
  if (lines === undefined) {
    const line = bytes.reduce((feeds, byte) => feeds + (byte === 10 ? 1 : 0), 1);
    return err({ file, line, problem: 'no-final-line-feed', field: '' });
  }
  const rows: Row[] = [];
  for (const line of lines) {
    const row = parseCanonical(reading.textOf(line), shape);
    if (!row.ok) return placed(row, { file, line: rows.length + 1 });
    rows.push(kept(row.value));
    if (rows.length % PROGRESS_EVERY === 0) reading.onProgress?.('lines', rows.length / lines.count);
  }
  return ok({ rows, lines });
}

function placed<T>(
  result: Result<T, CanonicalProblem>,
  place: { readonly file: string; readonly line: number },
): Result<T, LineProblem> {
  return result.ok ? result : err({ ...place, ...result.error });
}
