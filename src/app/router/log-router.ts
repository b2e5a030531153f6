import { setImmediate as nextTurn } from 'node:timers/promises';
import { covers, levelOf } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { accessPage } from '../../store/access-log.ts';
import { type AuditReport, auditSteps } from '../../store/audit.ts';
import { lastPosition } from '../../store/event-log.ts';
import { describeFinding } from '../audit-words.ts';
import type { OpenDesk } from '../open-desk.ts';
import { allStaff, staffName } from '../staff/staff-stream.ts';
import { os } from './guarded.ts';

export const logRouter = {
  access: os.log.access.handler(({ context, input }) => {
    const desk = context.desk();
    const { office } = context.person().actor;
    // The city sees all, tries at unknown accounts included; below it, an office sees its own people.
    const page = levelOf(office) === 'city' ? input : { ...input, actors: staffBelow(desk, office) };
    return accessPage(desk.file.db, page).map(({ actor, ...entry }) => ({
      ...entry,
      actorName: staffName(desk, actor),
    }));
  }),
  verify: os.log.verify.handler(async function* ({ context }) {
    const desk = context.desk();
    const total = lastPosition(desk.file.db);
    yield { kind: 'progress' as const, done: 0, total };
    const audit = auditSteps(desk.file.db, { now: desk.now() });
    for (;;) {
      // Others are answered between two steps: a city's log takes half a minute.
      await nextTurn();
      const step = audit.next();
      if (step.done === true) {
        yield { kind: 'result' as const, result: resultOf(step.value) };
        return;
      }
      yield { kind: 'progress' as const, done: step.value, total: Math.max(total, step.value) };
    }
  }),
};

function resultOf({ events, seals, devices, findings: [first] }: AuditReport) {
  return {
    events,
    seals,
    devices: devices.length,
    ok: first === undefined,
    problem: first === undefined ? null : describeFinding(first),
  };
}

function staffBelow(desk: OpenDesk, office: OfficeId): readonly string[] {
  return allStaff(desk)
    .filter((member) => covers(office, member.office))
    .map((member) => member.staffId);
}
