/**
 * A desk's database in memory. What the disk does to a desk is tried by other hunts (faults 1, 2, 5, 10, 12); here every
 * commit would only pay for the cipher, and every seed for copies of files. Pages, statements, triggers and transactions
 * are the same, and so is the page at which a full disk refuses.
 */
import BetterSqlite from 'better-sqlite3';
import type { Database } from '../../src/store/connection.ts';

/** What a database held, page by page, as it would lie on the disk without its cipher. */
export type DeskImage = Buffer;

/** The file format's numbers for who may write and read, by their places: a log beside the file is of the disk alone. */
const FORMAT_PLACES = [18, 19] as const;
const WITHOUT_LOG = 1;

export function imageOf(db: Database): DeskImage {
  const image = db.serialize();
  for (const place of FORMAT_PLACES) image[place] = WITHOUT_LOG;
  return image;
}

/** A connection of its own to a copy of an image, set up as `openDatabase` does. */
export function openImage(image: DeskImage): Database {
  const db = new BetterSqlite(image);
  db.pragma('temp_store = MEMORY');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  return db;
}
