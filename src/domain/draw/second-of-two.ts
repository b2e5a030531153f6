import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { secondSignature } from '../mass/second-signature.ts';
import type { DrawFacts } from './facts.ts';
import type { DrawRefusal } from './refusal.ts';

/** Four eyes: another person of this office with the same right has signed in beside the officer. */
export function secondOfTwo(
  { actor, second }: Pick<DrawFacts, 'actor' | 'second'>,
  office: OfficeId,
): Result<StaffId, DrawRefusal> {
  const signed = secondSignature({ cases: 1, alone: 0, actor, second, permission: 'draw.conduct' });
  if (!signed.ok) return signed;
  if (signed.value === null) return err({ code: 'second-person', why: 'missing' });
  return signed.value.office === office ? ok(signed.value.staffId) : err({ code: 'second-person', why: 'office' });
}
