/**
 * Asks the registries in the background while the desk is open. What was asked is an event before the line is used, so
 * a restart finds it and asks again under the same request id, which a registry counts once. Answers that come close
 * together are written as one group: a city's round of checks is thousands of them.
 */
import type { AgencyAnswer } from '../../domain/agency-check/agency-port.ts';
import type { CheckRequestState } from '../../domain/agency-check/state.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { waitingCases } from '../../store/queries/beside-lists.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { pendingStreams } from '../application/pending-streams.ts';
import { recordFault } from '../fault-log.ts';
import type { OpenDesk } from '../open-desk.ts';
import { actorNow } from '../sync/redecide/decision.ts';
import { loadChecks } from './check-stream.ts';
import { type PreparedCheck, prepareCheck, publishChecks } from './execute-check.ts';

export interface CheckRunner {
  /** Asks what a case has waiting and this desk has not taken up yet. */
  take(caseId: CaseId): void;
  /** After a start: takes up what this desk asked and has no answer to. */
  resume(): void;
  /** Calls back what is queued or on the line; the events are the caller's. */
  callBack(requestIds: readonly string[]): void;
  /** What is on the line right now; others that wait are queued. */
  inFlight(): ReadonlySet<string>;
  /** Resolves when nothing is queued, on the line or unwritten. */
  idle(): Promise<void>;
  stop(): void;
}

export interface RunnerOptions {
  /** Questions on the line at once, over all registries; each registry's line has its own limit besides. */
  readonly atOnce?: number;
  /** How long answers are collected before they are written. */
  readonly collectMs?: number;
}

interface Job {
  readonly caseId: CaseId;
  readonly request: CheckRequestState;
}

interface Arrived {
  readonly job: Job;
  readonly answer: AgencyAnswer;
}

interface Running {
  readonly desk: OpenDesk;
  readonly atOnce: number;
  readonly collectMs: number;
  readonly known: Set<string>;
  readonly queued: Job[];
  readonly onLine: Map<string, AbortController>;
  arrived: Arrived[];
  flushing: NodeJS.Timeout | undefined;
  waiters: (() => void)[];
  stopped: boolean;
}

export function checkRunner(desk: OpenDesk, { atOnce = 32, collectMs = 25 }: RunnerOptions = {}): CheckRunner {
  const running: Running = {
    desk,
    atOnce,
    collectMs,
    known: new Set(),
    queued: [],
    onLine: new Map(),
    arrived: [],
    flushing: undefined,
    waiters: [],
    stopped: false,
  };
  return {
    take: (caseId) => {
      take(running, caseId);
    },
    resume: () => {
      for (const caseId of waitingCases(desk.file.db)) take(running, caseId);
    },
    callBack: (requestIds) => {
      const called = new Set(requestIds);
      const kept = running.queued.filter(({ request }) => !called.has(request.requestId));
      running.queued.splice(0, running.queued.length, ...kept);
      for (const requestId of requestIds) {
        running.known.delete(requestId);
        running.onLine.get(requestId)?.abort();
      }
      settle(running);
    },
    inFlight: () => new Set(running.onLine.keys()),
    idle: () =>
      new Promise((resolve) => {
        running.waiters.push(resolve);
        settle(running);
      }),
    stop: () => {
      running.stopped = true;
      clearTimeout(running.flushing);
      running.queued.length = 0;
      for (const abort of running.onLine.values()) abort.abort();
      settle(running);
    },
  };
}

/** Only this desk's own questions: another desk's are asked by that one. */
function take(running: Running, caseId: CaseId): void {
  const { desk, known, queued } = running;
  for (const request of loadChecks(desk.file, caseId).state.requests) {
    const isOurs = request.end === null && request.device === desk.file.device.id;
    if (!isOurs || known.has(request.requestId)) continue;
    known.add(request.requestId);
    queued.push({ caseId, request });
  }
  next(running);
}

function next(running: Running): void {
  while (!running.stopped && running.onLine.size < running.atOnce) {
    const job = running.queued.shift();
    if (job === undefined) break;
    const { requestId } = job.request;
    const abort = new AbortController();
    running.onLine.set(requestId, abort);
    void ask(running, job, abort).finally(() => {
      running.onLine.delete(requestId);
      next(running);
      settle(running);
    });
  }
}

async function ask(running: Running, job: Job, abort: AbortController): Promise<void> {
  const { desk } = running;
  const { request } = job;
  try {
    const caseNo = loadApplication(desk.file, job.caseId)?.state.caseNo ?? '';
    const answer = await desk.agency.ask(
      {
        requestId: request.requestId,
        consentId: request.consentId,
        caseNo,
        source: request.source,
        subject: { identityNumber: request.person, name: request.name },
        purpose: 'application',
        askedAt: request.requestedAt,
      },
      abort.signal,
    );
    // Called back by a person: that is an event already. By the end of the program: it is asked again at the next start.
    if (running.stopped || !running.known.has(request.requestId)) return;
    running.arrived.push({ job, answer });
    running.flushing ??= setTimeout(() => {
      flush(running);
    }, running.collectMs);
  } catch (error) {
    running.known.delete(request.requestId);
    recordFault(desk.file.folder, 'asking a registry', error);
  }
}

function flush(running: Running): void {
  running.flushing = undefined;
  const { arrived, desk } = running;
  running.arrived = [];
  try {
    writeAnswers(desk, arrived);
  } catch (error) {
    // Nothing of the group was written: a full disk or a busy file. The questions still wait, and are asked again.
    for (const { job } of arrived) running.known.delete(job.request.requestId);
    recordFault(desk.file.folder, 'keeping answers of registries', error);
  }
  settle(running);
}

/** Each answer is a command of the person who asked, with the roles that they have now. */
function writeAnswers(desk: OpenDesk, arrived: readonly Arrived[]): void {
  const pending = pendingStreams(desk.file);
  const ahead: OpenDesk = { ...desk, file: pending.file };
  const prepared: PreparedCheck[] = [];
  for (const { job, answer } of arrived) {
    const actor = actorNow(desk, job.request.by);
    if (!actor.ok) continue;
    const command = { type: 'take-answer', requestId: job.request.requestId, answer } as const;
    const request = { commandId: desk.newId() as CommandId, caseId: job.caseId, command };
    const decided = prepareCheck(ahead, request, { actor: actor.value });
    if (!decided.ok) continue;
    pending.add(decided.value.commit);
    prepared.push(decided.value);
  }
  commitMany(
    desk.file,
    prepared.map(({ commit }) => commit),
  );
  publishChecks(desk);
}

function settle(running: Running): void {
  const isBusy = running.queued.length + running.onLine.size + running.arrived.length > 0;
  if (isBusy && !running.stopped) return;
  const { waiters } = running;
  running.waiters = [];
  for (const resolve of waiters) resolve();
}
