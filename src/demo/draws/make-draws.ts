/**
 * Two public draws of a demo city, taken through the ceremony by its supervisors: one whose result is public, one that
 * is frozen and waits for its seed. Everybody in them is invented.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { drawHash } from '../../app/draw/draw-hash.ts';
import { runDraw } from '../../app/draw/draw-runner.ts';
import { executeDraw, freezeDraw } from '../../app/draw/execute-draw.ts';
import type { OpenDesk } from '../../app/open-desk.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { DrawCommand, PreparedDraw } from '../../domain/draw/commands.ts';
import type { SignerRole } from '../../domain/draw/events.ts';
import { maskName } from '../../domain/identity/masking.ts';
import type { Contribution, DrawPlan, DrawUnit, RosterEntry } from '../../domain/lottery/bundle.ts';
import { linesOf } from '../../domain/lottery/lines.ts';
import { merkleRoot } from '../../domain/lottery/merkle.ts';
import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { CityPeople } from '../city/found-city.ts';
import { demoCityOffice } from '../city/offices.ts';
import { pickEthnicity, pickName, pickSurname } from '../people/names.ts';
import { randomFor } from '../random-for.ts';

interface DrawStage {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
  readonly seed: number;
}

const POOLS = [
  { id: 'CX-1', label: '城西·一居' },
  { id: 'CX-2', label: '城西·两居' },
  { id: 'CB-1', label: '城北·一居' },
] as const;

/** Four times ten digits: 132 bits. */
const CONTRIBUTIONS: readonly Contribution[] = [
  { id: 'notary', org: '河湟公证处', label: '公证员', alphabet: '0123456789', length: 10 },
  { id: 'resident-a', org: '居民代表', label: '居民代表甲', alphabet: '0123456789', length: 10 },
  { id: 'resident-b', org: '居民代表', label: '居民代表乙', alphabet: '0123456789', length: 10 },
  { id: 'delegate', org: '市人大', label: '人大代表', alphabet: '0123456789', length: 10 },
];

const SIGNERS: readonly (readonly [SignerRole, string, string])[] = [
  ['supervisor', '祁连', '市住房保障中心'],
  ['notary', '湟源', '河湟公证处'],
  ['witness', '贵德', '居民代表'],
];

/** As a pen might leave it. */
export const STROKES = '120,210 180,120 240,260 310,140 380,250;430,200 520,180 600,230 690,150;720,120 720,290';

export async function makeDraws(stage: DrawStage): Promise<void> {
  const { desk, people, seed } = stage;
  const [first, second] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  invariant(first !== undefined && second !== undefined, 'a city has two supervisors');
  const ceremony: Ceremony = { desk, first, second };
  const random = randomFor(seed, 0, 91);
  const done = madeUp(
    { drawId: 'XN2026-2', title: '西宁市 2026 年第二批公租房摇号', households: 60, units: 12 },
    random,
  );
  await freeze(ceremony, done);
  for (const { id, length } of CONTRIBUTIONS) contribute(ceremony, done.plan.drawId, [id, digits(random, length)]);
  await drawAndPublish(ceremony, done.plan.drawId);
  const next = madeUp(
    { drawId: 'XN2026-3', title: '西宁市 2026 年第三批公租房摇号', households: 90, units: 20 },
    random,
  );
  await freeze(ceremony, next);
  contribute(ceremony, next.plan.drawId, ['notary', digits(random, 10)]);
}

export interface Ceremony {
  readonly desk: OpenDesk;
  readonly first: Actor;
  readonly second: Actor;
}

export function give(
  { desk }: Ceremony,
  drawId: string,
  { by, command }: { readonly by: Actor; readonly command: DrawCommand },
): void {
  const request = { commandId: desk.newId() as CommandId, drawId, version: null, command };
  const given = executeDraw(desk, request, { actor: by });
  invariant(given.ok, `${command.type} was refused`);
}

async function freeze(ceremony: Ceremony, { plan, roster, units }: MadeUp): Promise<void> {
  const { desk, first, second } = ceremony;
  const planText = canonicalJson(plan);
  const keep = (text: string): PreparedDraw['planDocument'] => desk.file.blobs.put(Buffer.from(text));
  const tiers = [...Map.groupBy(roster, ({ tier }) => tier)]
    .map(([tier, { length }]) => ({ tier, households: length }))
    .sort((a, b) => a.tier - b.tier);
  const prepared: PreparedDraw = {
    planHash: drawHash(plan.hash).hex(planText),
    planDocument: keep(planText),
    rosterDocument: keep(linesOf(roster)),
    unitsDocument: keep(linesOf(units)),
    sealedDocument: null,
    counts: { households: roster.length, units: units.length, tiers },
  };
  const commandId = desk.newId() as CommandId;
  const request = { commandId, drawId: plan.drawId, prepared, gates: [], secondBy: second.staffId };
  const frozen = await freezeDraw(desk, request, first);
  invariant(frozen.ok, 'the freeze was refused');
}

export function contribute(
  ceremony: Ceremony,
  drawId: string,
  [contributionId, value]: readonly [string, string],
): void {
  const { first, second } = ceremony;
  const source = { kind: 'drawn-here' } as const;
  give(ceremony, drawId, { by: first, command: { type: 'enter-contribution', contributionId, value, source } });
  const again = { type: 'confirm-contribution', contributionId, value, secondBy: null } as const;
  give(ceremony, drawId, { by: second, command: again });
}

export async function drawAndPublish(ceremony: Ceremony, drawId: string): Promise<void> {
  const { desk, first, second } = ceremony;
  const secondBy: StaffId = second.staffId;
  give(ceremony, drawId, { by: first, command: { type: 'start', secondBy } });
  const drawn = await runDraw(desk, drawId, first);
  invariant(drawn.ok, 'the draw was refused');
  for (const [role, name, organisation] of SIGNERS) {
    const signatureId = desk.newId();
    give(ceremony, drawId, {
      by: first,
      command: { type: 'sign', signatureId, role, name, organisation, strokes: STROKES },
    });
  }
  give(ceremony, drawId, { by: first, command: { type: 'close-signing' } });
  give(ceremony, drawId, { by: first, command: { type: 'publish', secondBy } });
}

interface MadeUp {
  readonly plan: DrawPlan;
  readonly roster: readonly RosterEntry[];
  readonly units: readonly DrawUnit[];
}

interface Size {
  readonly drawId: string;
  readonly title: string;
  readonly households: number;
  readonly units: number;
}

function madeUp({ drawId, title, households, units: homes }: Size, random: SeededRandom): MadeUp {
  const roster = Array.from({ length: households }, (_, index) => entryOf(index, random));
  const units = Array.from({ length: homes }, (_, index) => ({
    no: `U${String(index + 1).padStart(4, '0')}`,
    pool: POOLS[index % POOLS.length]?.id ?? POOLS[0].id,
  }));
  const { tree } = drawHash('sha256');
  const root = (rows: readonly object[]): string => merkleRoot(rows.map(canonicalJson), tree);
  const plan: DrawPlan = {
    protocol: 'anju-draw/1',
    drawId,
    title,
    city: '630100',
    hash: 'sha256',
    rosterRoot: root(roster),
    rosterCount: roster.length,
    unitRoot: root(units),
    unitCount: units.length,
    pools: POOLS,
    rounds: [
      { tiers: [1], seats: { 'CX-1': 1, 'CB-1': 1 } },
      { tiers: [1, 2], seats: 'rest' },
    ],
    reserves: 'by-tier',
    assign: 'order',
    contributions: CONTRIBUTIONS,
    rehearsal: false,
    previous: null,
  };
  return { plan, roster, units };
}

function entryOf(index: number, random: SeededRandom): RosterEntry {
  const wished = POOLS.filter(() => random.chance(0.6)).map(({ id }) => id);
  const ethnicity = pickEthnicity(random);
  const surname = pickSurname(random, ethnicity);
  const sex = random.pick(['male', 'female'] as const);
  const name = pickName(random, { ethnicity, sex, birthYear: random.integer(1960, 2000), surname });
  return {
    no: `XN${String(3_900_000 + index * 7 + random.integer(0, 6))}`,
    pools: wished.length === 0 ? [POOLS[0].id] : wished,
    tier: random.chance(0.15) ? 1 : 2,
    tickets: random.integer(1, 5),
    name: maskName(name),
    id: createHash('sha256')
      .update(`${String(random.integer(0, 1_000_000_000))}:${String(index)}`)
      .digest('hex'),
  };
}

export function digits(random: SeededRandom, length: number): string {
  return Array.from({ length }, () => String(random.integer(0, 9))).join('');
}
