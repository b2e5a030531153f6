/**
 * A mass action, carried out: in groups of one transaction each, every case with an answer of its own. The ids of the
 * single commands follow from the run's id, so the same run again writes nothing twice and reports the same.
 */
import { createHash } from 'node:crypto';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { MassActionInput, MassReportRow } from '../../contract/mass.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { covers } from '../../domain/office/office.ts';
import { secondSignature } from '../../domain/mass/second-signature.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import type { CaseId, CommandId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commitMany, recordedCommand } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { pendingStreams } from '../application/pending-streams.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { activeActor } from '../staff/active-actor.ts';
import { massPermission, prepareMass } from './mass-actions.ts';

export interface MassRun {
  readonly runId: string;
  readonly action: MassActionInput;
  /** Each once. */
  readonly caseIds: readonly CaseId[];
  /** Who signed beside the person on the same screen; their password was checked. */
  readonly secondBy: StaffId | null;
}

/** So many cases are written at once; between two groups the desk answers others, and the screen is told. */
const GROUP = 25;

/** Whether somebody may give the action to any case. */
export function massRight(action: MassActionInput, { roles }: Actor): Result<null, AnyRefusal> {
  const permission = massPermission(action);
  return rolesAllow(roles, permission) ? ok(null) : err({ code: 'missing-permission', permission });
}

/** Whether the run may begin at all: the right, and the second person where the number asks for one. */
export function massAllowed(desk: OpenDesk, run: MassRun, { actor }: SignedIn): Result<null, AnyRefusal> {
  const permission = massPermission(run.action);
  const right = massRight(run.action, actor);
  if (!right.ok) return right;
  const signed = secondSignature({
    cases: run.caseIds.length,
    alone: settingsOf(desk).massAlone,
    actor,
    second: run.secondBy === null ? undefined : activeActor(desk, run.secondBy),
    permission,
  });
  return signed.ok ? ok(null) : signed;
}

export type MassProgress =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly rows: MassReportRow[] };

/** Stops between two groups when the screen goes away; what was done stays done, and is reported as such. */
export async function* runMass(
  desk: OpenDesk,
  run: MassRun,
  { person, signal }: { readonly person: SignedIn; readonly signal: AbortSignal | undefined },
): AsyncGenerator<MassProgress> {
  const rows: MassReportRow[] = [];
  const total = run.caseIds.length;
  for (let from = 0; from < total; from += GROUP) {
    const group = run.caseIds.slice(from, from + GROUP);
    const isStopped = signal?.aborted === true;
    rows.push(
      ...(isStopped
        ? group.map((caseId) => reportRow(desk, caseId, { state: 'left' }))
        : runGroup(desk, run, { group, person })),
    );
    if (isStopped) continue;
    yield { kind: 'progress', done: rows.length, total };
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield { kind: 'report', rows };
}

function runGroup(
  desk: OpenDesk,
  { runId, action, secondBy }: MassRun,
  { group, person: { actor } }: { readonly group: readonly CaseId[]; readonly person: SignedIn },
): MassReportRow[] {
  const pending = pendingStreams(desk.file);
  const view: OpenDesk = { ...desk, file: pending.file };
  const prepared = group.map((caseId): Result<CommitRequest | null, AnyRefusal> => {
    const commandId = commandIdOf(runId, caseId);
    if (recordedCommand(desk.file.db, commandId) !== undefined) return ok(null);
    const street = loadApplication(desk.file, caseId)?.state.street;
    if (street === undefined || !covers(actor.office, street)) return err({ code: 'unknown-case' });
    const one = prepareMass(view, action, { commandId, caseId, actor, mass: { runId, secondBy } });
    if (!one.ok) return one;
    pending.add(one.value.commit);
    return ok(one.value.commit);
  });
  const commits = prepared.flatMap((one) => (one.ok && one.value !== null ? one.value : []));
  const written = commitMany(desk.file, commits).values();
  for (const topic of ['cases', 'waiting', 'outbox'] as const) desk.changes.publish(topic);
  return group.map((caseId, index) => {
    const one = prepared[index];
    if (one?.ok === false) return reportRow(desk, caseId, { state: 'refused', refusal: one.error });
    const behind = one?.value !== null && written.next().value?.kind === 'behind';
    return behind
      ? reportRow(desk, caseId, { state: 'refused', refusal: { code: 'changed-meanwhile' } })
      : reportRow(desk, caseId, { state: 'done' });
  });
}

function reportRow(
  desk: OpenDesk,
  caseId: CaseId,
  { state, refusal = null }: { readonly state: MassReportRow['state']; readonly refusal?: AnyRefusal | null },
): MassReportRow {
  const known = refusal?.code === 'unknown-case' ? undefined : loadApplication(desk.file, caseId)?.state;
  const applicantName = known?.content.members[0]?.name ?? '';
  return { caseId, caseNo: known?.caseNo ?? '', applicantName, state, refusal };
}

/** A UUID of version 8, made of the run and the case. */
function commandIdOf(runId: string, caseId: CaseId): CommandId {
  const hex = createHash('sha256').update(`${runId} ${caseId}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as CommandId;
}
