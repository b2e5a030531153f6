/** What a hunt found. `lost` and `problems` must be nothing. */
export interface FaultReport {
  readonly fault: string;
  /** How often it was done. */
  readonly tried: number;
  /** Commands that the desk had said were saved. */
  readonly acknowledged: number;
  /** Of those, how many were not there afterwards. */
  readonly lost: number;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

export function failed(report: FaultReport): boolean {
  return report.lost > 0 || report.problems.length > 0 || report.tried === 0;
}

export function line(report: FaultReport): string {
  const { fault, tried, acknowledged, lost, problems, notes } = report;
  const figures = `tried ${String(tried)}, acknowledged ${String(acknowledged)}, lost ${String(lost)}, problems ${String(problems.length)}`;
  return [`${failed(report) ? 'FAIL' : 'ok  '} fault ${fault}: ${figures}`, ...notes, ...problems.slice(0, 10)].join(
    '\n       ',
  );
}
