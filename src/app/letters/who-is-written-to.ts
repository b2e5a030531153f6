/** Everybody on a list who has had no letter today. Read page by page, in turns. */
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type ArrearsPlace, arrearsPage } from '../../store/queries/arrears.ts';
import { type RenewalPlace, renewalPage } from '../../store/queries/renewals.ts';
import { type ReviewPlace, reviewPage } from '../../store/queries/reviews.ts';
import { loadArrears } from '../arrears/arrears-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { pacer } from '../pace.ts';
import { renewalHorizon } from '../renewal/renewal-view.ts';

const PAGE = 200;

async function allOf<Row extends { readonly place: Place }, Place>(
  page: (after: Place | null) => readonly Row[],
): Promise<readonly Row[]> {
  const all: Row[] = [];
  const pace = pacer();
  for (let after: Place | null = null; ;) {
    const rows = page(after);
    all.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return all;
    after = last.place;
    if (pace.isDue()) await pace.turn();
  }
}

/** Households that were called to their review and have not declared. */
export async function reviewsToRemind(desk: OpenDesk, scope: OfficeId) {
  const { db } = desk.file;
  const today = todayOf(desk);
  const list = 'called' as const;
  const rows = await allOf((after: ReviewPlace | null) => reviewPage(db, { scope, list, after, limit: PAGE }));
  return rows.filter(({ toldOn }) => toldOn !== today);
}

/** Terms that end before the horizon, where nobody asked to renew. */
export async function renewalsToRemind(
  desk: OpenDesk,
  scope: OfficeId,
): Promise<readonly { readonly leaseId: string; readonly until: PlainDate }[]> {
  const { db } = desk.file;
  const today = todayOf(desk);
  const wanted = { scope, list: 'open', horizon: renewalHorizon(desk), limit: PAGE } as const;
  const rows = await allOf((after: RenewalPlace | null) => renewalPage(db, { ...wanted, after }));
  return rows.flatMap(({ leaseId, until, toldOn }) => (until === null || toldOn === today ? [] : [{ leaseId, until }]));
}

/** Rent past its day; not those who are left alone until a day, nor those who pay by an agreement. */
export async function arrearsToRemind(desk: OpenDesk, scope: OfficeId): Promise<readonly string[]> {
  const { db } = desk.file;
  const today = todayOf(desk);
  const list = 'all' as const;
  const rows = await allOf((after: ArrearsPlace | null) => arrearsPage(db, { scope, list, today, after, limit: PAGE }));
  return rows.flatMap(({ leaseId }) => {
    const { paused, agreement, lastLetter } = loadArrears(desk.file, leaseId).state;
    const isLeftAlone = agreement !== null || (paused !== null && paused.until >= today);
    const isWritten = lastLetter?.on === today && lastLetter.letter === 'arrears-reminder';
    return isLeftAlone || isWritten ? [] : [leaseId];
  });
}
