const FULL_WIDTH = /[\uff01-\uff5e]/g;
const OFFSET = 0xfee0;
const BLANK = /[\s\u200b\u2060\ufeff]+/g;

/** Full-width letters, digits and signs as a Chinese keyboard types them, to ASCII (ID-04). */
export function toHalfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - OFFSET));
}

/** Half width and without blanks, the invisible ones of pasted text too: how typed numbers are read. */
export function compactNumber(text: string): string {
  return toHalfWidth(text).replace(BLANK, '');
}
