/** What a conflict is about, and its states: before, as my commands left it, as it is now. */
import { type RecordedPlanEvent, foldPlan } from '../../../domain/allocation/evolve.ts';
import type { RecordedEvent } from '../../../domain/application/evolve.ts';
import { foldApplication } from '../../../domain/application/evolve.ts';
import type { ApplicationState } from '../../../domain/application/state.ts';
import { type CalendarEvent, announcedYear } from '../../../domain/calendar/announced-year.ts';
import { maskBankCard, maskIdentityNumber } from '../../../domain/identity/masking.ts';
import type { RecordedDrawEvent } from '../../../domain/draw/events.ts';
import { foldDraw } from '../../../domain/draw/evolve.ts';
import { covers } from '../../../domain/office/office.ts';
import { type OfficeEvent, foldOffice } from '../../../domain/office/events.ts';
import { type RecordedPolicyEvent, foldPack } from '../../../domain/policy/issue/state.ts';
import { type SettingsEvent, foldSettings } from '../../../domain/settings/settings.ts';
import { type RecordedPublicityEvent, foldNotice } from '../../../domain/publicity/evolve.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { mayKnow } from '../../../domain/ticket/available-actions.ts';
import type { RecordedTicketEvent } from '../../../domain/ticket/events.ts';
import { foldTicket } from '../../../domain/ticket/evolve.ts';
import { type StaffEvent, foldStaff } from '../../../domain/staff/staff.ts';
import type { CaseId, OfficeId } from '../../../kernel/ids.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import type { ConflictItem } from '../../../store/sync/conflicts.ts';
import { placeOfIntentStream } from '../../allocation/plan-stream.ts';
import { judgedDocument } from '../../application/case-view.ts';
import { applicationStream } from '../../application/application-stream.ts';
import { checkStream } from '../../checks/check-stream.ts';
import { casesOfPairStream } from '../../duplicates/pair-stream.ts';
import { holdStream } from '../../hold/hold-stream.ts';
import { publicityStream } from '../../publicity/notice-stream.ts';
import { ticketStream } from '../../ticket/ticket-stream.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import { staffName } from '../../staff/staff-stream.ts';
import { waitingStream } from '../../waitlist/waiting-stream.ts';
import type { ThreeStates } from './conflict-fields.ts';
import { typedEvents } from '../../../store/typed-events.ts';

export interface ConflictSubject {
  readonly stream: string;
  readonly caseId: CaseId | null;
  /** The events that everybody had when my commands were given. */
  readonly before: readonly LoadedEvent[];
  /** My events on the stream that were put aside. */
  readonly mine: readonly LoadedEvent[];
  /** What has come on the stream since. */
  readonly since: readonly LoadedEvent[];
}

export function conflictSubject(desk: OpenDesk, item: ConflictItem): ConflictSubject {
  const notice = noticeOf(item);
  if (notice !== undefined) return subjectOfNotice(desk, item, notice);
  const beside = caseBeside(item);
  if (beside !== undefined) return subjectBeside(desk, beside);
  const intended = placeOfIntentStream(item.stream);
  if (intended !== undefined) return subjectBeside(desk, intended.caseId);
  const paired = casesOfPairStream(item.stream);
  if (paired !== undefined) return subjectBeside(desk, paired.low);
  const caseId = caseIdOf(item);
  const stream = caseId === null ? item.stream : applicationStream(caseId);
  const mine = item.commands.flatMap((command) => command.events).filter((event) => event.stream === stream);
  const base = stream === item.stream ? item.baseVersion : (mine[0]?.streamVersion ?? 1) - 1;
  const { events } = desk.file.load(stream);
  return {
    stream,
    caseId,
    before: events.filter((event) => event.streamVersion <= base),
    mine,
    since: events.filter((event) => event.streamVersion > base),
  };
}

/** A command on a notice is about the notice, whichever of its cases it met somebody on. */
function noticeOf({ commands }: ConflictItem): string | undefined {
  const isPublicity = commands.some(({ name }) => name.startsWith('publicity.'));
  const streams = commands.flatMap((command) => command.events.map((event) => event.stream));
  return isPublicity ? streams.find((stream) => stream.startsWith(publicityStream(''))) : undefined;
}

function subjectOfNotice(desk: OpenDesk, { commands }: ConflictItem, stream: string): ConflictSubject {
  const mine = commands.flatMap((command) => command.events).filter((event) => event.stream === stream);
  const base = (mine[0]?.streamVersion ?? 1) - 1;
  const { events } = desk.file.load(stream);
  return {
    stream,
    caseId: null,
    before: events.filter((event) => event.streamVersion <= base),
    mine,
    since: events.filter((event) => event.streamVersion > base),
  };
}

/** The case whose checks, hold or place in the waiting list the conflict is about. */
function caseBeside({ stream }: ConflictItem): CaseId | undefined {
  const kinds = [checkStream, holdStream, waitingStream].map((streamOf) => streamOf('' as CaseId));
  const prefix = kinds.find((start) => stream.startsWith(start));
  return prefix === undefined ? undefined : (stream.slice(prefix.length) as CaseId);
}

/**
 * Checks, holds, a place in the waiting list and what is decided on a pair leave their case as it is: it is shown as
 * everybody has it, and the command says what was meant.
 */
function subjectBeside(desk: OpenDesk, caseId: CaseId): ConflictSubject {
  const stream = applicationStream(caseId);
  return { stream, caseId, before: desk.file.load(stream).events, mine: [], since: [] };
}

/** A command on a case may have met somebody on a claim: the conflict is about the case all the same. */
function caseIdOf({ commands }: ConflictItem): CaseId | null {
  const prefix = applicationStream('' as CaseId);
  const streams = commands.flatMap((command) => command.events.map((event) => event.stream));
  const stream = streams.find((name) => name.startsWith(prefix));
  return stream === undefined ? null : (stream.slice(prefix.length) as CaseId);
}

/** The case as it is now, or as mine would have it where it never came to be. */
export function caseOfSubject({ before, mine, since }: ConflictSubject): ApplicationState | undefined {
  return caseOf([...before, ...since]) ?? caseOf(mine);
}

function caseOf(events: readonly LoadedEvent[]): ApplicationState | undefined {
  const first = events[0]?.type;
  return first === 'application.submitted.v1'
    ? foldApplication(typedEvents<RecordedEvent>(events, 'application'))
    : undefined;
}

/** CMP-09: whoever is named in the ticket learns nothing of a conflict about it either. */
function isBarred({ stream, before, mine, since }: ConflictSubject, { actor }: SignedIn): boolean {
  if (!stream.startsWith(ticketStream(''))) return false;
  // Who is named only in what was put aside is told nothing either: it may still be sent again.
  return [since, mine].some((then) => {
    const state = foldTicket(typedEvents<RecordedTicketEvent>([...before, ...then], 'ticket'));
    return state !== undefined && !mayKnow(state, actor.staffId);
  });
}

/** Who may see it: whose office covers the case; where it is about no case, an administrator and whoever gave the command. */
export function maySee(item: ConflictItem, subject: ConflictSubject, person: SignedIn): boolean {
  if (isBarred(subject, person)) return false;
  const street = caseOfSubject(subject)?.street;
  if (street !== undefined) return covers(person.actor.office, street);
  if (item.commands.some((command) => command.actor === person.actor.staffId)) return true;
  const office = (item.commands[0]?.office ?? '') as OfficeId;
  return rolesAllow(person.actor.roles, 'staff.manage') && covers(person.actor.office, office);
}

export function statesOf(desk: OpenDesk, subject: ConflictSubject): ThreeStates {
  const { before, mine, since } = subject;
  const state = (events: readonly LoadedEvent[]): unknown => shownState(desk, subject.stream, events);
  return { before: state(before), mine: state([...before, ...mine]), theirs: state([...before, ...since]) };
}

function shownState(desk: OpenDesk, stream: string, events: readonly LoadedEvent[]): unknown {
  if (events.length === 0) return undefined;
  switch (stream.slice(0, stream.indexOf(':'))) {
    case 'application':
      return shownCase(desk, caseOf(events));
    case 'staff': {
      const staff = foldStaff(typedEvents<StaffEvent>(events, 'staff'));
      if (staff === undefined) return undefined;
      const { name, account, roles, office, active, identityNumber } = staff;
      return { name, account, roles, office, active, identityNumber: maskIdentityNumber(identityNumber) };
    }
    case 'calendar':
      return announcedYear(typedEvents<CalendarEvent>(events, 'calendar'));
    case 'settings':
      return foldSettings(typedEvents<SettingsEvent>(events, 'settings'));
    case 'draw':
      return shownDraw(events);
    case 'publicity':
      return shownNotice(events);
    case 'plan':
      return shownPlan(events);
    case 'policy':
      return shownPack(events);
    case 'office':
      return foldOffice(typedEvents<OfficeEvent>(events, 'office'));
    default:
      return undefined;
  }
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
