import { covers } from '../../domain/office/office.ts';
import type { HoldCommand } from '../../domain/hold/commands.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { ownCounts, unreadNotices } from '../../store/queries/holds.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type HoldOutcome, executeHold } from '../hold/execute-hold.ts';
import { valueOrRefuse } from '../refuse.ts';
import { officeName } from '../staff/offices.ts';
import { allStaff, staffName } from '../staff/staff-stream.ts';
import { caseInScope } from './cases-router.ts';
import { type CallContext, os } from './guarded.ts';

/** More than anybody reads at once; the rest comes up as these are read. */
const MOST_NOTICES = 50;

export const holdsRouter = {
  take: os.holds.take.handler(({ context, input }) => execute(context, input, { type: 'take' })),
  release: os.holds.release.handler(({ context, input: { reason, ...at } }) =>
    execute(context, at, { type: 'release', reason }),
  ),
  takeOver: os.holds.takeOver.handler(({ context, input: { reason, ...at } }) =>
    execute(context, at, { type: 'assign', to: context.person().actor.staffId, reason }),
  ),
  colleagues: os.holds.colleagues.handler(({ context }) => {
    const desk = context.desk();
    const { office } = context.person().actor;
    return allStaff(desk)
      .filter((staff) => staff.active && rolesAllow(staff.roles, 'case.hold') && covers(office, staff.office))
      .map(({ staffId, name, office: theirs }) => {
        const { all: held } = ownCounts(desk.file.db, staffId);
        return { staffId, name, officeName: officeName(desk, theirs), held };
      });
  }),
  notices: os.holds.notices.handler(({ context }) => {
    const desk = context.desk();
    return unreadNotices(desk.file.db, context.person().actor.staffId, MOST_NOTICES).map(
      ({ caseId, kind, by, at, reason }) => ({
        caseId,
        caseNo: loadApplication(desk.file, caseId)?.state.caseNo ?? '',
        kind,
        byName: staffName(desk, by),
        at,
        reason,
      }),
    );
  }),
  seeNotice: os.holds.seeNotice.handler(({ context, input }) => execute(context, input, { type: 'see-notice' })),
};

function execute(
  context: Pick<CallContext, 'desk' | 'person'>,
  { commandId, caseId }: { readonly commandId: CommandId; readonly caseId: CaseId },
  command: HoldCommand,
): HoldOutcome {
  const desk = context.desk();
  const person = context.person();
  caseInScope(desk, caseId, person);
  return valueOrRefuse(executeHold(desk, { commandId, caseId, command }, person.actor));
}
