/**
 * A household declares its assets once; the economic report names them for each person. So reports are added up in the
 * order in which they came: the one that carries the sum above the declaration differs from it, and its event says so,
 * which lists go by. Asked again, a report is the newest and the sum is its own.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import { type Validity, validUntilOf } from './last-day.ts';
import type { CheckRecord } from './record.ts';
import type { CheckEvidence, ChecksState } from './state.ts';

/** Fen that the household declared, without cars and housing fund, which the report does not count. */
export function declaredAssets({ assets }: ApplicationContent): number {
  return assets
    .filter(({ kind }) => kind !== 'vehicle' && kind !== 'housing-fund')
    .reduce((sum, { value }) => sum + value, 0);
}

interface Reported extends Validity {
  readonly checks: ChecksState;
  readonly on: PlainDate;
}

/** Fen that the reports on others say which came before this evidence and count on the day; of each person the newest. */
export function assetsReportedBefore(input: Reported, evidence: CheckEvidence): number {
  const { checks, on } = input;
  if (evidence.source !== 'economic-report') return 0;
  const own = checks.evidence.indexOf(evidence);
  const newest = new Map<string, number>();
  for (const [index, { person, source }] of checks.evidence.entries()) {
    if (source === 'economic-report' && person !== evidence.person) newest.set(person, index);
  }
  let sum = 0;
  for (const index of newest.values()) {
    const other = checks.evidence[index];
    if (other === undefined || index > own || validUntilOf(other, input) < on) continue;
    if (other.finding.outcome === 'found') sum += (other.finding.record as CheckRecord<'economic-report'>).assets;
  }
  return sum;
}
