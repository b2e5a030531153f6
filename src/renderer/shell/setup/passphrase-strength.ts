export type PassphraseStrength = 'empty' | 'weak' | 'fair' | 'strong';

const FAIR_BITS = 50;
const STRONG_BITS = 75;

/**
 * A rough, cautious estimate for the person choosing: what a character adds depends on how large its alphabet is, and a
 * character seen before or following in a row (aaaa, 1234) adds next to nothing. The key itself is stretched by the
 * store; this only keeps 12345678 away.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  if (passphrase === '') return 'empty';
  const bits = estimatedBits(passphrase);
  if (bits >= STRONG_BITS) return 'strong';
  return bits >= FAIR_BITS ? 'fair' : 'weak';
}

function estimatedBits(passphrase: string): number {
  const seen = new Set<string>();
  let bits = 0;
  let before = -2;
  for (const character of passphrase) {
    const code = character.codePointAt(0) ?? 0;
    const inARow = Math.abs(code - before) <= 1;
    if (inARow) bits += 0.5;
    else bits += seen.has(character) ? 1 : bitsOf(code);
    seen.add(character);
    before = code;
  }
  return bits;
}

function bitsOf(code: number): number {
  if (code > 0x2e7f) return 9;
  if (code >= 0x30 && code <= 0x39) return 3.3;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 4.5;
  return 5;
}
