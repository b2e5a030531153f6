import { calendar } from './calendar.ts';
import { cases } from './cases.ts';
import { checks } from './checks.ts';
import { comparison } from './comparison.ts';
import { conflicts } from './conflicts.ts';
import { desk } from './desk.ts';
import { documents } from './documents.ts';
import { draws } from './draws.ts';
import { heard } from './heard.ts';
import { holds } from './holds.ts';
import { duplicates } from './duplicates.ts';
import { intake } from './intake.ts';
import { leases } from './leases.ts';
import { letters } from './letters.ts';
import { library } from './library.ts';
import { log } from './log.ts';
import { mass } from './mass.ts';
import { outbox } from './outbox.ts';
import { payments } from './payments.ts';
import { plans } from './plans.ts';
import { policies } from './policies.ts';
import { publicity } from './publicity.ts';
import { queue } from './queue.ts';
import { rent } from './rent.ts';
import { leavings } from './leavings.ts';
import { renewals } from './renewals.ts';
import { reviews } from './reviews.ts';
import { search } from './search.ts';
import { selection } from './selection.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { offices, staff } from './staff.ts';
import { devices, sync } from './sync.ts';
import { time } from './time.ts';
import { tickets } from './tickets.ts';
import { units } from './units.ts';
import { visits } from './visits.ts';
import { waitlist } from './waitlist.ts';

/** Everything a screen can ask of the desk. */
export const contract = {
  calendar,
  cases,
  checks,
  comparison,
  conflicts,
  desk,
  devices,
  documents,
  draws,
  heard,
  holds,
  duplicates,
  intake,
  leases,
  letters,
  library,
  log,
  offices,
  mass,
  outbox,
  payments,
  plans,
  policies,
  publicity,
  queue,
  rent,
  renewals,
  leavings,
  reviews,
  search,
  selection,
  session,
  settings,
  staff,
  sync,
  tickets,
  time,
  units,
  visits,
  waitlist,
};

export type Contract = typeof contract;
