/**
 * A first password that can be read out or copied from paper: no letter or digit that looks like another. It is shown
 * once and changed at the first sign-in.
 */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const GROUP = 4;

export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void;

/** At least `minLength` characters, in groups of four with dashes; about 5.8 bits a character. */
export function initialPassword(minLength: number, fillRandom: FillRandom): string {
  const groups: string[] = [];
  // 12 drawn characters are 69 bits whatever the city's setting says.
  while (groups.length < 3 || groups.join('-').length < minLength) {
    groups.push(Array.from({ length: GROUP }, () => drawCharacter(fillRandom)).join(''));
  }
  return groups.join('-');
}

/** Bytes past the last whole multiple of the alphabet are thrown away, so every character is equally likely. */
function drawCharacter(fillRandom: FillRandom): string {
  const limit = 256 - (256 % ALPHABET.length);
  const byte = new Uint8Array(1);
  do fillRandom(byte);
  while ((byte[0] ?? 255) >= limit);
  return ALPHABET.charAt((byte[0] ?? 0) % ALPHABET.length);
}
