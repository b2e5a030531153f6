import { calendarWords } from './zh/calendar.ts';
import { caseWords } from './zh/case.ts';
import { checksWords } from './zh/checks.ts';
import { conflictWords } from './zh/conflict.ts';
import { deskWords } from './zh/desk.ts';
import { deviceWords } from './zh/device.ts';
import { domainWords } from './zh/domain.ts';
import { drawsWords } from './zh/draws.ts';
import { duplicatesWords } from './zh/duplicates.ts';
import { eligibilityWords } from './zh/eligibility.ts';
import { eventWords } from './zh/event.ts';
import { heardWords } from './zh/heard.ts';
import { holdWords } from './zh/hold.ts';
import { importWords } from './zh/import.ts';
import { intakeWords } from './zh/intake.ts';
import { leaseWords } from './zh/lease.ts';
import { paymentWords } from './zh/payments.ts';
import { leavingWords } from './zh/leaving.ts';
import { tenancyWords } from './zh/tenancy.ts';
import { comparisonWords } from './zh/comparison.ts';
import { lettersWords } from './zh/letters.ts';
import { libraryWords } from './zh/library.ts';
import { listWords } from './zh/list.ts';
import { logWords } from './zh/log.ts';
import { massWords } from './zh/mass.ts';
import { orderWords } from './zh/orders.ts';
import { outboxWords } from './zh/outbox.ts';
import { personWords } from './zh/person.ts';
import { plansWords } from './zh/plans.ts';
import { policyWords } from './zh/policy.ts';
import { publicityWords } from './zh/publicity.ts';
import { refusalWords } from './zh/refusal.ts';
import { reviewWords } from './zh/review.ts';
import { selectionWords } from './zh/selection.ts';
import { settingsWords } from './zh/settings.ts';
import { shellWords } from './zh/shell.ts';
import { signatureWords } from './zh/signature.ts';
import { staffWords } from './zh/staff.ts';
import { syncWords } from './zh/sync.ts';
import { ticketWords } from './zh/tickets.ts';
import { timeWords } from './zh/time.ts';
import { unitWords } from './zh/units.ts';
import { waitingWords } from './zh/waiting.ts';

/**
 * Every word of the screens. Words of the field stand at the root (`status.submitted`, `role.clerk`), those of a
 * feature under its name (`case.title`).
 */
export const zh = {
  ...domainWords,
  ...personWords,
  event: eventWords,
  refusal: refusalWords,
  shell: shellWords,
  desk: deskWords,
  list: listWords,
  calendar: calendarWords,
  heard: heardWords,
  hold: holdWords,
  mass: massWords,
  case: caseWords,
  lease: leaseWords,
  payments: paymentWords,
  tenancy: tenancyWords,
  leaving: leavingWords,
  comparison: comparisonWords,
  letters: lettersWords,
  library: libraryWords,
  review: reviewWords,
  intake: intakeWords,
  import: importWords,
  staff: staffWords,
  selection: selectionWords,
  settings: settingsWords,
  signature: signatureWords,
  orders: orderWords,
  outbox: outboxWords,
  plans: plansWords,
  policy: policyWords,
  publicity: publicityWords,
  sync: syncWords,
  tickets: ticketWords,
  time: timeWords,
  checks: checksWords,
  draws: drawsWords,
  duplicates: duplicatesWords,
  eligibility: eligibilityWords,
  conflict: conflictWords,
  device: deviceWords,
  log: logWords,
  units: unitWords,
  waiting: waitingWords,
};
