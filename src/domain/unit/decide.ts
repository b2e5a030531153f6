/**
 * The rules of the ledger of homes: `decideLedger(command, state, facts)` gives the events or the reason why not. Pure.
 * A home stands in the ledger once, by its code and by its room; what is said of it changes by two people.
 */
import type { EstateId, StaffId, UnitNo } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { EstateState } from '../estate/state.ts';
import { mayKeepLedger, unitRules } from './available-actions.ts';
import { changedFields } from './changes.ts';
import type { LedgerCommand } from './commands.ts';
import type { UnitEvent } from './events.ts';
import { type LedgerSigning, ledgerSignature } from './ledger-signature.ts';
import type { UnitParticulars } from './particulars.ts';
import type { UnitRefusal } from './refusal.ts';
import type { UnitState } from './state.ts';

export interface LedgerFacts extends LedgerSigning {
  readonly today: PlainDate;
  readonly unitNo: UnitNo;
  readonly estate: (estateId: EstateId) => EstateState | undefined;
  /** The code under which this room stands in the ledger already. */
  readonly unitAt: (place: Pick<UnitParticulars, 'estateId' | 'building' | 'floor' | 'room'>) => UnitNo | undefined;
}

export type UnitDecision = Result<readonly UnitEvent[], UnitRefusal>;

type Of<Type extends LedgerCommand['type']> = Extract<LedgerCommand, { readonly type: Type }>;

export function decideLedger(command: LedgerCommand, unit: UnitState | undefined, facts: LedgerFacts): UnitDecision {
  if (command.type === 'register') return register(command, unit, facts);
  if (unit === undefined) return err({ code: 'unknown-unit', unitNo: facts.unitNo });
  const signed = signedFor(command, unit.estateId, facts);
  if (!signed.ok) return signed;
  if (!unitRules[command.type].includes(unit.state)) {
    return err({ code: 'unit-state', unitNo: unit.unitNo, state: unit.state });
  }
  if (command.reason.trim() === '') return err({ code: 'comment-missing' });
  return edit(command, unit, { ...facts, edited: { reason: command.reason, secondBy: signed.value } });
}

/** Once in the ledger, by its code and by its room; in an estate that is known. */
function register(command: Of<'register'>, unit: UnitState | undefined, facts: LedgerFacts): UnitDecision {
  const { unitNo } = facts;
  const signed = signedFor(command, command.unit.estateId, facts);
  if (!signed.ok) return signed;
  if (unit !== undefined) return err({ code: 'unit-exists', unitNo });
  const { unit: particulars, rent, state, importId } = command;
  const wrong = wrongField(particulars) ?? (rent.perMonth < 0 ? 'rent' : undefined);
  if (wrong !== undefined) return err({ code: 'particulars-invalid', field: wrong });
  const twin = facts.unitAt(particulars);
  if (twin !== undefined) return err({ code: 'room-exists', unitNo: twin });
  const payload = { ...particulars, unitNo, rent, state, importId, secondBy: signed.value };
  return ok([{ type: 'unit.registered.v1', payload }]);
}

interface EditFacts extends LedgerFacts {
  readonly edited: { readonly reason: string; readonly secondBy: StaffId };
}

function edit(command: Exclude<LedgerCommand, Of<'register'>>, unit: UnitState, facts: EditFacts): UnitDecision {
  const { edited } = facts;
  switch (command.type) {
    case 'correct':
      return correct(command, unit, facts);
    case 'set-rent':
      return setRent(command, unit, facts);
    case 'begin-repair':
      return ok([{ type: 'unit.repair-begun.v1', payload: edited }]);
    case 'end-repair':
      return ok([{ type: 'unit.repair-ended.v1', payload: edited }]);
    case 'seal':
      return ok([{ type: 'unit.sealed.v1', payload: edited }]);
    case 'unseal':
      return ok([{ type: 'unit.unsealed.v1', payload: edited }]);
    case 'withdraw':
      return ok([{ type: 'unit.withdrawn.v1', payload: edited }]);
    case 'reinstate':
      return ok([{ type: 'unit.reinstated.v1', payload: edited }]);
  }
}

/** Only what is otherwise than before is in the event. A room that moves into another's place is refused. */
function correct({ changes }: Of<'correct'>, unit: UnitState, facts: EditFacts): UnitDecision {
  const changed = changedFields<UnitParticulars>(unit, changes);
  if (changed === undefined) return err({ code: 'ledger-unchanged' });
  const after = { ...unit, ...changed };
  const wrong = wrongField(after);
  if (wrong !== undefined) return err({ code: 'particulars-invalid', field: wrong });
  if (changed.estateId !== undefined) {
    const signed = signedFor({ secondBy: facts.edited.secondBy }, after.estateId, facts);
    if (!signed.ok) return signed;
  }
  const twin = facts.unitAt(after);
  if (twin !== undefined && twin !== unit.unitNo) return err({ code: 'room-exists', unitNo: twin });
  return ok([{ type: 'unit.corrected.v1', payload: { ...facts.edited, changes: changed } }]);
}

/** One standard at a time may lie ahead; a day that is over is corrected by a standard of the same day. */
function setRent({ rent }: Of<'set-rent'>, unit: UnitState, { today, edited }: EditFacts): UnitDecision {
  if (rent.perMonth < 0) return err({ code: 'particulars-invalid', field: 'rent' });
  if (rent.source.trim() === '') return err({ code: 'particulars-invalid', field: 'source' });
  const last = unit.rents.at(-1);
  if (last !== undefined) {
    if (last.from > today && rent.from > last.from) return err({ code: 'rent-scheduled', from: last.from });
    if (last.from > rent.from) return err({ code: 'rent-scheduled', from: last.from });
    if (last.from === rent.from && last.perMonth === rent.perMonth) return err({ code: 'ledger-unchanged' });
  }
  return ok([{ type: 'unit.rent-set.v1', payload: { ...edited, rent } }]);
}

function signedFor(
  { secondBy }: Pick<LedgerCommand, 'secondBy'>,
  estateId: EstateId,
  facts: LedgerFacts,
): ReturnType<typeof ledgerSignature> {
  const estate = facts.estate(estateId);
  if (estate === undefined) return err({ code: 'unknown-estate', estateId });
  const allowed = mayKeepLedger(facts.actor, estate.office);
  return allowed.ok ? ledgerSignature(secondBy, estate.office, facts) : allowed;
}

/** Built area up to 1,000 m²; a house has neither a floor 0 nor a hundred and fifty of them. */
function wrongField({ building, floor, room, area }: UnitParticulars): keyof UnitParticulars | undefined {
  if (building.trim() === '') return 'building';
  if (room.trim() === '') return 'room';
  if (!Number.isSafeInteger(floor) || floor === 0 || floor < -9 || floor > 150) return 'floor';
  return Number.isSafeInteger(area) && area > 0 && area <= 10_000_000 ? undefined : 'area';
}
