import type { BanEvent } from '../waitlist/ban.ts';
import type { WaitingEventType } from '../waitlist/events.ts';
import type { CheckEventType } from '../agency-check/events.ts';
import type { CalendarEvent } from '../calendar/announced-year.ts';
import type { ClaimEvent } from '../claim/claim.ts';
import type { IntentEventType } from '../allocation/intent-events.ts';
import type { PlanEventType } from '../allocation/events.ts';
import type { ConflictEvent } from '../conflict/settled.ts';
import type { PairEventType } from '../duplicate/events.ts';
import type { ApplicationEventType } from '../application/events.ts';
import type { DrawEventType } from '../draw/events.ts';
import type { HoldEventType } from '../hold/events.ts';
import type { ReviewEventType } from '../annual-review/events.ts';
import type { RenewalEventType } from '../renewal/events.ts';
import type { ArrearsEvent } from '../arrears/events.ts';
import type { LeaseEventType } from '../lease/events.ts';
import type { PaymentEventType, PaymentFileEvent } from '../payment/events.ts';
import type { RentEvent } from '../rent/events.ts';
import type { OfficeEvent } from '../office/events.ts';
import type { PolicyEvent } from '../policy/issue/events.ts';
import type { PublicityEventType } from '../publicity/events.ts';
import type { SettingsEvent } from '../settings/settings.ts';
import type { EstateEvent } from '../estate/events.ts';
import type { SelectionEventType } from '../selection/events.ts';
import type { UnitEventType } from '../unit/events.ts';
import type { UnitImportEvent } from '../unit/import-event.ts';
import type { Permission } from './role.ts';
import type { TemplateEvent } from '../letter/template.ts';
import type { StaffEvent } from './staff.ts';
import type { LibraryEventType } from '../library/document.ts';
import type { TicketEventType } from '../ticket/events.ts';

type KnownEventType =
  | ApplicationEventType
  | CheckEventType
  | BanEvent['type']
  | WaitingEventType
  | CalendarEvent['type']
  | ClaimEvent['type']
  | ConflictEvent['type']
  | DrawEventType
  | HoldEventType
  | IntentEventType
  | LibraryEventType
  | ReviewEventType
  | RenewalEventType
  | ArrearsEvent['type']
  | LeaseEventType
  | RentEvent['type']
  | PaymentEventType
  | PaymentFileEvent['type']
  | OfficeEvent['type']
  | PairEventType
  | PlanEventType
  | PolicyEvent['type']
  | PublicityEventType
  | SettingsEvent['type']
  | StaffEvent['type']
  | TemplateEvent['type']
  | TicketEventType
  | EstateEvent['type']
  | SelectionEventType
  | UnitEventType
  | UnitImportEvent['type'];

/** Whoever changes a case or an account takes and releases what there is only one of. */
const ANY_WRITER: readonly Permission[] = [
  'case.intake',
  'case.accept',
  'case.review',
  'case.decide',
  'case.withdraw',
  'waiting.keep',
  'waiting.decide',
  'draw.intent',
  'draw.review',
  'lease.decide',
  'lease.keep',
  'intake.import',
  'ticket.receive',
  'ticket.import',
  'staff.manage',
];

/**
 * What somebody must be allowed so that an event of theirs counts: one of the permissions named. The desk has decided by
 * state, step and four eyes already; this is what the hub asks again of a desk that it does not trust, from the roles
 * that the city's history gives the person.
 */
const permissionsByType: Readonly<Record<KnownEventType, readonly Permission[]>> = {
  'application.submitted.v1': ['case.intake', 'intake.import'],
  // A second notice is a supervisor's exception (PRH-05).
  'application.supplement-requested.v1': ['case.accept', 'case.decide'],
  'application.supplemented.v1': ['case.intake'],
  'application.accepted.v1': ['case.accept'],
  'application.review-passed.v1': ['case.review'],
  'application.returned.v1': ['case.review'],
  'application.approved.v1': ['case.decide'],
  'application.rejected.v1': ['case.decide'],
  'application.recheck-requested.v1': ['case.intake'],
  'application.rejection-confirmed.v1': ['case.decide'],
  'application.rejection-overturned.v1': ['case.decide'],
  'application.withdrawn.v1': ['case.withdraw'],
  'application.closed-for-another.v1': ['case.rule'],
  'application.household-merged.v1': ['case.rule'],
  'application.clock-paused.v1': ['case.review'],
  'application.clock-resumed.v1': ['case.review'],
  'application.document-accepted.v1': ['case.review'],
  'application.document-refused.v1': ['case.review'],
  'application.document-copied.v1': ['case.review'],
  'application.promised-documents-received.v1': ['case.intake'],
  'application.step-taken-back.v1': ['case.review'],
  'application.letter-kept.v1': ['letter.keep'],
  'application.publicised.v1': ['case.publicise'],
  'application.publicity-held.v1': ['case.publicise'],
  'application.publicity-released.v1': ['case.publicise'],
  'application.publicity-failed.v1': ['case.publicise'],
  'application.publicity-barred.v1': ['case.publicise'],
  'application.publicity-passed.v1': ['case.publicise'],
  // By the end of a notice, by the decision, or by the last step after it.
  'application.registered.v1': ['case.publicise', 'case.decide', 'case.review'],
  'application.household-changed.v1': ['case.intake'],
  'application.conflict-settled.v1': ['conflict.settle'],
  'check.consent-recorded.v1': ['case.check'],
  'check.consent-withdrawn.v1': ['case.check'],
  'check.requested.v1': ['case.check'],
  'check.answered.v1': ['case.check'],
  'check.failed.v1': ['case.check'],
  'check.cancelled.v1': ['case.check'],
  'check.recorded-manually.v1': ['case.rule'],
  'check.ruled.v1': ['case.rule'],
  'check.change-seen.v1': ['case.rule'],
  // Registration ends publicity, or is made up for by whoever decides; a case's own end is followed (decisions/0017).
  'waiting.registered.v1': ['waiting.decide', 'case.decide', 'case.publicise'],
  'waiting.number-drawn.v1': ['waiting.decide'],
  'waiting.carried-over.v1': ['waiting.decide'],
  'waiting.reminded.v1': ['waiting.keep'],
  'waiting.reconfirmed.v1': ['waiting.keep'],
  'waiting.reevaluated.v1': ['waiting.keep', 'case.intake'],
  'waiting.flag-settled.v1': ['waiting.decide'],
  'waiting.offer-refused.v1': ['waiting.keep'],
  'waiting.paused.v1': ['waiting.keep'],
  'waiting.left.v1': ['waiting.keep', 'case.intake', 'case.decide', 'case.withdraw'],
  'waiting.restored.v1': ['waiting.decide', 'case.decide', 'case.publicise'],
  'waiting.banned.v1': ['waiting.decide'],
  'waiting.ban-lifted.v1': ['waiting.decide'],
  'ban.imposed.v1': ['waiting.decide'],
  'ban.lifted.v1': ['waiting.decide'],
  'plan.drafted.v1': ['draw.plan'],
  'plan.changed.v1': ['draw.plan'],
  'plan.published.v1': ['draw.plan'],
  'plan.contributors-declared.v1': ['draw.plan'],
  'plan.intents-closed.v1': ['draw.plan'],
  'plan.roster-approved.v1': ['draw.plan'],
  'plan.frozen.v1': ['draw.plan'],
  'plan.draw-voided.v1': ['draw.plan'],
  'plan.ended.v1': ['draw.plan'],
  'plan.dropped.v1': ['draw.plan'],
  'intent.registered.v1': ['draw.intent'],
  'intent.changed.v1': ['draw.intent'],
  'intent.withdrawn.v1': ['draw.intent'],
  'intent.review-passed.v1': ['draw.review'],
  'intent.review-failed.v1': ['draw.review'],
  'intent.review-reopened.v1': ['draw.review'],
  'calendar.announced.v1': ['calendar.manage'],
  'publicity.prepared.v1': ['case.publicise'],
  'publicity.items-removed.v1': ['case.publicise'],
  'publicity.dropped.v1': ['case.publicise'],
  'publicity.assessed.v1': ['case.publicise'],
  'publicity.published.v1': ['case.publicise'],
  'publicity.objection-raised.v1': ['case.publicise'],
  'publicity.objection-paused.v1': ['case.publicise'],
  'publicity.objection-resumed.v1': ['case.publicise'],
  'publicity.objection-answered.v1': ['case.publicise'],
  'publicity.closed.v1': ['case.publicise'],
  'draw.frozen.v1': ['draw.conduct'],
  'draw.contribution-entered.v1': ['draw.conduct'],
  'draw.contribution-confirmed.v1': ['draw.conduct'],
  'draw.contribution-differed.v1': ['draw.conduct'],
  'draw.started.v1': ['draw.conduct'],
  'draw.drawn.v1': ['draw.conduct'],
  'draw.signature-added.v1': ['draw.conduct'],
  'draw.signed.v1': ['draw.conduct'],
  'draw.published.v1': ['draw.conduct'],
  'draw.objection-raised.v1': ['draw.conduct'],
  'draw.objection-answered.v1': ['draw.conduct'],
  'draw.settled.v1': ['draw.conduct'],
  'draw.voided.v1': ['draw.conduct'],
  'draw.attempt-refused.v1': ['draw.conduct'],
  'selection.opened.v1': ['selection.lead'],
  'selection.called.v1': ['selection.serve'],
  'selection.chosen.v1': ['selection.serve'],
  'selection.let-go.v1': ['selection.serve'],
  'selection.confirmed.v1': ['selection.serve'],
  'selection.put-back.v1': ['selection.serve'],
  'selection.passed.v1': ['selection.serve'],
  'selection.promoted.v1': ['selection.serve', 'selection.lead'],
  'selection.promotion-undone.v1': ['selection.serve', 'selection.lead'],
  'selection.undone.v1': ['selection.lead'],
  'selection.closed.v1': ['selection.lead'],
  'claim.taken.v1': ANY_WRITER,
  'claim.released.v1': ANY_WRITER,
  'conflict.settled.v1': ['conflict.settle'],
  'hold.taken.v1': ['case.hold', 'case.assign'],
  'hold.released.v1': ['case.hold', 'case.assign'],
  'hold.handed-over.v1': ['case.assign'],
  'hold.notice-seen.v1': ['case.hold'],
  'lease.drafted.v1': ['lease.keep'],
  'lease.redrafted.v1': ['lease.keep'],
  'lease.explained.v1': ['lease.keep'],
  'lease.signed.v1': ['lease.decide'],
  'lease.filed.v1': ['lease.keep'],
  'lease.moved-in.v1': ['lease.keep'],
  'lease.moved-out.v1': ['lease.keep'],
  'lease.supplemented.v1': ['lease.decide'],
  'lease.tenant-changed.v1': ['lease.decide'],
  'lease.home-swapped.v1': ['lease.decide'],
  'lease.ended.v1': ['lease.decide'],
  'lease.renewed.v1': ['lease.decide'],
  'lease.dropped.v1': ['lease.keep'],
  'arrears.contacted.v1': ['rent.keep'],
  'arrears.step-taken.v1': ['rent.keep'],
  'arrears.letter-made.v1': ['rent.keep'],
  'arrears.paused.v1': ['rent.decide'],
  'arrears.resumed.v1': ['rent.decide'],
  'arrears.agreed.v1': ['rent.decide'],
  'arrears.agreement-ended.v1': ['rent.decide'],
  'review.called.v1': ['lease.keep'],
  'review.reminded.v1': ['lease.keep'],
  'review.declared.v1': ['lease.keep'],
  'review.papers-brought.v1': ['lease.keep'],
  'review.decided.v1': ['lease.decide'],
  'review.reopened.v1': ['lease.decide'],
  'renewal.reminded.v1': ['lease.keep'],
  'renewal.applied.v1': ['lease.keep'],
  'renewal.admitted.v1': ['lease.decide'],
  'renewal.papers-brought.v1': ['lease.keep'],
  'renewal.reviewed.v1': ['lease.decide'],
  'renewal.signed.v1': ['lease.decide'],
  'rent.opened.v1': ['lease.decide'],
  'rent.standard-changed.v1': ['rent.decide'],
  'rent.term-changed.v1': ['lease.decide'],
  'rent.home-changed.v1': ['lease.decide'],
  'rent.charged.v1': ['rent.keep'],
  'rent.late-fee-charged.v1': ['rent.keep'],
  'rent.paid.v1': ['rent.keep'],
  'rent.receipt-voided.v1': ['rent.keep'],
  'rent.deposit-set-off.v1': ['rent.decide'],
  'rent.refunded.v1': ['rent.decide'],
  // Money that turns out to have come earlier takes late fees back by itself.
  'rent.reversed.v1': ['rent.decide', 'rent.keep', 'lease.decide'],
  'payment.kept.v1': ['rent.keep'],
  'payment.assigned.v1': ['rent.keep'],
  'payment.returned.v1': ['rent.decide'],
  'payment.noted.v1': ['rent.keep'],
  'payment-file.read.v1': ['rent.keep'],
  'office.registered.v1': ['office.manage'],
  'office.renamed.v1': ['office.manage'],
  'pair.found-duplicate.v1': ['case.rule'],
  'pair.joined.v1': ['case.rule'],
  'pair.told-apart.v1': ['case.rule'],
  'policy.version-proposed.v1': ['policy.manage'],
  'policy.version-issued.v1': ['policy.issue'],
  'policy.proposal-withdrawn.v1': ['policy.manage'],
  'policy.proposal-refused.v1': ['policy.issue'],
  'settings.changed.v1': ['settings.manage'],
  'template.uploaded.v1': ['template.manage'],
  'template.withdrawn.v1': ['template.manage'],
  'library.added.v1': ['library.manage'],
  'library.revised.v1': ['library.manage'],
  'library.withdrawn.v1': ['library.manage'],
  'library.listed.v1': ['library.manage'],
  // A second dissatisfaction brings the supervisor in by itself (CMP-07).
  'ticket.received.v1': ['ticket.receive', 'ticket.import', 'ticket.supervise'],
  'ticket.accepted.v1': ['ticket.handle'],
  'ticket.not-accepted.v1': ['ticket.handle'],
  'ticket.returned.v1': ['ticket.handle'],
  'ticket.reclassified.v1': ['ticket.handle'],
  'ticket.assigned.v1': ['ticket.handle', 'ticket.supervise'],
  'ticket.help-asked.v1': ['ticket.handle'],
  'ticket.helped.v1': ['ticket.handle'],
  'ticket.handed-on.v1': ['ticket.supervise'],
  'ticket.paused.v1': ['ticket.handle'],
  'ticket.resumed.v1': ['ticket.handle'],
  'ticket.extension-asked.v1': ['ticket.handle'],
  'ticket.extension-settled.v1': ['ticket.supervise'],
  'ticket.progress-told.v1': ['ticket.handle'],
  'ticket.promised.v1': ['ticket.handle'],
  'ticket.promise-kept.v1': ['ticket.handle'],
  'ticket.noted.v1': ['ticket.handle'],
  'ticket.papers-added.v1': ['ticket.receive'],
  'ticket.answered.v1': ['ticket.handle'],
  'ticket.called-back.v1': ['ticket.handle'],
  'ticket.sent-back.v1': ['ticket.handle'],
  'ticket.closed.v1': ['ticket.handle'],
  'ticket.linked.v1': ['ticket.handle'],
  'ticket.supervised.v1': ['ticket.supervise', 'ticket.handle', 'ticket.receive'],
  'ticket.reopened.v1': ['ticket.receive'],
  'ticket.recused.v1': ['ticket.handle'],
  'ticket.contacted.v1': ['ticket.handle'],
  'ticket.appealed.v1': ['ticket.handle'],
  'ticket.rechecked.v1': ['ticket.supervise'],
  'ticket.review-asked.v1': ['ticket.receive'],
  'ticket.reviewed.v1': ['ticket.handle'],
  'ticket.caller-corrected.v1': ['ticket.handle'],
  'ticket.letter-kept.v1': ['ticket.handle'],
  'staff.registered.v1': ['staff.manage'],
  'staff.changed.v1': ['staff.manage'],
  'staff.password-changed.v1': ['staff.manage'],
  'staff.deactivated.v1': ['staff.manage'],
  'staff.reactivated.v1': ['staff.manage'],
  'estate.registered.v1': ['unit.manage'],
  'estate.corrected.v1': ['unit.manage'],
  'unit.registered.v1': ['unit.manage'],
  'unit.corrected.v1': ['unit.manage'],
  'unit.rent-set.v1': ['unit.manage'],
  'unit.repair-begun.v1': ['unit.manage'],
  'unit.repair-ended.v1': ['unit.manage'],
  'unit.sealed.v1': ['unit.manage'],
  'unit.unsealed.v1': ['unit.manage'],
  'unit.withdrawn.v1': ['unit.manage'],
  'unit.reinstated.v1': ['unit.manage'],
  'unit.reserved.v1': ['unit.give'],
  'unit.offered.v1': ['unit.give'],
  'unit.let.v1': ['unit.give', 'lease.decide'],
  'unit.released.v1': ['unit.give', 'lease.decide', 'lease.keep'],
  'unit-import.finished.v1': ['unit.manage'],
};

/** For events of a newer program: what the kind of their stream asks. */
const permissionsByKind: Readonly<Record<string, readonly Permission[]>> = {
  calendar: ['calendar.manage'],
  draw: ['draw.conduct'],
  lease: ['lease.keep'],
  rent: ['rent.keep'],
  arrears: ['rent.keep'],
  payment: ['rent.keep'],
  'payment-file': ['rent.keep'],
  review: ['lease.keep'],
  renewal: ['lease.keep'],
  leaving: ['lease.keep', 'lease.decide', 'rent.decide'],
  office: ['office.manage'],
  intent: ['draw.intent', 'draw.review'],
  pair: ['case.rule'],
  plan: ['draw.plan'],
  publicity: ['case.publicise'],
  selection: ['selection.serve', 'selection.lead'],
  policy: ['policy.manage'],
  settings: ['settings.manage'],
  staff: ['staff.manage'],
  template: ['template.manage'],
  library: ['library.manage'],
  ticket: ['ticket.handle'],
  estate: ['unit.manage'],
  unit: ['unit.manage', 'unit.give'],
  'unit-import': ['unit.manage'],
};

/**
 * One of these permissions must be the actor's; none allows it when the list is empty: an event that does not belong on
 * its stream. An auditor has none of them.
 */
export function permissionsToWrite(event: { readonly type: string; readonly stream: string }): readonly Permission[] {
  const kind = event.stream.slice(0, event.stream.indexOf(':'));
  if (Object.hasOwn(permissionsByType, event.type)) {
    return event.type.startsWith(`${kind}.`) ? permissionsByType[event.type as KnownEventType] : [];
  }
  return Object.hasOwn(permissionsByKind, kind) ? (permissionsByKind[kind] ?? []) : ANY_WRITER;
}
