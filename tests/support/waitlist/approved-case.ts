import { applicationStream, identityClaimStream } from '../../../src/app/application/application-stream.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { ApplicationEvent } from '../../../src/domain/application/events.ts';
import type { Clock } from '../../../src/domain/application/state.ts';
import type { CaseId, OfficeId, StaffId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { type CommitRequest, commit } from '../../../src/store/unit-of-work.ts';
import { aContent, aDocument, requiredTypes } from '../application/builders.ts';

export interface ApprovedWish {
  readonly caseNo: string;
  readonly street?: string;
  readonly content?: Partial<ApplicationContent>;
  readonly clerk: StaffId;
  readonly supervisor: StaffId;
}

/**
 * A case as a program left it that had no waiting list: decided and registered, with the events of that time, its
 * members' numbers taken.
 */
export function approvedCase(desk: OpenDesk, wish: ApprovedWish): CaseId {
  const caseId = desk.newId() as CaseId;
  const { caseNo, clerk, supervisor } = wish;
  const street = (wish.street ?? '630104003') as OfficeId;
  const content = aContent(wish.content);
  const claims = content.members.map(({ identityNumber, relation: role }) => ({
    stream: identityClaimStream(identityNumber),
    expectedVersion: 0,
    events: [{ type: 'claim.taken.v1', payload: { holder: caseId, label: caseNo, role } }],
  }));
  const events = historyOf(desk, { caseId, caseNo, street, content });
  const stream = applicationStream(caseId);
  const reviewed = { stream, expectedVersion: 0, events: events.slice(0, -2) };
  const approved = { stream, expectedVersion: events.length - 2, events: events.slice(-2) };
  write(desk, { actor: clerk, office: street, appends: [reviewed, ...claims] });
  write(desk, { actor: supervisor, office: street.slice(0, 4), appends: [approved] });
  return caseId;
}

function write(desk: OpenDesk, { actor, office, appends }: Pick<CommitRequest, 'actor' | 'office' | 'appends'>): void {
  const result = commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'application.told',
    commandPayload: null,
    actor,
    office,
    wallTime: desk.now(),
    appends,
    outcome: null,
  });
  invariant(result.kind === 'committed', 'what is told is written');
}

interface Told {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly street: OfficeId;
  readonly content: ApplicationContent;
}

function historyOf(desk: OpenDesk, { caseId, caseNo, street, content }: Told): readonly ApplicationEvent[] {
  const today = todayOf(desk);
  const basis = { rules: [], policy: 'xining@2021-06-01', values: {} };
  const clock: Clock = { startedOn: today, limit: 5, unit: 'working', dueOn: today, provisional: false };
  const documents = requiredTypes.map((type) => aDocument(type));
  const passed = { recommendation: 'approve', comment: '', passedOn: today, clock, basis } as const;
  return [
    {
      type: 'application.submitted.v1',
      payload: {
        caseId,
        caseNo,
        externalId: '',
        channel: 'counter',
        street,
        receivedOn: today,
        content,
        documents,
        clock,
        basis,
      },
    },
    { type: 'application.accepted.v1', payload: { receiptNo: caseNo, acceptedOn: today, clock, basis } },
    { type: 'application.review-passed.v1', payload: { step: 'street', ...passed } },
    { type: 'application.review-passed.v1', payload: { step: 'district', ...passed } },
    { type: 'application.approved.v1', payload: { noticeNo: caseNo, comment: '', decidedOn: today, basis } },
    { type: 'application.registered.v1', payload: { registeredOn: today, waitsSince: today, basis } },
  ];
}
