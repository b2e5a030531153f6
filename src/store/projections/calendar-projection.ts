import { type CalendarEvent, announcedYear } from '../../domain/calendar/announced-year.ts';
import type { Database } from '../connection.ts';
import { countDueDays } from '../due-days.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { typedEvents } from '../typed-events.ts';

/** The years of the calendar as the city announced them. All clocks are counted again whenever one changes. */
export const calendarProjection: Projection = {
  name: 'calendar',
  version: '1',
  streamKind: 'calendar',
  write,
  remove(db, key) {
    remove.on(db).run(key);
    countDueDays(db);
  },
  clear(db) {
    clear.on(db).run();
  },
};

const upsert = namedStatement<[key: number, year: number, lastEvent: string, content: string]>(
  'announced-year.upsert',
  `INSERT INTO announced_year (stream_key, year, last_event, content) VALUES (?, ?, ?, ?)
   ON CONFLICT (stream_key) DO UPDATE SET last_event = excluded.last_event, content = excluded.content`,
);
const remove = namedStatement<[key: number]>(
  'announced-year.remove',
  `DELETE FROM announced_year WHERE stream_key = ?`,
);
const clear = namedStatement<[]>('announced-year.clear', `DELETE FROM announced_year`);

function write(db: Database, { key, stream, events }: ProjectedStream): void {
  const last = events.at(-1);
  const content = announcedYear(typedEvents<CalendarEvent>(events, 'calendar'));
  // What stands on the stream of one year about another is no calendar; the hub lets nobody write it but administrators.
  if (last === undefined || content === undefined || stream !== `calendar:${String(content.year)}`) return;
  upsert.on(db).run(key, content.year, last.id, JSON.stringify(content));
  countDueDays(db);
}
