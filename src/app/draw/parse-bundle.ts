/** From the text of the bundle's files to what they say. A file that is not exactly canonical is refused with its line. */
import { z } from 'zod';
import { DRAW_PROTOCOL, type DrawPlan, type DrawUnit, type RosterEntry } from '../../domain/lottery/bundle.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import { type Result, err, ok } from '../../kernel/result.ts';

export interface LineProblem {
  readonly file: string;
  /** 1-based; 1 for a file of one JSON. */
  readonly line: number;
  readonly problem: 'not-json' | 'not-canonical' | 'wrong-content' | 'no-final-line-feed';
  /** The field, where it is the content. */
  readonly field: string;
}

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Further members are allowed and hashed with the rest. */
const planSchema = z.looseObject({
  protocol: z.literal(DRAW_PROTOCOL),
  drawId: z.string(),
  title: z.string(),
  city: z.string(),
  hash: z.enum(['sha256', 'sm3']),
  rosterRoot: digestSchema,
  rosterCount: z.int().nonnegative(),
  unitRoot: digestSchema,
  unitCount: z.int().nonnegative(),
  pools: z.array(z.looseObject({ id: z.string(), label: z.string() })),
  rounds: z.array(
    z.looseObject({ tiers: z.array(z.int()), seats: z.union([z.literal('rest'), z.record(z.string(), z.int())]) }),
  ),
  reserves: z.enum(['by-tier', 'by-key']),
  assign: z.enum(['order', 'unit']),
  contributions: z.array(
    z.looseObject({ id: z.string(), org: z.string(), label: z.string(), alphabet: z.string(), length: z.int() }),
  ),
  rehearsal: z.boolean(),
  previous: digestSchema.nullable(),
});

const entrySchema = z.looseObject({
  no: z.string(),
  pools: z.array(z.string()),
  tier: z.int(),
  tickets: z.int(),
  name: z.string(),
  id: digestSchema,
});

const unitSchema = z.looseObject({ no: z.string(), pool: z.string() });

const seedSchema = z.strictObject({
  planHash: digestSchema,
  values: z.record(z.string(), z.string()),
  seed: digestSchema,
  resultHash: digestSchema,
});

export type SeedFile = z.infer<typeof seedSchema>;

export function parsePlan(text: string): Result<DrawPlan, LineProblem> {
  return parseLine(text, { file: 'plan.json', line: 1, schema: planSchema });
}

export function parseSeed(text: string): Result<SeedFile, LineProblem> {
  return parseLine(text, { file: 'seed.json', line: 1, schema: seedSchema });
}

/** Values alone are enough to compute: `seed.json` before there is a seed. */
export function parseValues(text: string): Result<{ readonly values: Record<string, string> }, LineProblem> {
  const schema = z.looseObject({ values: z.record(z.string(), z.string()) });
  return parseLine(text, { file: 'seed.json', line: 1, schema });
}

export interface Lines<T> {
  readonly rows: readonly T[];
  /** Each without its line feed. */
  readonly texts: readonly string[];
}

export function parseRoster(text: string): Result<Lines<RosterEntry>, LineProblem> {
  return parseLines(text, { file: 'roster.ndjson', schema: entrySchema });
}

export function parseUnits(text: string): Result<Lines<DrawUnit>, LineProblem> {
  return parseLines(text, { file: 'units.ndjson', schema: unitSchema });
}

/** The lines of an NDJSON text; undefined when the last has no line feed. */
export function splitLines(text: string): readonly string[] | undefined {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : undefined;
}

function parseLines<Schema extends z.ZodType>(
  text: string,
  { file, schema }: { readonly file: string; readonly schema: Schema },
): Result<Lines<z.output<Schema>>, LineProblem> {
  const texts = splitLines(text);
  if (texts === undefined) {
    return err({ file, line: text.split('\n').length, problem: 'no-final-line-feed', field: '' });
  }
  const rows: z.output<Schema>[] = [];
  for (const [index, line] of texts.entries()) {
    const row = parseLine(line, { file, line: index + 1, schema });
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok({ rows, texts });
}

interface LinePlace<Schema> {
  readonly file: string;
  readonly line: number;
  readonly schema: Schema;
}

function parseLine<Schema extends z.ZodType>(
  text: string,
  { file, line, schema }: LinePlace<Schema>,
): Result<z.output<Schema>, LineProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return err({ file, line, problem: 'not-json', field: '' });
    throw error;
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return err({ file, line, problem: 'wrong-content', field });
  }
  if (canonicalJson(json) !== text) return err({ file, line, problem: 'not-canonical', field: '' });
  return ok(parsed.data);
}
