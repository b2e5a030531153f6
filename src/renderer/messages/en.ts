import type { SameKeys } from './same-keys.ts';
import type { zh } from './zh.ts';
import { calendarWords } from './en/calendar.ts';
import { caseWords } from './en/case.ts';
import { checksWords } from './en/checks.ts';
import { conflictWords } from './en/conflict.ts';
import { deskWords } from './en/desk.ts';
import { deviceWords } from './en/device.ts';
import { domainWords } from './en/domain.ts';
import { drawsWords } from './en/draws.ts';
import { duplicatesWords } from './en/duplicates.ts';
import { eligibilityWords } from './en/eligibility.ts';
import { eventWords } from './en/event.ts';
import { heardWords } from './en/heard.ts';
import { holdWords } from './en/hold.ts';
import { importWords } from './en/import.ts';
import { intakeWords } from './en/intake.ts';
import { leaseWords } from './en/lease.ts';
import { paymentWords } from './en/payments.ts';
import { leavingWords } from './en/leaving.ts';
import { tenancyWords } from './en/tenancy.ts';
import { comparisonWords } from './en/comparison.ts';
import { lettersWords } from './en/letters.ts';
import { libraryWords } from './en/library.ts';
import { listWords } from './en/list.ts';
import { logWords } from './en/log.ts';
import { massWords } from './en/mass.ts';
import { orderWords } from './en/orders.ts';
import { outboxWords } from './en/outbox.ts';
import { personWords } from './en/person.ts';
import { plansWords } from './en/plans.ts';
import { policyWords } from './en/policy.ts';
import { publicityWords } from './en/publicity.ts';
import { refusalWords } from './en/refusal.ts';
import { reviewWords } from './en/review.ts';
import { selectionWords } from './en/selection.ts';
import { settingsWords } from './en/settings.ts';
import { shellWords } from './en/shell.ts';
import { signatureWords } from './en/signature.ts';
import { staffWords } from './en/staff.ts';
import { syncWords } from './en/sync.ts';
import { ticketWords } from './en/tickets.ts';
import { timeWords } from './en/time.ts';
import { unitWords } from './en/units.ts';
import { waitingWords } from './en/waiting.ts';

export const en: SameKeys<typeof zh> = {
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
