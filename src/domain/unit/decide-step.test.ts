import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ESTATE, UNIT, aHome, aRent } from '../../../tests/support/units/builders.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { UnitStep } from './commands.ts';
import { decideStep } from './decide-step.ts';
import type { UnitEvent } from './events.ts';
import { evolveUnit, foldUnit } from './evolve.ts';
import { homeClaimChange } from './home-claim.ts';
import type { UnitState } from './state.ts';

const household = (n: number) => ({ caseId: `case-${String(n)}` as CaseId, caseNo: `XN2026-01-00000${String(n)}` });
const DRAW = 'XN-2026-3';

const registered = (state: 'vacant' | 'let' | 'sealed' = 'vacant'): UnitEvent => ({
  type: 'unit.registered.v1',
  payload: { ...aHome(), unitNo: UNIT, rent: aRent(), state, importId: null, secondBy: 'second' as StaffId },
});

function unitAfter(...steps: readonly UnitStep[]): UnitState {
  let state = foldUnit([registered()]);
  invariant(state, 'registered');
  for (const step of steps) {
    const decision = decideStep(step, state);
    invariant(decision.ok, 'the story is possible');
    for (const event of decision.value) state = evolveUnit(state, event);
  }
  return state;
}

const reserve: UnitStep = { type: 'reserve', by: DRAW };
const offer: UnitStep = { type: 'offer', by: DRAW, ...household(1) };
const letHome: UnitStep = { type: 'let', leaseId: 'lease-1', ...household(1) };
const release = (by: string): UnitStep => ({ type: 'release', by, cause: 'returned', reason: null, comment: '' });

describe('giving a home away', () => {
  it('goes from the plan to a household to its lease, and free again', () => {
    expect(unitAfter(reserve)).toMatchObject({ state: 'reserved', reservedFor: DRAW });
    expect(unitAfter(reserve, offer)).toMatchObject({ state: 'offered', household: household(1) });
    expect(unitAfter(reserve, offer, letHome)).toMatchObject({ state: 'let', leaseId: 'lease-1', reservedFor: null });
    const { caseId } = household(1);
    expect(unitAfter(reserve, offer, letHome, release(caseId))).toMatchObject({ state: 'vacant', household: null });
  });

  it('leads back to the plan when an offer comes to nothing, and out of it when the plan lets go', () => {
    expect(unitAfter(reserve, offer, release(household(1).caseId))).toMatchObject({
      state: 'reserved',
      reservedFor: DRAW,
      household: null,
    });
    expect(unitAfter(reserve, release(DRAW))).toMatchObject({ state: 'vacant', reservedFor: null });
    expect(unitAfter(offer, release(household(1).caseId)).state).toBe('vacant');
  });

  it('is refused to another plan and another household, who are told who has it', () => {
    const taken = (holder: string) => ({ ok: false, error: { code: 'home-taken', unitNo: UNIT, holder } });
    expect(decideStep({ ...offer, by: 'XN-2026-4' }, unitAfter(reserve))).toEqual(taken(DRAW));
    expect(decideStep(reserve, unitAfter(reserve))).toEqual(taken(DRAW));
    const { caseNo } = household(1);
    expect(decideStep({ type: 'let', leaseId: 'l', ...household(2) }, unitAfter(offer))).toEqual(taken(caseNo));
    expect(decideStep({ type: 'offer', by: DRAW, ...household(2) }, unitAfter(offer))).toEqual(taken(caseNo));
    expect(decideStep(letHome, unitAfter(offer, letHome))).toEqual(taken(caseNo));
    expect(decideStep(release(household(2).caseId), unitAfter(offer, letHome))).toEqual(taken(caseNo));
    expect(decideStep(release('XN-2026-4'), unitAfter(reserve))).toEqual(taken(DRAW));
  });

  it('is refused of a home that is sealed; a tenant from before this program can be given a lease', () => {
    const sealed = foldUnit([registered('sealed')]);
    const before = foldUnit([registered('let')]);
    invariant(sealed && before, 'registered');
    expect(decideStep(reserve, sealed)).toEqual({
      ok: false,
      error: { code: 'unit-state', unitNo: UNIT, state: 'sealed' },
    });
    expect(decideStep(reserve, before)).toMatchObject({ ok: false, error: { code: 'unit-state', state: 'let' } });
    expect(decideStep(letHome, before)).toMatchObject({ ok: true });
    expect(before.estateId).toBe(ESTATE);
  });
});

describe('a home in any story', () => {
  const steps: fc.Arbitrary<UnitStep> = fc
    .integer({ min: 1, max: 3 })
    .chain((n) =>
      fc.constantFrom<UnitStep>(
        { type: 'reserve', by: `plan-${String(n)}` },
        { type: 'offer', by: `plan-${String(n)}`, ...household(n) },
        { type: 'let', leaseId: `lease-${String(n)}`, ...household(n) },
        release(household(n).caseId),
        release(`plan-${String(n)}`),
      ),
    );

  it('is never with two households, and its claim is held by the one that has it', () => {
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 40 }), (story) => {
        let state = unitAfter();
        let holder: string | null = null;
        for (const step of story) {
          const decision = decideStep(step, state);
          if (!decision.ok) continue;
          for (const event of decision.value) {
            const change = homeClaimChange(state, event);
            if (change?.kind === 'take') expect([null, change.holder]).toContain(holder);
            if (change?.kind === 'release') expect(change.holder).toBe(holder);
            if (change !== undefined) holder = change.kind === 'take' ? change.holder : null;
            state = evolveUnit(state, event);
            expect(holder).toBe(state.household?.caseId ?? null);
          }
        }
      }),
    );
  });
});
