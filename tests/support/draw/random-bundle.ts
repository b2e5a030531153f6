/**
 * Seeded bundles with everything that a plan may hold: tiers, reserved rounds, preference lists, up to 50 tickets, both
 * orders of reserves, both ways of assigning, both hashes, pools without units, more seats than people, nobody at all.
 */
import { drawHash, drawTools } from '../../../src/app/draw/draw-hash.ts';
import { type DrawPlan, type DrawUnit, type HashName, type RosterEntry } from '../../../src/domain/lottery/bundle.ts';
import { computeDraw } from '../../../src/domain/lottery/compute-draw.ts';
import { readFrozen } from '../../../src/domain/lottery/frozen-bundle.ts';
import { linesOf } from '../../../src/domain/lottery/lines.ts';
import { merkleRoot } from '../../../src/domain/lottery/merkle.ts';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import { type SeededRandom, seededRandom } from '../../../src/kernel/random.ts';
import { type BundleTexts, readerOf, unwrap } from './vectors.ts';

const POOLS = ['CX-1', 'CX-2', 'CD-1', 'CD-2', 'CZ-1', '0', 'Z-9'];
const NAMES = ['张*', '欧阳*', '马*莲', '才*卓玛', '阿*', '𠮷*', 'Ann*', '"*\\', ''];

export interface BundleSize {
  readonly people: number;
  readonly units: number;
  /** Tickets of each at most: 1 to so many, evenly. */
  readonly tickets: number;
  readonly hash: HashName;
}

/** Mostly some dozens; now and then nobody, or more seats than people. */
export function randomBundle(seed: number, size?: BundleSize): Promise<BundleTexts> {
  const random = seededRandom(seed);
  const hash = size?.hash ?? random.pick<HashName>(['sha256', 'sha256', 'sm3']);
  const pools = shuffled(POOLS, random).slice(0, random.integer(1, POOLS.length));
  const people = size?.people ?? random.pick([0, 1, 2, random.integer(3, 20), random.integer(20, 80)]);
  const units = unitsOf(pools, size?.units ?? random.pick([0, 1, random.integer(2, 12), people + 5]), random);
  const roster = rosterOf(pools, { people, tickets: size?.tickets }, random);
  return sealed(planOf({ pools, hash, roster, units }, random), { roster, units, random });
}

type Frozen = Pick<DrawPlan, 'hash'> & {
  readonly pools: readonly string[];
  readonly roster: readonly RosterEntry[];
  readonly units: readonly DrawUnit[];
};

function planOf({ pools, hash, roster, units }: Frozen, random: SeededRandom): DrawPlan {
  const { tree } = drawHash(hash);
  const root = (rows: readonly object[]): string => merkleRoot(rows.map(canonicalJson), tree);
  const rehearsal = random.chance(0.2);
  return {
    protocol: 'anju-draw/1',
    drawId: `R-${String(random.integer(1, 99_999))}`,
    title: random.pick(['测试摇号', 'A draw "of" tests', '第二批\n公租房', '😀']),
    city: '630100',
    hash,
    rosterRoot: root(roster),
    rosterCount: roster.length,
    unitRoot: root(units),
    unitCount: units.length,
    pools: pools.map((id) => ({ id, label: `片区 ${id}` })),
    rounds: roundsOf(pools, random),
    reserves: random.pick(['by-tier', 'by-key']),
    assign: random.pick(['order', 'unit']),
    contributions: contributionsOf(rehearsal ? 1 : 5, random),
    rehearsal,
    previous: random.chance(0.3) ? hex(random) : null,
    ...(random.chance(0.3) ? { notice: { number: 7, pages: [1, 2], 附件: '名册' } } : {}),
  };
}

function roundsOf(pools: readonly string[], random: SeededRandom): DrawPlan['rounds'] {
  const reserved = Array.from({ length: random.integer(0, 3) }, () => ({
    tiers: shuffled([1, 2, 3, 4], random).slice(0, random.integer(1, 3)),
    seats: Object.fromEntries(pools.filter(() => random.chance(0.6)).map((id) => [id, random.integer(0, 4)])),
  }));
  const rest = { tiers: random.pick([[1, 2, 3, 4], [2, 3], [1]]), seats: 'rest' as const };
  return random.chance(0.9) || reserved.length === 0 ? [...reserved, rest] : reserved;
}

function contributionsOf(count: number, random: SeededRandom): DrawPlan['contributions'] {
  return Array.from({ length: count }, (_, index) => ({
    id: `w${String(index + 1)}`,
    org: random.pick(['公证处', '居民代表', '电视台']),
    label: `见证人${String(index + 1)}`,
    // 5 × 8 × log₂ 10 = 132 bits at the least.
    alphabet: random.pick(['0123456789', '0123456789abcdef', '甲乙丙丁戊己庚辛壬癸']),
    length: random.integer(8, 10),
  }));
}

function rosterOf(
  pools: readonly string[],
  { people, tickets }: { readonly people: number; readonly tickets: number | undefined },
  random: SeededRandom,
): RosterEntry[] {
  const some = (): number => random.pick([1, 1, 1, random.integer(2, 10), random.integer(1, 50)]);
  const numbers = distinct(people, () => `XN${String(random.integer(0, 9_999_999)).padStart(7, '0')}`);
  return numbers.map((no) => ({
    no,
    pools: shuffled(pools, random).slice(0, random.integer(1, Math.min(16, pools.length))),
    tier: random.integer(1, 4),
    tickets: tickets === undefined ? some() : random.integer(1, tickets),
    name: random.pick(NAMES),
    id: hex(random),
  }));
}

function unitsOf(pools: readonly string[], count: number, random: SeededRandom): DrawUnit[] {
  // Some pools stay empty.
  const built = shuffled(pools, random).slice(0, random.integer(1, pools.length));
  return distinct(count, () => `U-${String(random.integer(0, 999_999))}`).map((no) => ({
    no,
    pool: random.pick(built),
  }));
}

async function sealed(
  plan: DrawPlan,
  { roster, units, random }: Pick<Frozen, 'roster' | 'units'> & { readonly random: SeededRandom },
): Promise<BundleTexts> {
  const files = {
    'plan.json': canonicalJson(plan),
    'roster.ndjson': linesOf(roster),
    'units.ndjson': linesOf(units),
  };
  const values = Object.fromEntries(
    plan.contributions.map(({ id, alphabet, length }) => [
      id,
      Array.from({ length }, () => random.pick([...alphabet])).join(''),
    ]),
  );
  const frozen = unwrap(await readFrozen(readerOf(files), drawTools));
  const parts: Buffer[] = [];
  const computed = unwrap(computeDraw(frozen, values, { onPart: (part) => parts.push(Buffer.from(part)) }));
  const seedFile = canonicalJson({ planHash: frozen.planHash, values, ...computed });
  return { ...files, 'seed.json': seedFile, 'result.ndjson': Buffer.concat(parts).toString() };
}

function distinct(count: number, next: () => string): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(next());
  return [...found].sort();
}

function shuffled<T>(values: readonly T[], random: SeededRandom): T[] {
  return values
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

function hex(random: SeededRandom): string {
  return Array.from({ length: 64 }, () => random.integer(0, 15).toString(16)).join('');
}
