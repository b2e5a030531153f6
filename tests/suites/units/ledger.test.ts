import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeEstate } from '../../../src/app/units/execute-estate.ts';
import { executeLedger } from '../../../src/app/units/execute-ledger.ts';
import { unitAppends } from '../../../src/app/units/unit-appends.ts';
import { loadUnit } from '../../../src/app/units/unit-stream.ts';
import { estateView, unitView } from '../../../src/app/units/unit-views.ts';
import type { UnitStep } from '../../../src/domain/unit/commands.ts';
import { homeClaimStream } from '../../../src/domain/unit/home-claim.ts';
import type { UnitParticulars } from '../../../src/domain/unit/particulars.ts';
import type { CaseId, CommandId, EstateId, UnitNo } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { estateRows } from '../../../src/store/queries/estate-list.ts';
import { type UnitFilters, unitPage, unitTotal, unitsHeldFor } from '../../../src/store/queries/unit-list.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { aHome, aRent, foundingEstate, registering } from '../../support/units/builders.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newCommand = (): CommandId => made.desk.newId() as CommandId;
const clerk = () => made.as('cityClerk').actor;
const second = () => made.as('citySupervisor').actor.staffId;

function estate(id: string, area: string): EstateId {
  const estateId = id as EstateId;
  const command = foundingEstate(second(), { name: `小区${id}`, area });
  const request = { commandId: newCommand(), estateId, version: 0, command };
  expect(executeEstate(made.desk, request, clerk())).toEqual({ ok: true, value: { version: 1 } });
  return estateId;
}

function home(unitNo: string, unit: Partial<UnitParticulars>, perMonth = 13_600): UnitNo {
  const command = registering(second(), { unit: aHome(unit), rent: aRent({ perMonth }) });
  const request = { commandId: newCommand(), unitNo: unitNo as UnitNo, version: 0, command };
  expect(executeLedger(made.desk, request, clerk())).toEqual({ ok: true, value: { version: 1 } });
  return unitNo as UnitNo;
}

const EVERY: UnitFilters = {
  area: null,
  estateId: null,
  type: null,
  state: null,
  rentFrom: null,
  rentTo: null,
  lift: null,
  accessible: null,
};

const found = (filters: Partial<UnitFilters>, on = todayOf(made.desk)): readonly string[] => {
  const selection = { ...EVERY, ...filters, on };
  const rows = unitPage(made.desk.file.db, selection, { after: null, offset: 0, limit: 100 });
  expect(unitTotal(made.desk.file.db, selection)).toBe(rows.length);
  return rows.map(({ unitNo }) => unitNo);
};

function give(unitNo: UnitNo, step: UnitStep, stepOf = clerk()) {
  const appends = unitAppends(made.desk.file, unitNo, step);
  if (!appends.ok) return appends.error.code;
  return commit(made.desk.file, {
    commandId: newCommand(),
    commandName: 'test.give',
    commandPayload: {},
    actor: stepOf.staffId,
    office: stepOf.office,
    wallTime: made.desk.now(),
    appends: appends.value,
    outcome: null,
  }).kind;
}

const household = (n: number) => ({
  caseId: `0190aaaa-0000-7000-8000-00000000000${String(n)}` as CaseId,
  caseNo: `XN2026-01-00000${String(n)}`,
});

describe('the ledger of homes', () => {
  it('lists homes as people count, with filters combined, in pages', () => {
    const north = estate('N1', '城北');
    const west = estate('W1', '城西');
    home('W-10', { estateId: west, building: '10', floor: 2, room: '201', type: 'two-room' }, 20_000);
    home('W-2B', { estateId: west, building: '2', floor: 12, room: '1201', lift: false });
    home('W-2A', { estateId: west, building: '2', floor: 3, room: '302', accessible: true });
    home('N-1', { estateId: north, building: '1', floor: -1, room: '1' });
    expect(found({})).toEqual(['N-1', 'W-2A', 'W-2B', 'W-10']);
    expect(found({ area: '城西' })).toEqual(['W-2A', 'W-2B', 'W-10']);
    expect(found({ estateId: west, type: 'one-room' })).toEqual(['W-2A', 'W-2B']);
    expect(found({ state: 'vacant', area: '城西', lift: true })).toEqual(['W-2A', 'W-10']);
    expect(found({ state: 'sealed' })).toEqual([]);
    expect(found({ rentFrom: 13_601 })).toEqual(['W-10']);
    expect(found({ accessible: true, rentTo: 13_600, state: 'vacant', estateId: west })).toEqual(['W-2A']);
    const selection = { ...EVERY, on: todayOf(made.desk) };
    const [, last] = unitPage(made.desk.file.db, selection, { after: null, offset: 0, limit: 2 });
    for (const filters of [{}, { area: '城西' }, { state: 'vacant' as const }]) {
      const wish = { after: last ?? null, offset: 0, limit: 1 };
      const [next] = unitPage(made.desk.file.db, { ...selection, ...filters }, wish);
      expect(next?.unitNo).toBe('W-2B');
    }
  });

  it('knows a room once, whatever code is written on it, and a command once', () => {
    estate('N1', '城北');
    const estateId = 'N1' as EstateId;
    home('N-1', { estateId });
    const again = registering(second(), { unit: aHome({ estateId }) });
    const request = { commandId: newCommand(), unitNo: 'N-2' as UnitNo, version: 0, command: again };
    expect(executeLedger(made.desk, request, clerk())).toEqual({
      ok: false,
      error: { code: 'room-exists', unitNo: 'N-1' },
    });
    const sealing = { type: 'seal', reason: '待查', secondBy: second() } as const;
    const seal = { commandId: newCommand(), unitNo: 'N-1' as UnitNo, version: 1, command: sealing };
    expect(executeLedger(made.desk, seal, clerk())).toEqual({ ok: true, value: { version: 2 } });
    expect(executeLedger(made.desk, seal, clerk())).toEqual({ ok: true, value: { version: 2 } });
    expect(executeLedger(made.desk, { ...seal, commandId: newCommand() }, clerk())).toEqual({
      ok: false,
      error: { code: 'changed-meanwhile' },
    });
    expect(unitView(made.desk, 'N-1' as UnitNo, clerk())?.history.map(({ type }) => type)).toEqual([
      'unit.sealed.v1',
      'unit.registered.v1',
    ]);
  });

  it('counts rents by the day: a standard that lies ahead counts from its day on', () => {
    estate('N1', '城北');
    const unitNo = home('N-1', { estateId: 'N1' as EstateId });
    const rent = aRent({ perMonth: 15_000, from: plainDate('2027-01-01') });
    const command = { type: 'set-rent', rent, reason: '调标', secondBy: second() } as const;
    expect(executeLedger(made.desk, { commandId: newCommand(), unitNo, version: 1, command }, clerk()).ok).toBe(true);
    expect(found({ rentTo: 14_000 }, plainDate('2026-12-31'))).toEqual(['N-1']);
    expect(found({ rentTo: 14_000 }, plainDate('2027-01-01'))).toEqual([]);
    expect(found({ rentFrom: 15_000 }, plainDate('2027-01-01'))).toEqual(['N-1']);
  });

  it('gives a home to one household, and keeps why it came free on the estate', () => {
    const estateId = estate('N1', '城北');
    const unitNo = home('N-1', { estateId });
    const by = 'XN-2026-3';
    expect(give(unitNo, { type: 'reserve', by })).toBe('committed');
    expect(unitsHeldFor(made.desk.file.db, { heldFor: by, on: todayOf(made.desk), limit: 10 })).toHaveLength(1);
    expect(give(unitNo, { type: 'offer', by, ...household(1) })).toBe('committed');
    expect(give(unitNo, { type: 'offer', by, ...household(2) })).toBe('home-taken');
    expect(loadClaim(made.desk.file, homeClaimStream(unitNo)).state.label).toBe(household(1).caseNo);
    const refused = { type: 'release', cause: 'refused', reason: 'distance', comment: '' } as const;
    expect(give(unitNo, { ...refused, by: household(1).caseId })).toBe('committed');
    expect(give(unitNo, { type: 'offer', by, ...household(2) })).toBe('committed');
    expect(give(unitNo, { type: 'let', leaseId: 'lease-2', ...household(2) })).toBe('committed');
    expect(loadUnit(made.desk.file, unitNo).state).toMatchObject({ state: 'let', household: household(2) });
    expect(loadClaim(made.desk.file, homeClaimStream(unitNo)).state.holder).toBe(household(2).caseId);
    const view = estateView(made.desk, estateId, clerk());
    expect(view?.reasons).toEqual([{ cause: 'refused', reason: 'distance', count: 1 }]);
    expect(view?.counts).toMatchObject({ let: 1, vacant: 0, reserved: 0 });
  });

  it('comes back the same from the log', () => {
    const estateId = estate('N1', '城北');
    const unitNo = home('N-1', { estateId });
    home('N-2', { estateId, room: '303' });
    give(unitNo, { type: 'offer', by: 'plan', ...household(1) });
    give(unitNo, { type: 'release', by: household(1).caseId, cause: 'absent', reason: 'other', comment: '' });
    const before = estateRows(made.desk.file.db);
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(estateRows(made.desk.file.db)).toEqual(before);
    expect(estateView(made.desk, estateId, clerk())?.reasons).toHaveLength(1);
  });
});
