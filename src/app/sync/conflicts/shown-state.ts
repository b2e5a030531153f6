/** The states that a conflict lays side by side: before, as my commands left it, as it is now. */
import { type RecordedPlanEvent, foldPlan } from '../../../domain/allocation/evolve.ts';
import type { ApplicationState } from '../../../domain/application/state.ts';
import { type CalendarEvent, announcedYear } from '../../../domain/calendar/announced-year.ts';
import type { RecordedDrawEvent } from '../../../domain/draw/events.ts';
import { foldDraw } from '../../../domain/draw/evolve.ts';
import { maskBankCard, maskIdentityNumber } from '../../../domain/identity/masking.ts';
import { type OfficeEvent, foldOffice } from '../../../domain/office/events.ts';
import { type RecordedPolicyEvent, foldPack } from '../../../domain/policy/issue/state.ts';
import { type RecordedPublicityEvent, foldNotice } from '../../../domain/publicity/evolve.ts';
import { type SettingsEvent, foldSettings } from '../../../domain/settings/settings.ts';
import { type StaffEvent, foldStaff } from '../../../domain/staff/staff.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { typedEvents } from '../../../store/typed-events.ts';
import { judgedDocument } from '../../application/case-view.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { staffName } from '../../staff/staff-stream.ts';
import type { ThreeStates } from './conflict-fields.ts';
import { type ConflictSubject, caseOf } from './conflict-subject.ts';
import { shownDocument, shownEstate, shownSession, shownUnit } from './shown-city.ts';
import { shownArrears, shownLease, shownLedger, shownPayment } from './shown-lease.ts';
import { shownLeaving, shownRenewal, shownReview } from './shown-tenancy.ts';
import { shownTicket } from './shown-ticket.ts';

export function statesOf(desk: OpenDesk, subject: ConflictSubject): ThreeStates {
  const { before, mine, since } = subject;
  const state = (events: readonly LoadedEvent[]): unknown => shownState(desk, subject.stream, events);
  return { before: state(before), mine: state([...before, ...mine]), theirs: state([...before, ...since]) };
}

type Shown = (events: readonly LoadedEvent[], desk: OpenDesk) => unknown;

/** By the kind of stream; what is of no other kind has no fields to compare. */
const shownOf: Readonly<Record<string, Shown>> = {
  application: (events, desk) => shownCase(desk, caseOf(events)),
  staff: shownStaff,
  calendar: (events) => announcedYear(typedEvents<CalendarEvent>(events, 'calendar')),
  settings: (events) => foldSettings(typedEvents<SettingsEvent>(events, 'settings')),
  draw: shownDraw,
  publicity: shownNotice,
  plan: shownPlan,
  policy: shownPack,
  office: (events) => foldOffice(typedEvents<OfficeEvent>(events, 'office')),
  lease: shownLease,
  rent: shownLedger,
  review: shownReview,
  renewal: shownRenewal,
  leaving: shownLeaving,
  arrears: shownArrears,
  payment: shownPayment,
  ticket: shownTicket,
  unit: shownUnit,
  estate: shownEstate,
  library: shownDocument,
  selection: shownSession,
};

/** As a person compares it: values with names that the screens know, and nothing that only a program reads. */
export function shownState(desk: OpenDesk, stream: string, events: readonly LoadedEvent[]): unknown {
  return events.length === 0 ? undefined : shownOf[stream.slice(0, stream.indexOf(':'))]?.(events, desk);
}

function shownStaff(events: readonly LoadedEvent[]): unknown {
  const staff = foldStaff(typedEvents<StaffEvent>(events, 'staff'));
  if (staff === undefined) return undefined;
  const { name, account, roles, office, active, identityNumber } = staff;
  return { name, account, roles, office, active, identityNumber: maskIdentityNumber(identityNumber) };
}

/** Homes and rules are on the plan's page. */
function shownPlan(events: readonly LoadedEvent[]): unknown {
  const plan = foldPlan(typedEvents<RecordedPlanEvent>(events, 'plan'));
  if (plan === undefined) return undefined;
  const { status, planNo, parts, contributions } = plan;
  const { from, until } = parts.window;
  return {
    planStatus: status,
    publicityNoticeNo: planNo,
    planTitle: parts.title,
    planFrom: from,
    planUntil: until,
    planContributors: contributions.length,
  };
}

/** What waits and what was issued last, by their days: the versions themselves are on the page of the policy. */
function shownPack(events: readonly LoadedEvent[]): unknown {
  const { proposal, issued } = foldPack(typedEvents<RecordedPolicyEvent>(events, 'policy'));
  return {
    proposedFrom: proposal?.effectiveFrom ?? null,
    proposalReason: proposal?.reason ?? null,
    issuedFrom: issued.at(-1)?.proposal.effectiveFrom ?? null,
  };
}

/** What two desks could have done differently to a draw. */
function shownDraw(events: readonly LoadedEvent[]): unknown {
  const state = foldDraw(typedEvents<RecordedDrawEvent>(events, 'draw'));
  if (state === undefined) return undefined;
  const { title, planHash, result, contributions, signatures, publishedOn, voided } = state;
  return {
    drawTitle: title,
    planHash,
    contributions: contributions.filter(({ confirmed }) => confirmed !== null).length,
    seed: result?.seed ?? null,
    resultHash: result?.resultHash ?? null,
    signatures: signatures.length,
    publishedOn,
    voidedFor: voided?.reason ?? null,
  };
}

/** Where the notice stands; who is in it is on its page. */
function shownNotice(events: readonly LoadedEvent[]): unknown {
  const state = foldNotice(typedEvents<RecordedPublicityEvent>(events, 'publicity'));
  if (state === undefined) return undefined;
  const { status, noticeNo, caseIds, publishedOn, period, closedOn, objections } = state;
  return {
    noticeStatus: status,
    publicityNoticeNo: noticeNo,
    households: caseIds.length,
    publishedOn,
    publishedUntil: period?.dueOn ?? null,
    objections: objections.length,
    closedOn,
  };
}

/** As the case page shows it: who took which step is in the history. */
function shownCase(desk: OpenDesk, state: ApplicationState | undefined): unknown {
  if (state === undefined) return undefined;
  const { lastStepBy: _last, stepsBy: _steps, decidedBy: _decided, undo: _undo, opinions, documents, ...rest } = state;
  const { chain: _chain, step: _step, publicised: _passed, notice, ...shown } = rest;
  const { bankCard } = state.content;
  const content = bankCard === undefined ? state.content : { ...state.content, bankCard: maskBankCard(bankCard) };
  return {
    ...shown,
    content,
    documents: documents.map((document) => judgedDocument(desk, document)),
    publicityNoticeNo: notice?.noticeNo ?? null,
    opinions: opinions.map(({ by, ...opinion }) => ({ ...opinion, byName: staffName(desk, by) })),
  };
}
