import { type EventCatalogue, eventCatalogue } from './event-catalogue.ts';
import { type ProjectionSet, projectionSet } from './projection.ts';
import { arrearsProjection } from './projections/arrears-projection.ts';
import { calendarProjection } from './projections/calendar-projection.ts';
import { caseProjection } from './projections/case-projection.ts';
import { checkProjection } from './projections/check-projection.ts';
import { intentProjection } from './projections/intent-projection.ts';
import { planProjection } from './projections/plan-projection.ts';
import { drawProjection } from './projections/draw-projection.ts';
import { holdProjection } from './projections/hold-projection.ts';
import { duplicateProjection } from './projections/duplicate-projection.ts';
import { publicityProjection } from './projections/publicity-projection.ts';
import { leavingProjection } from './projections/leaving-projection.ts';
import { renewalProjection } from './projections/renewal-projection.ts';
import { reviewProjection } from './projections/review-projection.ts';
import { leaseProjection } from './projections/lease-projection.ts';
import { ledgerProjection } from './projections/ledger-projection.ts';
import { knownEventTypes } from './projections/known-event-types.ts';
import { paymentFileProjection, paymentProjection } from './projections/payment-projection.ts';
import { libraryProjection } from './projections/library-projection.ts';
import { pairProjection } from './projections/pair-projection.ts';
import { stepProjection } from './projections/step-projection.ts';
import { selectionProjection } from './projections/selection-projection.ts';
import { ticketProjection } from './projections/ticket-projection.ts';
import { estateProjection } from './projections/estate-projection.ts';
import { unitImportProjection } from './projections/unit-import-projection.ts';
import { unitProjection } from './projections/unit-projection.ts';
import { waitingProjection } from './projections/waiting-projection.ts';

/** What this program knows of the log. Retired versions get their upcaster here. */
const deskCatalogue: EventCatalogue = eventCatalogue(knownEventTypes);

/** What this program knows of the log and what it makes of it. */
export const deskProjections: ProjectionSet = projectionSet(deskCatalogue, [
  caseProjection,
  calendarProjection,
  checkProjection,
  holdProjection,
  duplicateProjection,
  pairProjection,
  stepProjection,
  publicityProjection,
  drawProjection,
  waitingProjection,
  planProjection,
  intentProjection,
  ticketProjection,
  libraryProjection,
  estateProjection,
  unitProjection,
  unitImportProjection,
  leaseProjection,
  ledgerProjection,
  arrearsProjection,
  paymentProjection,
  paymentFileProjection,
  reviewProjection,
  renewalProjection,
  leavingProjection,
  selectionProjection,
]);
