import type { DrawLogLine, DrawObjectionView, DrawView, HallView } from '../../contract/draws.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { timedClock } from '../../domain/application/clock-pause.ts';
import { availableOnDraw } from '../../domain/draw/available-actions.ts';
import { openRoles } from '../../domain/draw/decide-signing.ts';
import type { DrawEvent } from '../../domain/draw/events.ts';
import type { DoneByTwo, DrawObjection, DrawState } from '../../domain/draw/state.ts';
import type { DrawUnit } from '../../domain/lottery/bundle.ts';
import { declaredEntropy } from '../../domain/lottery/seed.ts';
import { seatsByPool } from '../../domain/lottery/draw.ts';
import type { BlobHash } from '../../kernel/ids.ts';
import { poolCounts } from '../../store/queries/result-rows.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { drawProgress } from './draw-runner.ts';
import { type LoadedDraw, drawHistory } from './draw-stream.ts';
import { runningProgram } from './program.ts';
import { resultSet, rowsOf } from './result-lines.ts';

/** What may be shown to everybody in the hall. A first typing is shown to nobody. */
export function hallView(desk: OpenDesk, state: DrawState): HallView {
  const { result, period, signatures, voided } = state;
  return {
    drawId: state.drawId,
    title: state.title,
    officeName: officeName(desk, state.office),
    status: state.status,
    rehearsal: state.rehearsal,
    planHash: state.planHash,
    rosterRoot: state.rosterRoot,
    households: state.rosterCount,
    units: state.unitCount,
    frozenAt: state.frozen.at,
    pools: poolsOf(desk, state),
    contributions: state.contributions.map(({ id, org, label, alphabet, length, entered, confirmed }) => ({
      id,
      org,
      label,
      alphabet,
      length,
      value: confirmed === null ? null : (entered?.value ?? null),
      entered: entered !== null,
      confirmed: confirmed !== null,
    })),
    progress: drawProgress(desk, state.drawId) ?? null,
    seed: result?.seed ?? null,
    resultHash: result?.resultHash ?? null,
    reserves: result?.reserves ?? 0,
    signers: signatures.map(({ role, name, organisation }) => ({ role, name, organisation })),
    publishedOn: state.publishedOn,
    until: period === null ? null : timedClock(desk.calendar, period, todayOf(desk)).dueOn,
    voidedFor: voided?.reason ?? null,
    program: result?.program ?? state.started?.program ?? state.frozen.program,
  };
}

/** A draw as its page shows it, with what this person may do now. */
export function drawView(desk: OpenDesk, { state, version }: LoadedDraw, actor: Actor): DrawView {
  const { voided, result } = state;
  return {
    ...hallView(desk, state),
    version,
    over: isOver(desk, state),
    office: state.office,
    algorithm: state.algorithm,
    unitRoot: state.unitRoot,
    assign: state.assign,
    entropyBits: Math.floor(declaredEntropy(state.contributions)),
    rehearsalOf: state.rehearsalOf,
    previous: state.previous,
    tiers: [...state.counts.tiers],
    frozen: twoView(desk, state.frozen),
    started: state.started === null ? null : twoView(desk, state.started),
    typings: state.contributions.map((contribution) => typingView(desk, contribution, actor)),
    drawnAt: result?.at ?? null,
    drawnWith: result?.program ?? null,
    running: runningProgram(),
    signatures: state.signatures.map(({ signatureId, role, name, organisation, signedAt, strokes }) => ({
      signatureId,
      role,
      name,
      organisation,
      signedAt,
      strokes,
    })),
    openRoles: [...openRoles(state)],
    objections: state.objections.map((objection) => objectionView(desk, objection)),
    settledOn: state.settledOn,
    struck: [...state.struck],
    voided:
      voided === null
        ? null
        : {
            reason: voided.reason,
            on: voided.on,
            byName: staffName(desk, voided.by),
            secondByName: staffName(desk, voided.secondBy),
          },
    refusedAttempts: state.refusedAttempts,
    actions: [...availableOnDraw(state, actor)],
  };
}

function isOver(desk: OpenDesk, { status, period }: DrawState): boolean {
  const today = todayOf(desk);
  return status === 'published' && period !== null && today > timedClock(desk.calendar, period, today).dueOn;
}

function poolsOf(desk: OpenDesk, state: DrawState): HallView['pools'] {
  const { file } = desk;
  const seats = seatsOf(file.blobs, state.files.units.hash);
  const set = resultSet(file, state);
  const chosen = set === undefined ? new Map<string, number>() : poolCounts(file.db, set);
  return state.pools.map(({ id, label }) => ({ id, label, units: seats.get(id) ?? 0, chosen: chosen.get(id) ?? 0 }));
}

/** Counted once for each list of homes: screens ask at every change. */
const countedSeats = new Map<BlobHash, ReadonlyMap<string, number>>();

function seatsOf(blobs: OpenDesk['file']['blobs'], units: BlobHash): ReadonlyMap<string, number> {
  const known = countedSeats.get(units);
  if (known !== undefined) return known;
  if (!blobs.has(units)) return new Map();
  const seats = seatsByPool([...rowsOf<DrawUnit>(blobs.get(units))]);
  countedSeats.set(units, seats);
  return seats;
}

function twoView(desk: OpenDesk, { by, secondBy, at, program }: DoneByTwo): DrawView['frozen'] {
  return { byName: staffName(desk, by), secondByName: staffName(desk, secondBy), at, program };
}

function typingView(
  desk: OpenDesk,
  { id, entered, confirmed, differed }: DrawState['contributions'][number],
  actor: Actor,
): DrawView['typings'][number] {
  return {
    id,
    source: entered?.source ?? null,
    enteredByName: entered === null ? '' : staffName(desk, entered.by),
    enteredAt: entered?.at ?? null,
    confirmedByName: confirmed === null ? '' : staffName(desk, confirmed.by),
    confirmedAt: confirmed?.at ?? null,
    differed,
    mine: entered?.by === actor.staffId,
  };
}

function objectionView(desk: OpenDesk, { recordedBy, clock, answer, ...objection }: DrawObjection): DrawObjectionView {
  const today = todayOf(desk);
  const { dueOn } = timedClock(desk.calendar, clock, today);
  return {
    ...objection,
    numbers: [...objection.numbers],
    recordedByName: staffName(desk, recordedBy),
    dueOn,
    overdue: answer === null && today > dueOn,
    answer:
      answer === null
        ? null
        : {
            upheld: [...answer.upheld],
            result: answer.result,
            answeredOn: answer.answeredOn,
            byName: staffName(desk, answer.by),
          },
  };
}

/** The log of the ceremony: each line stands for an event of the case log and carries its hash. */
export function drawLog(desk: OpenDesk, drawId: string): readonly DrawLogLine[] {
  return drawHistory(desk, drawId).map((event) => ({
    version: event.streamVersion,
    type: event.type,
    at: event.wallTime,
    byName: staffName(desk, event.actor),
    about: aboutOf(event),
    hash: event.hash,
  }));
}

/** Never a typed value: the first typing is for the second person not to see. */
export function aboutOf(event: DrawEvent): string {
  switch (event.type) {
    case 'draw.frozen.v1':
      return event.payload.planHash;
    case 'draw.contribution-entered.v1':
    case 'draw.contribution-confirmed.v1':
    case 'draw.contribution-differed.v1':
      return event.payload.contributionId;
    case 'draw.started.v1':
      return event.payload.program.hash;
    case 'draw.drawn.v1':
      return event.payload.resultHash;
    case 'draw.signature-added.v1':
      return event.payload.name;
    case 'draw.voided.v1':
      return event.payload.reason;
    case 'draw.attempt-refused.v1':
      return `${event.payload.command} ${event.payload.code}`;
    case 'draw.objection-raised.v1':
    case 'draw.objection-answered.v1':
    case 'draw.signed.v1':
    case 'draw.published.v1':
    case 'draw.settled.v1':
      return '';
  }
}
