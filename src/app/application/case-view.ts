import type { CaseView, HistoryEntry } from '../../contract/cases.ts';
import { chainOf } from '../../domain/application/chain.ts';
import { openPause, waitingFor } from '../../domain/application/clock-pause.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import { missingDocuments } from '../../domain/application/missing-documents.ts';
import { type Actor, mayAct, mayStand } from '../../domain/application/available-actions.ts';
import type { JudgedDocument } from '../../domain/application/judged-document.ts';
import { promisable } from '../../domain/application/promise.ts';
import { brokenPromises, openPromises } from '../../domain/application/promised.ts';
import { possibleActions } from '../../domain/application/possible-actions.ts';
import type { ApplicationState, Clock } from '../../domain/application/state.ts';
import { wayOf } from '../../domain/application/way.ts';
import { clockProgress } from '../../domain/calendar/clock-progress.ts';
import { maskBankCard } from '../../domain/identity/masking.ts';
import type { CheckSource } from '../../domain/agency-check/source.ts';
import type { ConflictSettled } from '../../domain/conflict/settled.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { LoadedEvent } from '../../store/event-row.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { withCheckPapers } from '../checks/with-check-papers.ts';
import { answeredSourcesOf } from '../checks/answered-sources-of.ts';
import { heldByOther } from '../hold/hold-stream.ts';
import { holderView } from '../hold/holder-view.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { type LoadedApplication, applicationStream } from './application-stream.ts';
import { sinceLastStep } from './since-last-step.ts';
import { supplementListOf } from './supplement-list-of.ts';

export interface ClockView {
  readonly day: number;
  readonly overdue: boolean;
  /** By the calendars loaded today: a year's notice that arrived since makes a provisional date certain (DAY-09). */
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
  /** The day on which it was stopped; null while it runs. */
  readonly pausedOn: PlainDate | null;
}

/** Where a case's clock stands today. */
export function clockView(desk: OpenDesk, clock: Pick<Clock, 'startedOn' | 'limit' | 'unit' | 'pauses'>): ClockView {
  const limit = { count: clock.limit, unit: clock.unit };
  const progress = clockProgress(
    { calendar: desk.calendar, start: clock.startedOn, limit, pauses: clock.pauses ?? [] },
    todayOf(desk),
  );
  const { day, overdue, dueOn, provisional } = progress;
  return { day, overdue, dueOn, provisional, pausedOn: openPause(clock)?.from ?? null };
}

/** A case as the case page shows it, with what this person may do now. */
export function caseView(desk: OpenDesk, { state: handedIn, version }: LoadedApplication, actor: Actor): CaseView {
  const state = withCheckPapers(desk.file, handedIn);
  const policy = currentPolicy(desk);
  const answered = policy === undefined ? [] : answeredSourcesOf(desk, state, policy);
  const missing = policy === undefined ? [] : missingDocuments(state, policy, answered);
  const judging = mayAct(state, 'accept-document', actor);
  const { lastStepBy: _step, stepsBy: _steps, decidedBy: _decided, undo: _undo, ...rest } = state;
  const { chain: _chain, notice, ...shown } = rest;
  const view: unknown = {
    ...shown,
    version,
    content: withMaskedCard({ ...state.content, members: [...state.content.members] }),
    documents: state.documents.map((document) => ({
      ...judgedDocument(desk, document),
      ...(handedIn.documents.includes(document) ? {} : { withCheck: true }),
    })),
    judging: judging.ok ? null : judging.error,
    supplementItems: [...state.supplementItems],
    rejectionReasons: [...state.rejectionReasons],
    way: [...wayView(desk, state, policy)],
    notice: notice === null ? null : { batchId: notice.batchId, noticeNo: notice.noticeNo },
    streetName: officeName(desk, state.street),
    missingDocuments: [...missing],
    supplementList: [...supplementListOf(desk, state, missing)],
    promise: promiseView(state, todayOf(desk)),
    promisable: policy === undefined ? [] : promisableNow(state, policy, answered),
    ...sinceLastStep(desk, state.caseId),
    clock:
      state.clock === null ? null : { ...state.clock, ...clockView(desk, state.clock), waitingFor: waitingFor(state) },
    opinions: state.opinions.map(({ by, ...opinion }) => ({ ...opinion, byName: staffName(desk, by) })),
    recheckLimit: policy?.clocks.recheck.value ?? null,
    actions: [
      ...possibleActions(state, actor, {
        policy,
        answered,
        today: todayOf(desk),
        held: heldByOther(desk, state, actor.staffId),
      }),
    ],
    hold: holderView(desk, state.caseId, { reader: actor.staffId }),
  };
  return view as CaseView;
}

/** A verdict with the name of who gave it. */
export function judgedDocument(desk: OpenDesk, { verdict, ...document }: JudgedDocument) {
  if (verdict === undefined) return document;
  const { by, ...found } = verdict;
  return { ...document, verdict: { ...found, byName: staffName(desk, by) } };
}

function promisableNow(
  state: ApplicationState,
  policy: PolicyVersion,
  answered: readonly CheckSource[],
): CaseView['promisable'] {
  const papers = mayStand(state.status, 'accept-on-promise') ? promisable(state, policy, answered) : undefined;
  return papers?.ok === true
    ? papers.value.map(({ documentType, limit }) => ({ documentType, limit: { ...limit } }))
    : [];
}

function promiseView(state: ApplicationState, today: PlainDate): CaseView['promise'] {
  if (state.promise === null) return null;
  const open = openPromises(state);
  const broken = brokenPromises(state, today);
  const stateOf = (paper: (typeof open)[number]) =>
    broken.includes(paper) ? 'broken' : open.includes(paper) ? 'open' : 'kept';
  const { madeOn, comment, papers } = state.promise;
  return {
    madeOn,
    comment,
    papers: papers.map((paper) => ({
      documentType: paper.documentType,
      dueOn: paper.dueOn,
      provisional: paper.provisional,
      state: stateOf(paper),
    })),
  };
}

/** The chain with names; before acceptance as the policy in force has it. */
function wayView(desk: OpenDesk, state: ApplicationState, policy: PolicyVersion | undefined): CaseView['way'] {
  const chain = policy === undefined ? undefined : chainOf(policy, state.content.programme);
  return wayOf(state, chain?.ok === true ? chain.value : null).map(({ office, by, ...step }) => ({
    ...step,
    officeName: officeName(desk, office),
    byName: by === null ? '' : staffName(desk, by),
  }));
}

/** A card's number is compared and paid to, never read: no screen shows more than its end. */
function withMaskedCard(content: ApplicationContent): ApplicationContent {
  return content.bankCard === undefined ? content : { ...content, bankCard: maskBankCard(content.bankCard) };
}

/** Every step of a case, oldest first; what the application contains is left to the case page. */
export function caseHistory(desk: OpenDesk, caseId: CaseId): readonly HistoryEntry[] {
  return desk.file.load(applicationStream(caseId)).events.map((event) => historyEntry(desk, event));
}

/** One event as a line of a history. */
export function historyEntry(desk: OpenDesk, event: LoadedEvent): HistoryEntry {
  const {
    basis,
    content: _content,
    documents,
    ...details
  } = event.payload as Record<string, unknown> & {
    readonly basis?: { readonly rules: string[]; readonly policy: string };
  };
  const counted = Array.isArray(documents) ? { ...details, documentCount: documents.length } : details;
  return {
    eventId: event.id,
    version: event.streamVersion,
    type: event.type,
    at: event.wallTime,
    actorName: staffName(desk, event.actor),
    officeName: officeName(desk, event.office),
    details: withRecheckLimit(desk, event.type, { details: withNames(desk, counted), policy: basis?.policy }),
    rules: basis?.rules ?? [],
    policy: basis?.policy ?? '',
  };
}

/** What a rejection says of the applicant's rights is what the policy says on which it was decided, then and later. */
function withRecheckLimit(
  desk: OpenDesk,
  type: string,
  { details, policy }: { readonly details: Record<string, unknown>; readonly policy: string | undefined },
): Record<string, unknown> {
  if (type !== 'application.rejected.v1') return details;
  const decidedOn = desk.policies.find(({ id }) => id === policy) ?? currentPolicy(desk);
  return { ...details, recheckLimit: decidedOn?.clocks.recheck.value ?? null };
}

/** A settlement names whose commands it was about. */
function withNames(desk: OpenDesk, details: Record<string, unknown>): Record<string, unknown> {
  const { commands } = details as Partial<ConflictSettled>;
  if (commands === undefined) return details;
  return { ...details, commands: commands.map(({ by, ...command }) => ({ ...command, byName: staffName(desk, by) })) };
}
