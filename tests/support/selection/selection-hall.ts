/** A settled draw on a test desk, its households registered and its homes reserved, ready to be chosen from. */
import { drawHash } from '../../../src/app/draw/draw-hash.ts';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import { executeSelection } from '../../../src/app/selection/execute-selection.ts';
import type { SelectionOutcome } from '../../../src/app/selection/execute-selection.ts';
import { loadSelection } from '../../../src/app/selection/selection-stream.ts';
import { executeEstate } from '../../../src/app/units/execute-estate.ts';
import { executeLedger } from '../../../src/app/units/execute-ledger.ts';
import { unitAppends } from '../../../src/app/units/unit-appends.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { linesOf } from '../../../src/domain/lottery/lines.ts';
import { merkleRoot } from '../../../src/domain/lottery/merkle.ts';
import { maskName } from '../../../src/domain/identity/masking.ts';
import type { SelectionCommand } from '../../../src/domain/selection/commands.ts';
import type { SessionRules } from '../../../src/domain/selection/rules.ts';
import type { SelectionState } from '../../../src/domain/selection/state.ts';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import type { CaseId, CommandId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { aMember } from '../application/builders.ts';
import type { TestDesk } from '../desk/test-desk.ts';
import type { TestStaffName } from '../desk/test-offices.ts';
import { contributeAll, drawAll, drawDone, frozenDraw, preparedDraw, publishDraw, signAll } from '../draw/draw-desk.ts';
import { bundleTexts } from '../draw/vectors.ts';
import { ESTATE, aHome, aRent, foundingEstate, registering } from '../units/builders.ts';
import { approvedCase } from '../waitlist/approved-case.ts';

type Hall = Pick<TestDesk, 'desk' | 'as' | 'clock'>;

const DAY = 86_400_000;
const POOL = 'P1';

export interface SettledHall {
  readonly drawId: string;
  /** Roster numbers by case. */
  readonly households: ReadonlyMap<string, CaseId>;
  readonly units: readonly UnitNo[];
}

const usualRules: SessionRules = { minutes: 10, calls: 2, absent: 'end-of-line' };

/** One pool; as many homes as `homes`, more households than that are reserves. */
export async function settledHall(
  made: Hall,
  { homes, households }: { readonly homes: number; readonly households: number },
): Promise<SettledHall> {
  const { desk } = made;
  const secondBy = made.as('citySupervisor').actor.staffId;
  const clerk = made.as('cityClerk').actor;
  const newCommand = (): CommandId => desk.newId() as CommandId;
  done(
    executeEstate(
      desk,
      { commandId: newCommand(), estateId: ESTATE, version: 0, command: foundingEstate(secondBy) },
      clerk,
    ),
  );
  const units = Array.from({ length: homes }, (_, at) => `HH01-1-${String(at + 1).padStart(4, '0')}` as UnitNo);
  for (const [at, unitNo] of units.entries()) {
    const floor = 1 + Math.floor(at / 4);
    const unit = aHome({ floor, room: `${String(floor)}0${String(1 + (at % 4))}` });
    const command = registering(secondBy, { unit, rent: aRent() });
    done(executeLedger(desk, { commandId: newCommand(), unitNo, version: 0, command }, clerk));
  }
  const byNo = new Map(Array.from({ length: households }, (_, at) => registered(made, at + 1)));
  const drawId = await drawn(made, { units, households: byNo });
  reserve(made, drawId, units);
  return { drawId, households: byNo, units };
}

function registered(made: Hall, n: number): readonly [string, CaseId] {
  const identityNumber = identityNumberFor('630104', plainDate('1980-03-04'), n);
  const caseId = approvedCase(made.desk, {
    caseNo: `XN2026-01-${String(n).padStart(6, '0')}`,
    street: '630104003',
    clerk: made.as('streetClerk').actor.staffId,
    supervisor: made.as('citySupervisor').actor.staffId,
    content: { members: [aMember({ identityNumber, name: `马秀${String.fromCodePoint(0x4e00 + n)}` })] },
  });
  const request = {
    commandId: made.desk.newId() as CommandId,
    caseId,
    version: 0,
    command: { type: 'register' },
  } as const;
  done(executeWaiting(made.desk, request, made.as('citySupervisor').actor));
  const number = loadWaiting(made.desk.file, caseId).state?.number ?? '';
  return [number.replace('轮', 'L'), caseId];
}

async function drawn(
  made: Hall,
  { units, households }: { readonly units: readonly UnitNo[]; readonly households: ReadonlyMap<string, CaseId> },
): Promise<string> {
  const hash = drawHash('sha256');
  const roster = [...households.keys()].sort().map((no) => ({
    no,
    pools: [POOL],
    tier: 1,
    tickets: 1,
    name: maskName('马秀兰'),
    id: hash.hex(`${'0'.repeat(32)}:${no}`),
  }));
  const lines = [...units].sort().map((no) => ({ no, pool: POOL }));
  const texts = { ...bundleTexts('order'), 'roster.ndjson': linesOf(roster), 'units.ndjson': linesOf(lines) };
  const draw = await frozenDraw(
    made,
    preparedDraw(made, {
      texts,
      planned: {
        hash: 'sha256',
        pools: [{ id: POOL, label: '海湖 一居室' }],
        rounds: [{ tiers: [1], seats: 'rest' }],
        rosterRoot: merkleRoot(roster.map(canonicalJson), hash.tree),
        rosterCount: roster.length,
        unitRoot: merkleRoot(lines.map(canonicalJson), hash.tree),
        unitCount: lines.length,
      },
    }),
  );
  contributeAll(made, draw);
  await drawAll(made, draw.drawId);
  signAll(made, draw.drawId);
  publishDraw(made, draw.drawId);
  made.clock.now += 20 * DAY;
  drawDone(made, draw.drawId, { type: 'settle' });
  return draw.drawId;
}

/** As the freeze of a plan does it. */
function reserve({ desk, as }: Hall, drawId: string, units: readonly UnitNo[]): void {
  const { staffId, office } = as('citySupervisor').actor;
  const appends = units.flatMap((unitNo) => {
    const reserved = unitAppends(desk.file, unitNo, { type: 'reserve', by: drawId });
    invariant(reserved.ok, 'a vacant home can be reserved');
    return reserved.value;
  });
  const result = commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'unit.told',
    commandPayload: null,
    actor: staffId,
    office,
    wallTime: desk.now(),
    appends,
    outcome: null,
  });
  invariant(result.kind === 'committed', 'homes are reserved');
}

function done<Value>(result: Result<Value, AnyRefusal>): Value {
  invariant(result.ok, `refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** A step at a counter. */
export function step(
  { desk, as }: Pick<TestDesk, 'desk' | 'as'>,
  drawId: string,
  { command, who = 'citySupervisor' }: { readonly command: SelectionCommand; readonly who?: TestStaffName },
): Result<SelectionOutcome, AnyRefusal> {
  return executeSelection(desk, { commandId: desk.newId() as CommandId, drawId, command }, as(who).actor);
}

export function opened(made: Pick<TestDesk, 'desk' | 'as'>, drawId: string, rules = usualRules): void {
  const secondBy = made.as('secondCitySupervisor').actor.staffId;
  done(step(made, drawId, { command: { type: 'open', rules, secondBy } }));
}

export function sessionNow({ desk }: Pick<TestDesk, 'desk'>, drawId: string): SelectionState {
  return loadSelection(desk.file, drawId).state;
}

export const signed = (no: string, unit: string): SelectionCommand => ({
  type: 'confirm',
  no,
  unit,
  householdSignature: '1,1 2,2',
  officeSignature: '3,3 4,4',
});

export const declined = (no: string, unit: string | null = null): SelectionCommand => ({
  type: 'pass',
  no,
  passing: 'declining',
  excuse: null,
  reasons: ['transport'],
  unit,
  comment: '',
});
