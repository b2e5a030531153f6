import { calendarRouter } from './calendar-router.ts';
import { casesRouter } from './cases-router.ts';
import { checksRouter } from './checks-router.ts';
import { comparisonRouter } from './comparison-router.ts';
import { conflictsRouter } from './conflicts-router.ts';
import { deskRouter } from './desk-router.ts';
import { documentsRouter } from './documents-router.ts';
import { drawsRouter } from './draws-router.ts';
import { duplicatesRouter } from './duplicates-router.ts';
import { os } from './guarded.ts';
import { heardRouter } from './heard-router.ts';
import { holdsRouter } from './holds-router.ts';
import { intakeRouter } from './intake-router.ts';
import { leasesRouter, rentRouter } from './leases-router.ts';
import { leavingsRouter } from './leavings-router.ts';
import { renewalsRouter } from './renewals-router.ts';
import { reviewsRouter } from './reviews-router.ts';
import { visitsRouter } from './visits-router.ts';
import { lettersRouter } from './letters-router.ts';
import { libraryRouter } from './library-router.ts';
import { logRouter } from './log-router.ts';
import { massRouter } from './mass-router.ts';
import { outboxRouter } from './outbox-router.ts';
import { officesRouter, settingsRouter, staffRouter } from './people-router.ts';
import { paymentsRouter } from './payments-router.ts';
import { plansRouter } from './plans-router.ts';
import { policiesRouter } from './policies-router.ts';
import { publicityRouter } from './publicity-router.ts';
import { queueRouter, searchRouter } from './queue-router.ts';
import { selectionRouter } from './selection-router.ts';
import { sessionRouter } from './session-router.ts';
import { devicesRouter, syncRouter } from './sync-router.ts';
import { ticketsRouter } from './tickets-router.ts';
import { timeRouter } from './time-router.ts';
import { unitsRouter } from './units-router.ts';
import { waitlistRouter } from './waitlist-router.ts';

/** The contract, implemented. */
export const router = os.router({
  calendar: calendarRouter,
  cases: casesRouter,
  checks: checksRouter,
  comparison: comparisonRouter,
  conflicts: conflictsRouter,
  desk: deskRouter,
  devices: devicesRouter,
  documents: documentsRouter,
  draws: drawsRouter,
  heard: heardRouter,
  holds: holdsRouter,
  duplicates: duplicatesRouter,
  intake: intakeRouter,
  leases: leasesRouter,
  letters: lettersRouter,
  library: libraryRouter,
  log: logRouter,
  offices: officesRouter,
  mass: massRouter,
  outbox: outboxRouter,
  payments: paymentsRouter,
  plans: plansRouter,
  policies: policiesRouter,
  publicity: publicityRouter,
  queue: queueRouter,
  rent: rentRouter,
  renewals: renewalsRouter,
  leavings: leavingsRouter,
  reviews: reviewsRouter,
  visits: visitsRouter,
  search: searchRouter,
  selection: selectionRouter,
  session: sessionRouter,
  settings: settingsRouter,
  staff: staffRouter,
  sync: syncRouter,
  tickets: ticketsRouter,
  time: timeRouter,
  units: unitsRouter,
  waitlist: waitlistRouter,
});
