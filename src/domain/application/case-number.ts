/**
 * Numbers that a desk gives out without asking anybody: prefix of the city, year, the desk's own code, then a counter.
 * The desk code keeps two offline desks from ever giving the same number (docs/decisions/0006-numbers-and-codes.md).
 */
export interface NumberSeries {
  /** Letters of the city, e.g. XN. */
  readonly city: string;
  readonly year: number;
  /** Two characters, unique among the city's desks. */
  readonly desk: string;
}

/** `XN2026-01-000123`. */
export function caseNumber(series: NumberSeries, counter: number): string {
  return `${series.city}${String(series.year)}-${series.desk}-${String(counter).padStart(6, '0')}`;
}

export type NoticeKind = 'receipt' | 'notice' | 'publicity' | 'waiting' | 'lease' | 'payment' | 'selection' | 'ticket';

const marks: Readonly<Record<NoticeKind, string>> = {
  receipt: '受',
  notice: '告',
  publicity: '示',
  waiting: '轮',
  ticket: '诉',
  lease: '租',
  payment: '收',
  selection: '选',
};

/**
 * `XN受2026-01-000045` on a receipt, `XN告…` on a notice, `XN示…` on a notice of publicity, `XN轮…` for a place on the
 * waiting list, `XN租…` on a lease, `XN收…` on a receipt for money, `XN选…` on the slip of
 * a chosen flat, `XN诉…` for a ticket.
 */
export function noticeNumber(kind: NoticeKind, series: NumberSeries, counter: number): string {
  return `${series.city}${marks[kind]}${String(series.year)}-${series.desk}-${String(counter).padStart(6, '0')}`;
}
