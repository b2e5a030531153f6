import type { CheckCellView, CheckMatrixView } from '../../contract/checks.ts';
import { availableChecks } from '../../domain/agency-check/available-actions.ts';
import { type CheckCell, checkCounts, checkMatrix } from '../../domain/agency-check/cell.ts';
import { neededSources } from '../../domain/agency-check/needed-sources.ts';
import { isAdult } from '../../domain/agency-check/person-age.ts';
import type { ChecksState } from '../../domain/agency-check/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { type PlainDate, daysBetween } from '../../kernel/plain-date.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import { staffName } from '../staff/staff-stream.ts';
import { checkPolicyOf } from './check-policy-of.ts';
import { loadChecks } from './check-stream.ts';

export interface CheckViewer {
  readonly actor: Actor;
  /** What this desk has on the line right now. */
  readonly inFlight: ReadonlySet<string> | undefined;
}

/** People by registries, as of today. */
export function checkMatrixView(
  desk: OpenDesk,
  application: ApplicationState,
  { actor, inFlight = new Set<string>() }: CheckViewer,
): CheckMatrixView {
  const version = currentPolicy(desk);
  if (version === undefined) throw refused({ code: 'no-policy' });
  const on = todayOf(desk);
  const checks = loadChecks(desk.file, application.caseId);
  const { content, changedOn } = application;
  const cells = checkMatrix({
    content,
    checks: checks.state,
    policy: checkPolicyOf(version),
    on,
    changedOn,
    inFlight,
  });
  const sources = new Set(cells.map(({ source }) => source));
  const shown: unknown = {
    version: checks.version,
    on,
    people: content.members.map((member) => personView(application, member, { checks: checks.state, on })),
    sources: [...sources].map((source) => {
      const { configured, circuit } = desk.agency.lineOf(source);
      return { source, configured, circuit };
    }),
    cells: cells.map((cell) => cellView(desk, cell, on)),
    counts: checkCounts(cells),
    changed: [...checks.state.changed],
    actions: [...availableChecks(application, actor)],
  };
  return shown as CheckMatrixView;
}

function personView(
  { content }: ApplicationState,
  member: HouseholdMember,
  { checks, on }: { readonly checks: ChecksState; readonly on: PlainDate },
): CheckMatrixView['people'][number] {
  return {
    person: member.identityNumber,
    name: member.name,
    relation: member.relation,
    isAdult: isAdult(member.identityNumber, on),
    consents: checks.consents
      .filter(({ person }) => person === member.identityNumber)
      .map(({ person: _person, ...consent }) => ({ ...consent, sources: [...consent.sources] }))
      .toReversed(),
    needed: [...neededSources(content, member, on)],
  };
}

function cellView(desk: OpenDesk, cell: CheckCell, on: PlainDate): CheckCellView {
  const { person, source, state, evidence, validUntil, pending, failure, failureDetail } = cell;
  const manual = evidence?.manual ?? null;
  return {
    person,
    source,
    state,
    evidence:
      evidence === null
        ? null
        : {
            evidenceId: evidence.evidenceId,
            finding: evidence.finding,
            asOf: evidence.asOf,
            at: evidence.at,
            manual:
              manual === null
                ? null
                : {
                    documentId: manual.documentId,
                    reason: manual.reason,
                    comment: manual.comment,
                    byName: staffName(desk, manual.by),
                  },
          },
    validUntil,
    ageDays: evidence === null ? null : daysBetween(evidence.asOf, on),
    pending:
      pending === null
        ? null
        : {
            requestId: pending.requestId,
            requestedAt: pending.requestedAt,
            byName: staffName(desk, pending.by),
            isHere: pending.device === desk.file.device.id,
          },
    failure,
    failureDetail,
    differences: cell.differences.map((difference) => ({ ...difference })),
  };
}
