/** A desk on which applications are approved and published. */
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import { type PublicityOutcome, executePublicity } from '../../../src/app/publicity/execute-publicity.ts';
import { loadNotice } from '../../../src/app/publicity/notice-stream.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import type { PublicityCommand } from '../../../src/domain/publicity/commands.ts';
import type { CaseId, CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { overruled } from '../application/overruled.ts';
import type { TestDesk } from '../desk/test-desk.ts';
import type { TestStaffName } from '../desk/test-offices.ts';
import { type NewCase, done, handIn } from '../sync/cases.ts';
import type { CityDesk } from '../sync/city-desk.ts';

const passOn = { type: 'pass-review', recommendation: 'approve', comment: '' } as const;

type NoticeDesk = Pick<TestDesk, 'desk' | 'as'>;

/** Handed in, accepted, reviewed and approved: it waits to be published. */
export function approvedCase(made: NoticeDesk, wanted: NewCase = {}): CaseId {
  const at = made as unknown as CityDesk;
  const caseId = handIn(at, wanted);
  done(at, 'streetClerk', { caseId, command: { type: 'accept' } });
  done(at, 'secondStreetClerk', { caseId, command: passOn });
  done(at, 'districtSupervisor', { caseId, command: passOn });
  const second = made.as('secondCitySupervisor').actor.staffId;
  done(at, 'citySupervisor', { caseId, command: overruled('approve', '同意', second) });
  return caseId;
}

/** A notice, and who acts on it where that is not the city's clerk. */
type Place = string | readonly [batchId: string, who: TestStaffName];

export function onNotice(
  made: NoticeDesk,
  place: Place,
  command: PublicityCommand,
): Result<PublicityOutcome, AnyRefusal> {
  const [batchId, who] = typeof place === 'string' ? ([place, 'cityClerk'] as const) : place;
  const version = loadNotice(made.desk.file, batchId)?.version ?? 0;
  const commandId = made.desk.newId() as CommandId;
  return executePublicity(made.desk, { commandId, batchId, version, command }, made.as(who).actor);
}

/** The same for what must be allowed. */
export function noticeDone(made: NoticeDesk, place: Place, command: PublicityCommand): PublicityOutcome {
  const result = onNotice(made, place, command);
  invariant(result.ok, `${command.type} is refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** A notice of these cases, weighed and published. */
export function publishedNotice(made: NoticeDesk, caseIds: readonly CaseId[]): string {
  const batchId = made.desk.newId();
  noticeDone(made, batchId, { type: 'prepare', caseIds });
  noticeDone(made, batchId, { type: 'assess', findings: '仅公示隐去后的姓名', measures: '到期撤下' });
  noticeDone(made, batchId, { type: 'publish', secondBy: null });
  return batchId;
}

export function caseNow(made: NoticeDesk, caseId: CaseId): ApplicationState {
  const state = loadApplication(made.desk.file, caseId)?.state;
  invariant(state, 'the case is there');
  return state;
}
