import { ORPCError } from '@orpc/server';
import type { AnyRefusal } from '../contract/errors.ts';
import { type Result } from '../kernel/result.ts';

/** The contract's REFUSED answer: a rule said no, and this is which. */
export function refused(refusal: AnyRefusal): ORPCError<'REFUSED', AnyRefusal> {
  return new ORPCError('REFUSED', { status: 409, data: refusal, defined: true });
}

/** The value, or the refusal as the contract's answer. */
export function valueOrRefuse<T>(result: Result<T, AnyRefusal>): T {
  if (!result.ok) throw refused(result.error);
  return result.value;
}
