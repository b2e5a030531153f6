const SPECIAL = /[\\\t\n\r]/;

export type CopyValue = string | number | null | { readonly hex: string };

/** One line of COPY's text format; bytes are given as hex. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = '';
  for (const value of values) {
    if (line !== '') line += '\t';
    if (typeof value === 'string') line += SPECIAL.test(value) ? escaped(value) : value;
    else if (typeof value === 'number') line += String(value);
    else line += value === null ? '\\N' : `\\\\x${value.hex}`;
  }
  return `${line}\n`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
