import { describe, expect, it } from 'vitest';
import { ESTATE, UNIT, aHome, aRent, anEstate, registering } from '../../../tests/support/units/builders.ts';
import {
  CASE,
  CITY,
  anActor,
  citySupervisor,
  districtSupervisor,
  secondCitySupervisor,
} from '../../../tests/support/application/builders.ts';
import type { UnitNo } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { Actor } from '../application/available-actions.ts';
import { availableUnitActions } from './available-actions.ts';
import type { LedgerCommand } from './commands.ts';
import { type LedgerFacts, decideLedger } from './decide.ts';
import type { UnitEvent } from './events.ts';
import { foldUnit } from './evolve.ts';
import type { UnitRefusal } from './refusal.ts';

const TODAY = plainDate('2026-10-20');
const cityClerk = anActor({ id: 'city-3', roles: ['clerk'], office: CITY });
const staff = [citySupervisor, secondCitySupervisor, districtSupervisor, cityClerk];
const secondBy = citySupervisor.staffId;

const facts = (changes: Partial<LedgerFacts> = {}): LedgerFacts => ({
  today: TODAY,
  unitNo: UNIT,
  actor: cityClerk,
  colleague: (staffId) => staff.find((one) => one.staffId === staffId),
  estate: (estateId) => (estateId === ESTATE ? { ...anEstate(), estateId } : undefined),
  unitAt: () => undefined,
  ...changes,
});

function given(...before: readonly UnitEvent[]) {
  return {
    when: (command: LedgerCommand, changes: Partial<LedgerFacts> = {}) => {
      const decision = decideLedger(command, foldUnit(before), facts(changes));
      return {
        then: (...expected: readonly UnitEvent[]) => {
          expect(decision).toEqual({ ok: true, value: expected });
        },
        refused: (refusal: UnitRefusal) => {
          expect(decision).toEqual({ ok: false, error: refusal });
        },
      };
    },
  };
}

const registered: UnitEvent = {
  type: 'unit.registered.v1',
  payload: { ...aHome(), unitNo: UNIT, rent: aRent(), state: 'vacant', importId: null, secondBy },
};
const edited = { reason: '现场核对', secondBy };
const offered: UnitEvent = {
  type: 'unit.offered.v1',
  payload: { by: 'XN-2026-3', caseId: CASE, caseNo: 'XN2026-01-000001' },
};

describe('registering a home', () => {
  it('puts it into the ledger, with the person who signed beside', () => {
    given().when(registering(secondBy)).then(registered);
  });

  it('takes two people, of which the second may sign, of the estate’s office or one above it', () => {
    given()
      .when({ ...registering(secondBy), secondBy: cityClerk.staffId })
      .refused({ code: 'second-person', why: 'same' });
    const { secondBy: _none, ...alone } = registering(secondBy);
    given().when(alone).refused({ code: 'second-person', why: 'missing' });
    const clerks = anActor({ id: 'city-4', roles: ['clerk'], office: CITY });
    const colleague = (): Actor => clerks;
    given().when(registering(clerks.staffId), { colleague }).refused({ code: 'second-person', why: 'permission' });
    const elsewhere = { ...districtSupervisor, office: '630103' as Actor['office'] };
    given()
      .when(registering(districtSupervisor.staffId), { colleague: () => elsewhere })
      .refused({ code: 'second-person', why: 'office' });
  });

  it('is refused to whoever may not keep the ledger, or not of this office', () => {
    const hall = anActor({ id: 'hall', roles: ['hall'], office: CITY });
    given()
      .when(registering(secondBy), { actor: hall })
      .refused({ code: 'missing-permission', permission: 'unit.manage' });
    const street = anActor({ id: 'street', roles: ['clerk'] });
    given().when(registering(secondBy), { actor: street }).refused({ code: 'wrong-office', office: anEstate().office });
  });

  it('is refused twice: by the code, and by the room under another code', () => {
    given(registered).when(registering(secondBy)).refused({ code: 'unit-exists', unitNo: UNIT });
    const unitNo = 'OLD-17' as UnitNo;
    given()
      .when(registering(secondBy), { unitAt: () => unitNo })
      .refused({ code: 'room-exists', unitNo });
  });

  it('is refused without its estate, and with particulars that cannot be', () => {
    const estate = () => undefined;
    given().when(registering(secondBy), { estate }).refused({ code: 'unknown-estate', estateId: ESTATE });
    given()
      .when(registering(secondBy, { unit: aHome({ floor: 0 }) }))
      .refused({ code: 'particulars-invalid', field: 'floor' });
    given()
      .when(registering(secondBy, { unit: aHome({ area: 0 }) }))
      .refused({ code: 'particulars-invalid', field: 'area' });
    given()
      .when(registering(secondBy, { unit: aHome({ room: ' ' }) }))
      .refused({ code: 'particulars-invalid', field: 'room' });
  });
});

describe('correcting a home', () => {
  it('says what is otherwise than before, and no more', () => {
    given(registered)
      .when({ type: 'correct', changes: { area: 490_000, lift: true }, ...edited })
      .then({ type: 'unit.corrected.v1', payload: { ...edited, changes: { area: 490_000 } } });
  });

  it('is possible while somebody lives there, and refused without a reason or a change', () => {
    given(registered, offered)
      .when({ type: 'correct', changes: { lift: false }, ...edited })
      .then({ type: 'unit.corrected.v1', payload: { ...edited, changes: { lift: false } } });
    given(registered)
      .when({ type: 'correct', changes: { lift: false }, ...edited, reason: ' ' })
      .refused({ code: 'comment-missing' });
    given(registered)
      .when({ type: 'correct', changes: { lift: true }, ...edited })
      .refused({ code: 'ledger-unchanged' });
    given()
      .when({ type: 'correct', changes: { lift: true }, ...edited })
      .refused({ code: 'unknown-unit', unitNo: UNIT });
  });
});

describe('a rent standard', () => {
  const later = aRent({ perMonth: 14_200, from: plainDate('2027-01-01') });

  it('counts from its day on, with its source', () => {
    given(registered)
      .when({ type: 'set-rent', rent: later, ...edited })
      .then({ type: 'unit.rent-set.v1', payload: { ...edited, rent: later } });
  });

  it('is refused before one that is there, and beyond one that has not begun', () => {
    const set: UnitEvent = { type: 'unit.rent-set.v1', payload: { ...edited, rent: later } };
    const beyond = aRent({ perMonth: 15_000, from: plainDate('2028-01-01') });
    given(registered, set)
      .when({ type: 'set-rent', rent: beyond, ...edited })
      .refused({ code: 'rent-scheduled', from: later.from });
    const early = aRent({ from: plainDate('2023-01-01') });
    given(registered)
      .when({ type: 'set-rent', rent: early, ...edited })
      .refused({ code: 'rent-scheduled', from: aRent().from });
    given(registered)
      .when({ type: 'set-rent', rent: aRent(), ...edited })
      .refused({ code: 'ledger-unchanged' });
  });
});

describe('what happens to a home that nobody has', () => {
  it.each([
    {
      there: 'begin-repair',
      begun: 'unit.repair-begun.v1',
      state: 'in-repair',
      back: 'end-repair',
      ended: 'unit.repair-ended.v1',
    },
    { there: 'seal', begun: 'unit.sealed.v1', state: 'sealed', back: 'unseal', ended: 'unit.unsealed.v1' },
    {
      there: 'withdraw',
      begun: 'unit.withdrawn.v1',
      state: 'withdrawn',
      back: 'reinstate',
      ended: 'unit.reinstated.v1',
    },
  ] as const)('$there and back', ({ there, begun, state, back, ended }) => {
    const first: UnitEvent = { type: begun, payload: edited };
    given(registered)
      .when({ type: there, ...edited })
      .then(first);
    expect(foldUnit([registered, first])?.state).toBe(state);
    given(registered, first)
      .when({ type: back, ...edited })
      .then({ type: ended, payload: edited });
    expect(foldUnit([registered, first, { type: ended, payload: edited }])?.state).toBe('vacant');
    given(registered)
      .when({ type: back, ...edited })
      .refused({ code: 'unit-state', unitNo: UNIT, state: 'vacant' });
  });

  it('is refused while a household has it', () => {
    for (const type of ['begin-repair', 'seal', 'withdraw'] as const) {
      given(registered, offered)
        .when({ type, ...edited })
        .refused({ code: 'unit-state', unitNo: UNIT, state: 'offered' });
    }
  });
});

describe('what a screen offers', () => {
  it('is what fits the state, with the reason why somebody cannot', () => {
    const commands = availableUnitActions({ state: 'sealed' }, cityClerk, anEstate().office);
    expect(commands.map(({ command }) => command)).toEqual(['correct', 'set-rent', 'unseal', 'withdraw']);
    expect(commands.every(({ refusal }) => refusal === null)).toBe(true);
    const hall = anActor({ id: 'hall', roles: ['hall'], office: CITY });
    const [first] = availableUnitActions({ state: 'sealed' }, hall, anEstate().office);
    expect(first?.refusal).toEqual({ code: 'missing-permission', permission: 'unit.manage' });
  });
});
