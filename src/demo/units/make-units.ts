/** The ledger of homes of a demo city: a few estates, brought in by two people, with homes in every state. */
import type { OpenDesk } from '../../app/open-desk.ts';
import { executeEstate } from '../../app/units/execute-estate.ts';
import { type LedgerRequest, executeLedger } from '../../app/units/execute-ledger.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LedgerCommand } from '../../domain/unit/commands.ts';
import type { CommandId, StaffId, UnitNo } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { CityPeople } from '../city/found-city.ts';
import { demoCityOffice } from '../city/offices.ts';
import { type DemoEstate, demoEstates } from './estates.ts';

export interface UnitStage {
  readonly desk: OpenDesk;
  readonly people: CityPeople;
}

const SOURCE = '市住房保障中心公租房租金标准（演示）';
const SQUARE_METRE = 10_000;

/** Most homes are let already, some of each estate are free. */
export function makeUnits({ desk, people }: UnitStage): void {
  const [keeper] = people.at(demoCityOffice.id, 'supervisor').map(({ actor }) => actor);
  const second = people.at(demoCityOffice.id, 'supervisor')[1]?.actor.staffId;
  invariant(keeper !== undefined && second !== undefined, 'a city has two supervisors');
  const ledger: Ledger = { desk, keeper, second };
  for (const estate of demoEstates) {
    const { estateId, particulars } = estate;
    const command = { type: 'register' as const, estate: particulars, importId: null, secondBy: second };
    const request = { commandId: desk.newId() as CommandId, estateId, version: 0, command };
    invariant(executeEstate(desk, request, keeper).ok, `${estateId} was refused`);
    homesOf(estate, ledger);
  }
}

interface Ledger {
  readonly desk: OpenDesk;
  readonly keeper: Actor;
  readonly second: StaffId;
}

function homesOf(estate: DemoEstate, ledger: Ledger): void {
  let index = 0;
  for (let building = 1; building <= estate.buildings; building += 1) {
    for (let floor = 1; floor <= estate.floors; floor += 1) {
      for (const room of estate.layouts.keys()) {
        oneHome(estate, ledger, { building, floor, room: room + 1, index });
        index += 1;
      }
    }
  }
}

interface Room {
  readonly building: number;
  readonly floor: number;
  readonly room: number;
  readonly index: number;
}

function oneHome(estate: DemoEstate, ledger: Ledger, { building, floor, room, index }: Room): void {
  const layout = estate.layouts[room - 1];
  invariant(layout, 'every room of a floor has a layout');
  const name = `${String(floor)}${String(room).padStart(2, '0')}`;
  const unitNo = `${estate.estateId}-${String(building)}-${name.padStart(4, '0')}` as UnitNo;
  const { type, area } = layout;
  const { estateId, lift, rate } = estate;
  const accessible = floor === 1;
  const unit = { estateId, building: String(building), floor, room: name, type, area, lift, accessible };
  const perMonth = Math.round((area * rate) / SQUARE_METRE);
  const rent = { perMonth, from: plainDate('2024-01-01'), source: SOURCE };
  const state = index % 3 === 1 || index % 7 === 3 ? ('let' as const) : ('vacant' as const);
  const command = { type: 'register' as const, unit, rent, state, importId: null, secondBy: ledger.second };
  give(ledger, { unitNo, version: 0, command });
  const later = laterOf(index, state, ledger);
  if (later !== undefined) give(ledger, { unitNo, version: 1, command: later });
}

function laterOf(index: number, state: 'let' | 'vacant', { second: secondBy }: Ledger): LedgerCommand | undefined {
  if (state === 'let') return undefined;
  if (index % 11 === 6) return { type: 'begin-repair', reason: '管道漏水，维修中', secondBy };
  if (index % 17 === 8) return { type: 'seal', reason: '产权核对中', secondBy };
  return index % 23 === 20 ? { type: 'withdraw', reason: '改作社区用房', secondBy } : undefined;
}

function give({ desk, keeper }: Ledger, request: Omit<LedgerRequest, 'commandId'>): void {
  const done = executeLedger(desk, { ...request, commandId: desk.newId() as CommandId }, keeper);
  invariant(done.ok, `${request.unitNo} was refused: ${JSON.stringify(done)}`);
}
