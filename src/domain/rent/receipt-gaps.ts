/**
 * Receipts are numbered within a desk and a year: `XN收2026-01-000045`. The numbers that are missing up to the highest of
 * each series; none should be. A receipt that was taken back keeps its number.
 */
export function receiptGaps(numbers: readonly string[]): readonly string[] {
  const series = new Map<string, Set<number>>();
  for (const text of numbers) {
    const at = text.lastIndexOf('-');
    const seen = series.get(text.slice(0, at)) ?? new Set<number>();
    seen.add(Number(text.slice(at + 1)));
    series.set(text.slice(0, at), seen);
  }
  return [...series].flatMap(([prefix, seen]) => {
    const highest = Math.max(...seen);
    const missing = Array.from({ length: highest }, (_, index) => index + 1).filter((number) => !seen.has(number));
    return missing.map((number) => `${prefix}-${String(number).padStart(6, '0')}`);
  });
}
