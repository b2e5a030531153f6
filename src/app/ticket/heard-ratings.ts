/** Ratings of a month as one person may see them: levels, what they touched, unnamed bad ones in groups. */
import type { HeardRatings } from '../../contract/heard.ts';
import type { TicketRowView } from '../../contract/tickets.ts';
import { type TicketTopic, ratingLevels } from '../../domain/ticket/kinds.ts';
import { badAmong } from '../../domain/ticket/rates.ts';
import { invariant } from '../../kernel/invariant.ts';
import { addDays, addMonths, plainDate } from '../../kernel/plain-date.ts';
import { dateOfDay } from '../../store/projections/case-codes.ts';
import {
  type LevelCount,
  type RatingSpan,
  ratedThingLevels,
  ratingLevelCounts,
  ratingsInGroup,
  unnamedBadGroups,
} from '../../store/queries/ticket-ratings.ts';
import type { OpenDesk } from '../open-desk.ts';
import { officeName } from '../staff/offices.ts';
import { type Looking, looked } from './looking.ts';
import { rowView } from './ticket-lists.ts';

const MOST_GROUPS = 100;
const MOST_THINGS = 50;
const MOST_LISTED = 200;

export function heardRatings(desk: OpenDesk, looking: Looking, month: string): HeardRatings {
  const { db } = desk.file;
  const span = spanOf(desk, looking, month);
  const counts = ratingLevelCounts(db, span);
  const counted = counts.filter(({ struck }) => !struck);
  const before = ratingLevelCounts(db, spanOf(desk, looking, addMonths(span.from, -1).slice(0, 7)));
  return {
    month,
    levels: levelsOf(counted),
    before: levelsOf(before.filter(({ struck }) => !struck)),
    struck: sum(counts.filter(({ struck }) => struck)),
    offices: [...Map.groupBy(counted, ({ office }) => office)]
      .map(([office, of]) => ({ office, name: officeName(desk, office), levels: levelsOf(of) }))
      .sort((a, b) => total(b.levels) - total(a.levels)),
    topics: [...Map.groupBy(counted, ({ topic }) => topic)]
      .map(([topic, of]) => ({ topic, levels: levelsOf(of) }))
      .sort((a, b) => total(b.levels) - total(a.levels)),
    things: thingsOf(desk, span),
    groups: unnamedBadGroups(db, span, MOST_GROUPS).map(({ topic, key, n, last }) => {
      const day = dateOfDay(last);
      invariant(day, 'a rating has a day of receipt');
      return { topic, key, n, last: day, about: key === '' ? [] : key.split('\n') };
    }),
  };
}

export function ratingsOfGroup(
  desk: OpenDesk,
  looking: Looking,
  { month, topic, key }: { readonly month: string; readonly topic: TicketTopic; readonly key: string },
): TicketRowView[] {
  const found = ratingsInGroup(desk.file.db, spanOf(desk, looking, month), { topic, key, limit: MOST_LISTED });
  return found.map((row) => rowView(desk, row));
}

function spanOf(desk: OpenDesk, looking: Looking, month: string): RatingSpan {
  const from = plainDate(`${month}-01`);
  return { ...looked(desk, looking), from, until: addDays(addMonths(from, 1), -1) };
}

function thingsOf(desk: OpenDesk, span: RatingSpan): HeardRatings['things'] {
  const rows = ratedThingLevels(desk.file.db, span);
  return [...Map.groupBy(rows, ({ kind, value }) => `${kind} ${value}`).values()]
    .flatMap((of) => {
      const [first] = of;
      return first === undefined
        ? []
        : [{ kind: first.kind, value: first.value, label: first.label, levels: levelsOf(of) }];
    })
    .sort((a, b) => badAmong(b.levels) - badAmong(a.levels) || total(b.levels) - total(a.levels))
    .slice(0, MOST_THINGS);
}

function levelsOf(counts: readonly Pick<LevelCount, 'level' | 'n'>[]): number[] {
  return ratingLevels.map((level) => sum(counts.filter((one) => one.level === level)));
}

function sum(counts: readonly { readonly n: number }[]): number {
  return counts.reduce((all, { n }) => all + n, 0);
}

function total(levels: readonly number[]): number {
  return levels.reduce((all, n) => all + n, 0);
}
