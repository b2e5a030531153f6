import { describe, expect, it } from 'vitest';
import { ESTATE, anEstate, foundingEstate } from '../../../tests/support/units/builders.ts';
import { CITY, anActor, citySupervisor } from '../../../tests/support/application/builders.ts';
import { type EstateCommand, type EstateFacts, decideEstate } from './decide.ts';
import type { EstateEvent } from './events.ts';
import { foldEstate } from './state.ts';

const cityClerk = anActor({ id: 'city-3', roles: ['clerk'], office: CITY });
const secondBy = citySupervisor.staffId;
const facts: EstateFacts = {
  estateId: ESTATE,
  actor: cityClerk,
  colleague: (staffId) => (staffId === secondBy ? citySupervisor : undefined),
};
const registered: EstateEvent = {
  type: 'estate.registered.v1',
  payload: { ...anEstate(), estateId: ESTATE, importId: null, secondBy },
};

const decide = (command: EstateCommand, before: readonly EstateEvent[] = [], changes: Partial<EstateFacts> = {}) =>
  decideEstate(command, foldEstate(before), { ...facts, ...changes });

describe('an estate', () => {
  it('comes into the ledger once, signed by two', () => {
    expect(decide(foundingEstate(secondBy))).toEqual({ ok: true, value: [registered] });
    expect(decide(foundingEstate(secondBy), [registered])).toEqual({
      ok: false,
      error: { code: 'estate-exists', estateId: ESTATE },
    });
    expect(decide(foundingEstate(cityClerk.staffId))).toEqual({
      ok: false,
      error: { code: 'second-person', why: 'same' },
    });
  });

  it('is refused without a name, an area, or with a school at the end of the world', () => {
    for (const [field, changes] of [
      ['name', { name: ' ' }],
      ['area', { area: '' }],
      ['address', { address: '' }],
      ['location', { location: { longitude: 0, latitude: 91_000_000 } }],
      ['facilities', { facilities: [{ kind: 'school', name: '小学', distance: 100_001 }] }],
    ] as const) {
      expect(decide(foundingEstate(secondBy, changes))).toEqual({
        ok: false,
        error: { code: 'particulars-invalid', field },
      });
    }
  });

  it('is corrected by what is otherwise than before, with a reason', () => {
    const changes = { name: anEstate().name, area: '城北', facilities: anEstate().facilities };
    expect(decide({ type: 'correct', changes, reason: '片区调整', secondBy }, [registered])).toEqual({
      ok: true,
      value: [{ type: 'estate.corrected.v1', payload: { changes: { area: '城北' }, reason: '片区调整', secondBy } }],
    });
    const same = { type: 'correct', changes: { name: anEstate().name }, reason: '无', secondBy } as const;
    expect(decide(same, [registered])).toEqual({ ok: false, error: { code: 'ledger-unchanged' } });
    expect(decide({ ...same, reason: '' }, [registered])).toEqual({ ok: false, error: { code: 'comment-missing' } });
    expect(decide(same)).toEqual({ ok: false, error: { code: 'unknown-estate', estateId: ESTATE } });
  });

  it('goes to another office only by somebody who keeps both', () => {
    const district = anActor({ id: 'district-9', roles: ['clerk'], office: anEstate().office });
    const changes = { office: '630103' as typeof district.office };
    expect(decide({ type: 'correct', changes, reason: '移交', secondBy }, [registered], { actor: district })).toEqual({
      ok: false,
      error: { code: 'wrong-office', office: '630103' },
    });
  });
});
