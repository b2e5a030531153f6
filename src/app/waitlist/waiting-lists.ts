import { type WaitingListName, type WaitingRow, waitingLists } from '../../contract/waitlist.ts';
import { type OrderBasis, tierOf } from '../../domain/waitlist/order.ts';
import { scoreOf } from '../../domain/waitlist/score.ts';
import { monthsOf } from '../../domain/policy/time-limit.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { addDays, addMonths, fullMonthsBetween } from '../../kernel/plain-date.ts';
import {
  type DayRange,
  type WaitingDayList,
  type WaitingRow as StoredRow,
  type WaitingSelection,
  waitingDayCount,
  waitingDayPage,
  waitingPage,
  waitingTotal,
} from '../../store/queries/waiting-list.ts';
import { reckonedPercent } from '../../store/waiting-order.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { keepOrder } from './order-in-force.ts';
import { limitOf } from './waiting-view.ts';

export interface ListWish extends WaitingSelection {
  readonly list: WaitingListName;
}

export function waitingListPage(
  desk: OpenDesk,
  { list, offset, limit, ...selection }: ListWish & { readonly offset: number; readonly limit: number },
): readonly WaitingRow[] {
  const basis = keepOrder(desk);
  const { db } = desk.file;
  const rows =
    list === 'order'
      ? waitingPage(db, { ...selection, offset, limit })
      : waitingDayPage(db, { ...selection, list, offset, limit, ...rangeOf(desk, list) });
  return rows.map((row) => shownRow(desk, row, basis));
}

export function waitingListTotal(desk: OpenDesk, { list, ...selection }: ListWish): number {
  const { db } = desk.file;
  if (list === 'order') return waitingTotal(db, selection);
  return waitingDayCount(db, { ...selection, list, ...rangeOf(desk, list) });
}

/** In percent, while lists are still read by the order before. */
export function waitingReckoning(desk: OpenDesk): number | null {
  return reckonedPercent(desk.file.db);
}

export function waitingListCounts(
  desk: OpenDesk,
  scope: OfficeId,
): { readonly list: WaitingListName; readonly count: number }[] {
  return waitingLists.map((list) => ({ list, count: waitingListTotal(desk, { list, scope, programme: null }) }));
}

/** Which days belong to a list today. */
function rangeOf(desk: OpenDesk, list: WaitingDayList): DayRange {
  const on = todayOf(desk);
  const waiting = currentPolicy(desk)?.waiting;
  switch (list) {
    case 'to-remind':
      return { from: null, until: addDays(on, waiting?.remindBefore.value ?? 0) };
    case 'grace-over':
      return { from: null, until: addDays(on, -1) };
    case 'near-limit':
      return { from: null, until: addMonths(on, waiting === undefined ? 0 : monthsOf(waiting.warnBefore.value)) };
    case 'to-confirm':
    case 'paused':
      return { from: on, until: null };
    case 'flagged':
    case 'left':
      return { from: null, until: null };
  }
}

function shownRow(desk: OpenDesk, row: StoredRow, basis: OrderBasis | undefined): WaitingRow {
  const on = todayOf(desk);
  const { standing } = row.ordered;
  const tier = basis === undefined ? Infinity : tierOf(standing, basis.priority);
  const scoring = basis?.order === 'score' ? basis.scoring : null;
  return {
    ...row,
    monthsWaited: Math.max(0, fullMonthsBetween(row.waitsSince, row.left?.on ?? on)),
    limit: limitOf(row.waitsUntil, { on, policy: currentPolicy(desk) }),
    points: scoring === null || basis === undefined ? null : scoreOf(row.ordered, scoring, basis.on).points,
    tier: tier < (basis?.priority.tiers.length ?? 0) ? tier + 1 : null,
  };
}
