import { type Result, err, ok } from '../../kernel/result.ts';
import type { RentEvent } from './events.ts';
import type { RentRefusal } from './refusal.ts';
import { isSound } from './standard.ts';

type Opened = Extract<RentEvent, { type: 'rent.opened.v1' }>['payload'];

/** The ledger that a signed lease opens; its first standard begins with the term. */
export function openLedger(opened: Opened): Result<RentEvent, RentRefusal> {
  const { term, standard, depositFen } = opened;
  if (!isSound(standard) || standard.from !== term.from) return err({ code: 'standard-wrong' });
  if (!Number.isSafeInteger(depositFen) || depositFen < 0) return err({ code: 'amount-wrong' });
  return ok({ type: 'rent.opened.v1', payload: opened });
}
