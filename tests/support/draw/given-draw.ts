import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import type { DrawCommand, PreparedDraw } from '../../../src/domain/draw/commands.ts';
import { decideDraw } from '../../../src/domain/draw/decide.ts';
import type { DrawEventType, KeptFile, RecordedDrawEvent } from '../../../src/domain/draw/events.ts';
import { foldDraw } from '../../../src/domain/draw/evolve.ts';
import type { ComputedResult, DrawFacts } from '../../../src/domain/draw/facts.ts';
import type { DrawRefusal } from '../../../src/domain/draw/refusal.ts';
import type { DrawState } from '../../../src/domain/draw/state.ts';
import type { DrawPlan } from '../../../src/domain/lottery/bundle.ts';
import type { BlobHash, OfficeId, StaffId } from '../../../src/kernel/ids.ts';
import { ok } from '../../../src/kernel/result.ts';
import { type PlainDate, addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { versionOf } from '../policy/packs.ts';

const CITY = '6301' as OfficeId;

function supervisor(name: string, office = CITY): Actor {
  return { staffId: name as StaffId, roles: ['supervisor'], office, interests: [] };
}

export const first = supervisor('first');
export const second = supervisor('second');
export const elsewhere = supervisor('elsewhere', '630104' as OfficeId);
export const clerk: Actor = { ...first, staffId: 'clerk' as StaffId, roles: ['clerk'] };

export const HASH = 'a'.repeat(64);

export const plan: DrawPlan = {
  protocol: 'anju-draw/1',
  drawId: 'D-1',
  title: '第一批公租房摇号',
  city: '630100',
  hash: 'sha256',
  rosterRoot: HASH,
  rosterCount: 3,
  unitRoot: HASH,
  unitCount: 1,
  pools: [{ id: 'CX-1', label: '城西 一居' }],
  rounds: [{ tiers: [1, 2], seats: 'rest' }],
  reserves: 'by-tier',
  assign: 'order',
  contributions: [
    { id: 'w1', org: '公证处', label: '公证员', alphabet: '0123456789', length: 4 },
    { id: 'w2', org: '居民代表', label: '代表甲', alphabet: '0123456789', length: 4 },
  ],
  rehearsal: false,
  previous: null,
};

export const prepared: PreparedDraw = {
  planHash: HASH,
  planDocument: HASH as BlobHash,
  rosterDocument: HASH as BlobHash,
  unitsDocument: HASH as BlobHash,
  sealedDocument: HASH as BlobHash,
  counts: {
    households: 3,
    units: 1,
    tiers: [
      { tier: 1, households: 1 },
      { tier: 2, households: 2 },
    ],
  },
};

const file: KeptFile = { hash: HASH as BlobHash, bytes: 100 };

export const computed: ComputedResult = {
  seed: 'b'.repeat(64),
  resultHash: 'c'.repeat(64),
  file,
  chosen: 1,
  reserves: 2,
};

/** What a test says otherwise than the usual. */
export type Otherwise = Partial<DrawFacts> & { readonly planned?: Partial<DrawPlan> };

export const START = plainDate('2026-10-10');

function factsFor(actor: Actor, day: PlainDate, { planned, ...otherwise }: Otherwise): DrawFacts {
  const bundle = ok({
    plan: { ...plan, ...planned },
    planHash: HASH,
    files: { plan: file, roster: file, units: file },
  });
  return {
    drawId: 'D-1',
    today: day,
    now: Date.parse(`${day}T01:00:00Z`),
    actor,
    second: undefined,
    policy: versionOf('xining', '2026-10-10'),
    program: { version: '0.1.0', hash: HASH },
    freeze: { gates: [], bundle, previousVoided: true },
    computed,
    signer: { device: 'desk', publicKey: 'key', sign: (text) => `signed ${text.length.toString()}` },
    hashOf: (text) => createHash('sha256').update(text).digest('hex'),
    publicFor: { count: 5, unit: 'calendar' },
    clockFrom: ({ count, unit }, from) => ({
      startedOn: from,
      limit: count,
      unit,
      dueOn: addDays(from, count),
      provisional: false,
    }),
    timed: (clock) => clock,
    unknownNumbers: (numbers) => numbers.filter((no) => !no.startsWith('XN')),
    ...otherwise,
  };
}

/** A command, who gives it, and what is otherwise then; `day` counts from the first. */
export interface DrawStep {
  readonly by: Actor;
  readonly command: DrawCommand;
  readonly day?: number;
  readonly with?: Otherwise;
}

export const withSecond: Otherwise = { second };

const source = { kind: 'drawn-here' } as const;

const typed = (contributionId: string, value: string): readonly DrawStep[] => [
  { by: first, command: { type: 'enter-contribution', contributionId, value, source } },
  { by: second, command: { type: 'confirm-contribution', contributionId, value, secondBy: null } },
];

export const signing = (role: 'supervisor' | 'notary' | 'witness', name: string): DrawStep => ({
  by: first,
  command: { type: 'sign', signatureId: name, role, name, organisation: '某单位', strokes: '10,20 30,40;5,5 6,6' },
});

/** The ceremony step by step, as it should go. */
export const steps = {
  freeze: [{ by: first, command: { type: 'freeze', prepared, secondBy: second.staffId }, with: withSecond }],
  contribute: [...typed('w1', '1234'), ...typed('w2', '5678')],
  start: [{ by: first, command: { type: 'start', secondBy: second.staffId }, with: withSecond }],
  record: [{ by: first, command: { type: 'record-result' } }],
  sign: [
    signing('supervisor', '段城'),
    signing('notary', '李证'),
    signing('witness', '马民'),
    { by: first, command: { type: 'close-signing' } },
  ],
  publish: [{ by: first, command: { type: 'publish', secondBy: second.staffId }, with: withSecond }],
} as const satisfies Readonly<Record<string, readonly DrawStep[]>>;

const order = ['freeze', 'contribute', 'start', 'record', 'sign', 'publish'] as const;

/** Everything up to and with a step. */
export function upTo(last: (typeof order)[number]): readonly DrawStep[] {
  return order.slice(0, order.indexOf(last) + 1).flatMap((name) => steps[name]);
}

/** given(steps).when(step).then(types) | .refused(refusal) */
export function givenDraw(...history: readonly DrawStep[]) {
  const recorded: RecordedDrawEvent[] = [];
  const decided = ({ by, command, day = 0, with: otherwise = {} }: DrawStep) =>
    decideDraw(command, foldDraw(recorded), factsFor(by, addDays(START, day), otherwise));
  const eventsOf = (step: DrawStep): readonly RecordedDrawEvent[] => {
    const decision = decided(step);
    if (!decision.ok) throw new Error(`${step.command.type} refused: ${JSON.stringify(decision.error)}`);
    return decision.value.map((event) => ({ ...event, actor: step.by.staffId, wallTime: 0, device: 'desk' }));
  };
  for (const step of history) recorded.push(...eventsOf(step));
  return {
    state: () => foldDraw(recorded),
    when: (step: DrawStep) => ({
      then: (...types: readonly DrawEventType[]): DrawState => {
        const events = eventsOf(step);
        expect(events.map(({ type }) => type)).toEqual(types);
        const state = foldDraw([...recorded, ...events]);
        if (state === undefined) throw new Error('a draw has a state after its freeze');
        return state;
      },
      refused: (refusal: DrawRefusal): void => {
        expect(decided(step)).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}
