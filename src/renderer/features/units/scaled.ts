/** A number that somebody typed, with up to so many digits behind the point, in units of the last; undefined if none. */
export function scaled(text: string, digits: number): number | undefined {
  const found = /^(-?\d{1,9})(?:\.(\d+))?$/.exec(text.trim());
  if (found === null) return undefined;
  const [, whole = '', rest = ''] = found;
  return rest.length > digits ? undefined : Number(whole + rest.padEnd(digits, '0'));
}
