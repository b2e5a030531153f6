/** What becomes of one line of a file: added to the open group, known already, or refused with the field and why. */
import { decideEstate } from '../../../domain/estate/decide.ts';
import { decideLedger } from '../../../domain/unit/decide.ts';
import type { UnitRefusal } from '../../../domain/unit/refusal.ts';
import type { UnitState } from '../../../domain/unit/state.ts';
import type { Actor } from '../../../domain/application/available-actions.ts';
import { changedFields } from '../../../domain/unit/changes.ts';
import type { EstateParticulars } from '../../../domain/estate/particulars.ts';
import type { UnitParticulars } from '../../../domain/unit/particulars.ts';
import type { StaffId } from '../../../kernel/ids.ts';
import type { ImportField } from '../../../contract/unit-import.ts';
import { estateStream, unitStream } from '../unit-stream.ts';
import type { LedgerDesk } from './ledger-desk.ts';
import type { FieldProblem, ReadEstate, ReadUnit } from './read-line.ts';

export type LineResult =
  | { readonly kind: 'added' }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'refused'; readonly problem: FieldProblem };

export interface ImportSigning {
  readonly actor: Actor;
  readonly secondBy: StaffId;
  /** SHA-256 of the file. */
  readonly importId: string;
}

export function decideUnitLine(
  ledger: LedgerDesk,
  { unitNo, unit, rent, state }: ReadUnit,
  { secondBy, importId }: ImportSigning,
): LineResult {
  const before = ledger.unit(unitNo);
  if (before !== undefined) return sameUnit(before, { unitNo, unit, rent, state });
  const command = { type: 'register' as const, unit, rent, state, importId, secondBy };
  const decision = decideLedger(command, undefined, ledger.factsOf(unitNo));
  if (!decision.ok) return refusedLine(decision.error);
  ledger.addUnit({ stream: unitStream(unitNo), expectedVersion: 0, events: decision.value }, { ...unit, unitNo });
  return { kind: 'added' };
}

/** The ledger is not overwritten by a file: what is otherwise there is told, and corrected by hand by two people. */
function sameUnit(before: UnitState, { unit, rent }: ReadUnit): LineResult {
  const changed = Object.keys(changedFields<UnitParticulars>(before, unit) ?? {})[0];
  const isKnownRent = before.rents.some(({ from, perMonth }) => from === rent.from && perMonth === rent.perMonth);
  if (changed === undefined && isKnownRent) return { kind: 'repeated' };
  const field = (changed ?? 'rent') as ImportField;
  return { kind: 'refused', problem: { field, code: 'differs', value: before.unitNo } };
}

export function decideEstateLine(
  ledger: LedgerDesk,
  { estateId, estate }: ReadEstate,
  { actor, secondBy, importId }: ImportSigning,
): LineResult {
  const before = ledger.estate(estateId);
  if (before !== undefined) {
    const changed = Object.keys(changedFields<EstateParticulars>(before, estate) ?? {})[0];
    if (changed === undefined) return { kind: 'repeated' };
    const field = estateFields[changed as keyof EstateParticulars];
    return { kind: 'refused', problem: { field, code: 'differs', value: estateId } };
  }
  const command = { type: 'register' as const, estate, importId, secondBy };
  const decision = decideEstate(command, undefined, { estateId, actor, colleague: ledger.colleague });
  if (!decision.ok) return refusedLine(decision.error);
  const append = { stream: estateStream(estateId), expectedVersion: 0, events: decision.value };
  ledger.addEstate(append, { ...estate, estateId });
  return { kind: 'added' };
}

/** The column that a field of the ledger is written in. */
const estateFields: Readonly<Record<keyof EstateParticulars, ImportField>> = {
  name: 'name',
  area: 'district',
  office: 'office',
  address: 'address',
  location: 'longitude',
  facilities: 'transport',
  manager: 'company',
};

function refusedLine(refusal: UnitRefusal): LineResult {
  return { kind: 'refused', problem: problemOf(refusal) };
}

function problemOf(refusal: UnitRefusal): FieldProblem {
  const { code } = refusal;
  if (code === 'unknown-estate') return { field: 'estateId', code, value: refusal.estateId };
  if (code === 'room-exists') return { field: 'room', code, value: refusal.unitNo };
  if (code === 'particulars-invalid') return { field: refusal.field as ImportField, code: 'out-of-range', value: '' };
  if (code === 'wrong-office') return { field: 'estateId', code: 'not-your-office', value: refusal.office };
  if (code === 'second-person') return { field: 'estateId', code: 'not-their-office', value: '' };
  // Nothing else refuses a registration of somebody who may keep the ledger.
  return { field: null, code: 'differs', value: code };
}
