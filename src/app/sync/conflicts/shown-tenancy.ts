/** The year, the next term and the leaving of a household that lives in a home, as a conflict compares them. */
import { type RecordedReviewEvent, foldReview } from '../../../domain/annual-review/state.ts';
import type { TenancyPaper } from '../../../domain/annual-review/paper.ts';
import { type RecordedLeavingEvent, foldLeaving } from '../../../domain/leaving/state.ts';
import { type RecordedRenewalEvent, foldRenewal } from '../../../domain/renewal/state.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { typedEvents } from '../../../store/typed-events.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { staffName } from '../../staff/staff-stream.ts';

export function shownReview(events: readonly LoadedEvent[], desk: OpenDesk): unknown {
  const state = foldReview(typedEvents<RecordedReviewEvent>(events, 'review'));
  if (state === undefined) return undefined;
  const { leaseNo, year, status, dueOn, reminders, declared, papers, decided } = state;
  return {
    review: {
      leaseNo,
      year: String(year),
      status,
      dueOn,
      reminders: reminders.length,
      declaredOn: declared?.on ?? null,
      declaration: declared?.declaration ?? null,
      changes: declared?.changes ?? null,
      signedBy: declared?.signedBy ?? null,
      papers: papers.map(shownPaper),
      decidedOn: decided?.on ?? null,
      reason: decided?.reason ?? null,
      leaveBy: decided?.leaveBy ?? null,
      decidedBy: decided === null ? null : staffName(desk, decided.by),
    },
  };
}

/** A paper that is promised and not there says until when. */
function shownPaper({ type, files, promisedUntil }: TenancyPaper): object {
  return { paper: type, photos: files.length, promisedUntil };
}

export function shownRenewal(events: readonly LoadedEvent[], desk: OpenDesk): unknown {
  const state = foldRenewal(typedEvents<RecordedRenewalEvent>(events, 'renewal'));
  const { status, reminders, applied, papers, admitted, reviewed, signed } = state;
  return {
    renewal: {
      status,
      reminders: reminders.length,
      appliedOn: applied?.on ?? null,
      applyBy: applied?.applyBy ?? null,
      months: applied?.months ?? null,
      declaration: applied?.declaration ?? null,
      changes: applied?.changes ?? null,
      signedBy: applied?.signedBy ?? null,
      papers: papers.map(shownPaper),
      admittedFor: admitted?.reason ?? null,
      reviewedOn: reviewed?.on ?? null,
      reason: reviewed?.reason ?? null,
      reviewedBy: reviewed === null ? null : staffName(desk, reviewed.by),
      signedOn: signed?.on ?? null,
      from: signed?.term.from ?? null,
      until: signed?.term.until ?? null,
    },
  };
}

export function shownLeaving(events: readonly LoadedEvent[]): unknown {
  const state = foldLeaving(typedEvents<RecordedLeavingEvent>(events, 'leaving'));
  const { status, opened, heard, notified, rentSet, transition, returned, settled, refunded, lifted, withdrawn } =
    state;
  return {
    leaving: {
      status,
      ground: opened?.ground ?? null,
      since: opened?.since ?? null,
      evidence: opened?.evidence ?? null,
      openedOn: opened?.on ?? null,
      statement: heard?.statement ?? null,
      notifiedOn: notified?.on ?? null,
      leaveBy: notified?.leaveBy ?? null,
      marketFen: rentSet?.marketFen ?? null,
      marketSource: rentSet?.source ?? null,
      transitionUntil: transition?.term.until ?? null,
      transitionFen: transition?.monthlyFen ?? null,
      returnedOn: returned?.returnedOn ?? null,
      banUntil: returned?.ban?.until ?? null,
      owedFen: settled?.settlement.owedFen ?? null,
      refundFen: settled === null ? null : settled.settlement.depositFen + settled.settlement.aheadFen,
      refundBy: settled?.refundBy ?? null,
      refundedOn: refunded?.on ?? null,
      banLiftedFor: lifted?.reason ?? null,
      withdrawnFor: withdrawn?.reason ?? null,
    },
  };
}
