import type { AnyRefusal } from '../../../contract/errors.ts';
import type { Actor } from '../../../domain/application/available-actions.ts';
import { ledgerSignature } from '../../../domain/unit/ledger-signature.ts';
import type { StaffId } from '../../../kernel/ids.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { activeActor } from '../../staff/active-actor.ts';

/**
 * Who signs a whole file. Asked before its first line; that their office covers each estate is asked line by line, so
 * here it is enough that they are somebody else who may sign.
 */
export function importSigner(desk: OpenDesk, actor: Actor, secondBy: StaffId | undefined): Result<Actor, AnyRefusal> {
  const second = secondBy === undefined ? undefined : activeActor(desk, secondBy);
  const signed = ledgerSignature(secondBy, second?.office ?? actor.office, { actor, colleague: () => second });
  if (!signed.ok) return signed;
  return second === undefined ? err({ code: 'second-person', why: 'unknown' }) : ok(second);
}
