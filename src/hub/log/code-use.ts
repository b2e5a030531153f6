import type { CodeAttempt, CodeUse, EnrolCode } from './enrol-code.ts';

export interface CodeRow extends EnrolCode {
  readonly attempts: number;
  /** The device that used it. */
  readonly usedBy: string | null;
}

export interface HeldDevice {
  readonly publicKey: string;
}

export interface CodeVerdict {
  readonly use: CodeUse;
  /** A wrong guess: the code wears out. */
  readonly countsAsAttempt: boolean;
  /** The device was enrolled by this code before. */
  readonly isRepeat: boolean;
}

/**
 * Whether a code is good for a device: the same for every log. A device whose answer was lost asks again with the same
 * key and gets the same answer; anybody else finds the code used.
 */
export function codeVerdict(
  code: CodeRow | undefined,
  held: HeldDevice | undefined,
  attempt: CodeAttempt,
): CodeVerdict {
  const refused = (detail: Extract<CodeUse, { kind: 'refused' }>['detail']): CodeVerdict => ({
    use: { kind: 'refused', detail },
    countsAsAttempt: detail === 'wrong',
    isRepeat: false,
  });
  if (code === undefined) return refused('unknown');
  if (code.attempts >= attempt.maxAttempts) return refused('worn-out');
  if (code.secretHash !== attempt.secretHash) return refused('wrong');
  const isSameDevice = held !== undefined && held.publicKey === attempt.device.publicKey;
  const isRepeat = code.usedBy === attempt.device.device && isSameDevice;
  if (code.usedBy !== null && !isRepeat) return refused('used');
  if (!isRepeat && code.expiresAt <= attempt.now) return refused('expired');
  if (held !== undefined && !isRepeat) return refused('device-taken');
  const { city, office, staffId } = code;
  return { use: { kind: 'enrolled', city, office, staffId }, countsAsAttempt: false, isRepeat };
}
