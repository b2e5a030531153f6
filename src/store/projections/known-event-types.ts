import type { ApplicationEventType } from '../../domain/application/events.ts';
import type { BanEvent } from '../../domain/waitlist/ban.ts';
import type { WaitingEventType } from '../../domain/waitlist/events.ts';
import type { CheckEventType } from '../../domain/agency-check/events.ts';
import type { CalendarEvent } from '../../domain/calendar/announced-year.ts';
import type { ClaimEvent } from '../../domain/claim/claim.ts';
import type { IntentEventType } from '../../domain/allocation/intent-events.ts';
import type { PlanEventType } from '../../domain/allocation/events.ts';
import type { ConflictEvent } from '../../domain/conflict/settled.ts';
import type { DrawEventType } from '../../domain/draw/events.ts';
import type { HoldEventType } from '../../domain/hold/events.ts';
import type { PairEventType } from '../../domain/duplicate/events.ts';
import type { ReviewEventType } from '../../domain/annual-review/events.ts';
import type { LeavingEventType } from '../../domain/leaving/events.ts';
import type { RenewalEventType } from '../../domain/renewal/events.ts';
import type { ArrearsEvent } from '../../domain/arrears/events.ts';
import type { LeaseEventType } from '../../domain/lease/events.ts';
import type { PaymentEventType, PaymentFileEvent } from '../../domain/payment/events.ts';
import type { RentEvent } from '../../domain/rent/events.ts';
import type { OfficeEvent } from '../../domain/office/events.ts';
import type { PolicyEvent } from '../../domain/policy/issue/events.ts';
import type { PublicityEventType } from '../../domain/publicity/events.ts';
import type { SettingsEvent } from '../../domain/settings/settings.ts';
import type { TemplateEvent } from '../../domain/letter/template.ts';
import type { LibraryEventType } from '../../domain/library/document.ts';
import type { TicketEventType } from '../../domain/ticket/events.ts';
import type { EstateEvent } from '../../domain/estate/events.ts';
import type { SelectionEventType } from '../../domain/selection/events.ts';
import type { UnitEventType } from '../../domain/unit/events.ts';
import type { UnitImportEvent } from '../../domain/unit/import-event.ts';
import type { StaffEvent } from '../../domain/staff/staff.ts';

type KnownType =
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
  | ReviewEventType
  | RenewalEventType
  | LeavingEventType
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
  | LibraryEventType
  | TicketEventType
  | EstateEvent['type']
  | SelectionEventType
  | UnitEventType
  | UnitImportEvent['type'];

/** A record, so that the compiler asks for every type of the domain and for no other. */
const known: Readonly<Record<KnownType, true>> = {
  'application.submitted.v1': true,
  'application.supplement-requested.v1': true,
  'application.supplemented.v1': true,
  'application.accepted.v1': true,
  'application.review-passed.v1': true,
  'application.returned.v1': true,
  'application.approved.v1': true,
  'application.rejected.v1': true,
  'application.recheck-requested.v1': true,
  'application.rejection-confirmed.v1': true,
  'application.rejection-overturned.v1': true,
  'application.withdrawn.v1': true,
  'application.closed-for-another.v1': true,
  'application.household-merged.v1': true,
  'application.clock-paused.v1': true,
  'application.clock-resumed.v1': true,
  'application.document-accepted.v1': true,
  'application.document-refused.v1': true,
  'application.document-copied.v1': true,
  'application.promised-documents-received.v1': true,
  'application.step-taken-back.v1': true,
  'application.letter-kept.v1': true,
  'application.publicised.v1': true,
  'application.publicity-held.v1': true,
  'application.publicity-released.v1': true,
  'application.publicity-failed.v1': true,
  'application.publicity-barred.v1': true,
  'application.publicity-passed.v1': true,
  'application.registered.v1': true,
  'application.household-changed.v1': true,
  'application.conflict-settled.v1': true,
  'check.consent-recorded.v1': true,
  'check.consent-withdrawn.v1': true,
  'check.requested.v1': true,
  'check.answered.v1': true,
  'check.failed.v1': true,
  'check.cancelled.v1': true,
  'check.recorded-manually.v1': true,
  'check.ruled.v1': true,
  'check.change-seen.v1': true,
  'library.added.v1': true,
  'library.revised.v1': true,
  'library.withdrawn.v1': true,
  'library.listed.v1': true,
  'ticket.received.v1': true,
  'ticket.accepted.v1': true,
  'ticket.not-accepted.v1': true,
  'ticket.returned.v1': true,
  'ticket.reclassified.v1': true,
  'ticket.assigned.v1': true,
  'ticket.help-asked.v1': true,
  'ticket.helped.v1': true,
  'ticket.handed-on.v1': true,
  'ticket.paused.v1': true,
  'ticket.resumed.v1': true,
  'ticket.extension-asked.v1': true,
  'ticket.extension-settled.v1': true,
  'ticket.progress-told.v1': true,
  'ticket.promised.v1': true,
  'ticket.promise-kept.v1': true,
  'ticket.noted.v1': true,
  'ticket.papers-added.v1': true,
  'ticket.answered.v1': true,
  'ticket.called-back.v1': true,
  'ticket.sent-back.v1': true,
  'ticket.closed.v1': true,
  'ticket.linked.v1': true,
  'ticket.supervised.v1': true,
  'ticket.reopened.v1': true,
  'ticket.recused.v1': true,
  'ticket.contacted.v1': true,
  'ticket.appealed.v1': true,
  'ticket.rechecked.v1': true,
  'ticket.review-asked.v1': true,
  'ticket.reviewed.v1': true,
  'ticket.caller-corrected.v1': true,
  'ticket.letter-kept.v1': true,
  'waiting.registered.v1': true,
  'waiting.number-drawn.v1': true,
  'waiting.carried-over.v1': true,
  'waiting.reminded.v1': true,
  'waiting.reconfirmed.v1': true,
  'waiting.reevaluated.v1': true,
  'waiting.flag-settled.v1': true,
  'waiting.offer-refused.v1': true,
  'waiting.paused.v1': true,
  'waiting.left.v1': true,
  'waiting.restored.v1': true,
  'waiting.banned.v1': true,
  'waiting.ban-lifted.v1': true,
  'ban.imposed.v1': true,
  'ban.lifted.v1': true,
  'plan.drafted.v1': true,
  'plan.changed.v1': true,
  'plan.published.v1': true,
  'plan.contributors-declared.v1': true,
  'plan.intents-closed.v1': true,
  'plan.roster-approved.v1': true,
  'plan.frozen.v1': true,
  'plan.draw-voided.v1': true,
  'plan.ended.v1': true,
  'plan.dropped.v1': true,
  'intent.registered.v1': true,
  'intent.changed.v1': true,
  'intent.withdrawn.v1': true,
  'intent.review-passed.v1': true,
  'intent.review-failed.v1': true,
  'intent.review-reopened.v1': true,
  'calendar.announced.v1': true,
  'publicity.prepared.v1': true,
  'publicity.items-removed.v1': true,
  'publicity.dropped.v1': true,
  'publicity.assessed.v1': true,
  'publicity.published.v1': true,
  'publicity.objection-raised.v1': true,
  'publicity.objection-paused.v1': true,
  'publicity.objection-resumed.v1': true,
  'publicity.objection-answered.v1': true,
  'publicity.closed.v1': true,
  'draw.frozen.v1': true,
  'draw.contribution-entered.v1': true,
  'draw.contribution-confirmed.v1': true,
  'draw.contribution-differed.v1': true,
  'draw.started.v1': true,
  'draw.drawn.v1': true,
  'draw.signature-added.v1': true,
  'draw.signed.v1': true,
  'draw.published.v1': true,
  'draw.objection-raised.v1': true,
  'draw.objection-answered.v1': true,
  'draw.settled.v1': true,
  'draw.voided.v1': true,
  'draw.attempt-refused.v1': true,
  'claim.taken.v1': true,
  'claim.released.v1': true,
  'conflict.settled.v1': true,
  'hold.taken.v1': true,
  'hold.released.v1': true,
  'hold.handed-over.v1': true,
  'hold.notice-seen.v1': true,
  'lease.drafted.v1': true,
  'lease.redrafted.v1': true,
  'lease.explained.v1': true,
  'lease.signed.v1': true,
  'lease.filed.v1': true,
  'lease.moved-in.v1': true,
  'lease.moved-out.v1': true,
  'lease.supplemented.v1': true,
  'lease.tenant-changed.v1': true,
  'lease.home-swapped.v1': true,
  'lease.ended.v1': true,
  'lease.renewed.v1': true,
  'lease.dropped.v1': true,
  'arrears.contacted.v1': true,
  'arrears.step-taken.v1': true,
  'arrears.letter-made.v1': true,
  'arrears.paused.v1': true,
  'arrears.resumed.v1': true,
  'arrears.agreed.v1': true,
  'arrears.agreement-ended.v1': true,
  'rent.opened.v1': true,
  'rent.standard-changed.v1': true,
  'rent.term-changed.v1': true,
  'rent.home-changed.v1': true,
  'rent.charged.v1': true,
  'rent.late-fee-charged.v1': true,
  'rent.paid.v1': true,
  'rent.receipt-voided.v1': true,
  'rent.deposit-set-off.v1': true,
  'rent.refunded.v1': true,
  'rent.reversed.v1': true,
  'payment.kept.v1': true,
  'payment.assigned.v1': true,
  'payment.returned.v1': true,
  'payment.noted.v1': true,
  'payment-file.read.v1': true,
  'office.registered.v1': true,
  'office.renamed.v1': true,
  'pair.found-duplicate.v1': true,
  'pair.joined.v1': true,
  'pair.told-apart.v1': true,
  'policy.version-proposed.v1': true,
  'policy.version-issued.v1': true,
  'policy.proposal-withdrawn.v1': true,
  'policy.proposal-refused.v1': true,
  'settings.changed.v1': true,
  'template.uploaded.v1': true,
  'template.withdrawn.v1': true,
  'staff.registered.v1': true,
  'staff.changed.v1': true,
  'staff.password-changed.v1': true,
  'staff.deactivated.v1': true,
  'staff.reactivated.v1': true,
  'estate.registered.v1': true,
  'estate.corrected.v1': true,
  'selection.opened.v1': true,
  'selection.called.v1': true,
  'selection.chosen.v1': true,
  'selection.let-go.v1': true,
  'selection.confirmed.v1': true,
  'selection.put-back.v1': true,
  'selection.passed.v1': true,
  'selection.promoted.v1': true,
  'selection.promotion-undone.v1': true,
  'selection.undone.v1': true,
  'selection.closed.v1': true,
  'unit.registered.v1': true,
  'unit.corrected.v1': true,
  'unit.rent-set.v1': true,
  'unit.repair-begun.v1': true,
  'unit.repair-ended.v1': true,
  'unit.sealed.v1': true,
  'unit.unsealed.v1': true,
  'unit.withdrawn.v1': true,
  'unit.reinstated.v1': true,
  'unit.reserved.v1': true,
  'unit.offered.v1': true,
  'unit.let.v1': true,
  'unit.released.v1': true,
  'unit-import.finished.v1': true,
  'review.called.v1': true,
  'review.reminded.v1': true,
  'review.declared.v1': true,
  'review.papers-brought.v1': true,
  'review.decided.v1': true,
  'review.reopened.v1': true,
  'renewal.reminded.v1': true,
  'renewal.applied.v1': true,
  'renewal.admitted.v1': true,
  'renewal.papers-brought.v1': true,
  'renewal.reviewed.v1': true,
  'renewal.signed.v1': true,
  'leaving.opened.v1': true,
  'leaving.heard.v1': true,
  'leaving.notified.v1': true,
  'leaving.rent-set.v1': true,
  'leaving.transition-signed.v1': true,
  'leaving.withdrawn.v1': true,
  'leaving.returned.v1': true,
  'leaving.settled.v1': true,
  'leaving.refunded.v1': true,
  'leaving.ban-lifted.v1': true,
  'leaving.fined.v1': true,
  'leaving.fine-paid.v1': true,
  'leaving.suit-filed.v1': true,
  'leaving.suit-judged.v1': true,
  'leaving.suit-enforced.v1': true,
};

export const knownEventTypes: readonly string[] = Object.keys(known);
