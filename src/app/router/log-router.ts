import { setImmediate as nextTurn } from 'node:timers/promises';
import { type AuditReport, auditSteps } from '../../store/audit.ts';
import { lastPosition } from '../../store/event-log.ts';
import { describeFinding } from '../audit-words.ts';
import { readings } from '../session/readings.ts';
import { os } from './guarded.ts';

export const logRouter = {
  access: os.log.access.handler(({ context, input }) => readings(context.desk(), input, context.person())),
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
