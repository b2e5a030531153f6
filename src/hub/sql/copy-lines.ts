const SPECIAL = /[\\\t\n\r]/;

/** One line of COPY's text format. Null is `\N`; bytes are given as `\x` and hex. */
export function copyLine(values: readonly (string | number | null)[]): string {
  let line = '';
  for (const value of values) {
    if (line !== '') line += '\t';
    if (typeof value === 'string') line += SPECIAL.test(value) ? escaped(value) : value;
    else line += value === null ? '\\N' : String(value);
  }
  return `${line}\n`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
