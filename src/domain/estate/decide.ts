/** The rules of estates: known once by their code, changed by two people of the office or of one above it. */
import type { EstateId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type Changes, changedFields } from '../unit/changes.ts';
import { mayKeepLedger } from '../unit/available-actions.ts';
import { type LedgerSigning, ledgerSignature } from '../unit/ledger-signature.ts';
import type { UnitRefusal } from '../unit/refusal.ts';
import type { EstateEvent } from './events.ts';
import type { EstateParticulars } from './particulars.ts';
import type { EstateState } from './state.ts';

interface Signed {
  /** Who signed in beside the first person; the app has checked that it was them. */
  readonly secondBy?: StaffId;
}

export type EstateCommand =
  | ({ readonly type: 'register'; readonly estate: EstateParticulars; readonly importId: string | null } & Signed)
  | ({ readonly type: 'correct'; readonly changes: Changes<EstateParticulars>; readonly reason: string } & Signed);

export interface EstateFacts extends LedgerSigning {
  readonly estateId: EstateId;
}

export type EstateDecision = Result<readonly EstateEvent[], UnitRefusal>;

export function decideEstate(
  command: EstateCommand,
  estate: EstateState | undefined,
  facts: EstateFacts,
): EstateDecision {
  const { estateId } = facts;
  if (command.type === 'register') {
    const signed = signedFor(command, command.estate, facts);
    if (!signed.ok) return signed;
    if (estate !== undefined) return err({ code: 'estate-exists', estateId });
    const wrong = wrongField(command.estate);
    if (wrong !== undefined) return err({ code: 'particulars-invalid', field: wrong });
    const { importId } = command;
    return ok([
      { type: 'estate.registered.v1', payload: { ...command.estate, estateId, importId, secondBy: signed.value } },
    ]);
  }
  if (estate === undefined) return err({ code: 'unknown-estate', estateId });
  return correct(command, estate, facts);
}

function correct(
  { changes, reason, secondBy }: Extract<EstateCommand, { readonly type: 'correct' }>,
  estate: EstateState,
  facts: EstateFacts,
): EstateDecision {
  const changed = changedFields<EstateParticulars>(estate, changes);
  const after = { ...estate, ...changed };
  for (const state of [estate, after]) {
    const signed = signedFor({ secondBy }, state, facts);
    if (!signed.ok) return signed;
  }
  if (secondBy === undefined) return err({ code: 'second-person', why: 'missing' });
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  if (changed === undefined) return err({ code: 'ledger-unchanged' });
  const wrong = wrongField(after);
  if (wrong !== undefined) return err({ code: 'particulars-invalid', field: wrong });
  return ok([{ type: 'estate.corrected.v1', payload: { changes: changed, reason, secondBy } }]);
}

function signedFor(
  { secondBy }: { readonly secondBy: StaffId | undefined } | Signed,
  { office }: Pick<EstateParticulars, 'office'>,
  facts: EstateFacts,
): Result<StaffId, UnitRefusal> {
  const allowed = mayKeepLedger(facts.actor, office);
  return allowed.ok ? ledgerSignature(secondBy, office, facts) : allowed;
}

const MILLION = 1_000_000;
/** Farther than this is not near. */
const FAR = 100_000;

function wrongField({ name, area, address, location, facilities }: EstateParticulars): string | undefined {
  if (name.trim() === '') return 'name';
  if (area.trim() === '') return 'area';
  if (address.trim() === '') return 'address';
  if (location !== null && !isOnEarth(location)) return 'location';
  const isNear = facilities.every(({ distance }) => Number.isSafeInteger(distance) && distance >= 0 && distance <= FAR);
  return isNear ? undefined : 'facilities';
}

function isOnEarth({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }): boolean {
  return Math.abs(longitude) <= 180 * MILLION && Math.abs(latitude) <= 90 * MILLION;
}
