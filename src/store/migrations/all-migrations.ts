import type { Migration } from '../migrate.ts';
import { migration0001 } from './0001-log.ts';
import { migration0002 } from './0002-desk.ts';
import { migration0003 } from './0003-cases.ts';
import { migration0004 } from './0004-sync.ts';
import { migration0005 } from './0005-carried.ts';
import { migration0006 } from './0006-calendar.ts';
import { migration0007 } from './0007-checks.ts';
import { migration0008 } from './0008-stale-checks.ts';
import { migration0009 } from './0009-queues.ts';
import { migration0010 } from './0010-duplicates.ts';
import { migration0011 } from './0011-publicity.ts';
import { migration0012 } from './0012-promises.ts';
import { migration0013 } from './0013-time.ts';
import { migration0014 } from './0014-waiting.ts';
import { migration0015 } from './0015-units.ts';
import { migration0016 } from './0016-draws.ts';
import { migration0017 } from './0017-waiting-places.ts';
import { migration0018 } from './0018-stale-days.ts';
import { migration0019 } from './0019-leases.ts';
import { migration0020 } from './0020-tickets.ts';
import { migration0021 } from './0021-allocation.ts';
import { migration0022 } from './0022-ledger-heads.ts';
import { migration0023 } from './0023-ticket-figures.ts';
import { migration0024 } from './0024-selection-reasons.ts';
import { migration0025 } from './0025-ratings.ts';
import { migration0026 } from './0026-reviews.ts';
import { migration0027 } from './0027-payments.ts';
import { migration0028 } from './0028-library.ts';
import { migration0029 } from './0029-ticket-tallies.ts';
import { migration0030 } from './0030-renewals.ts';
import { migration0031 } from './0031-swaps.ts';
import { migration0032 } from './0032-ticket-months.ts';
import { migration0033 } from './0033-leavings.ts';
import { migration0034 } from './0034-arrears.ts';
import { migration0035 } from './0035-staying.ts';
import { migration0036 } from './0036-receipts.ts';
import { migration0037 } from './0037-pursued-leavings.ts';

/** In order, without gaps. A released migration is never edited: a change is a new one. */
export const allMigrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
  migration0021,
  migration0022,
  migration0023,
  migration0024,
  migration0025,
  migration0026,
  migration0027,
  migration0028,
  migration0029,
  migration0030,
  migration0031,
  migration0032,
  migration0033,
  migration0034,
  migration0035,
  migration0036,
  migration0037,
];
