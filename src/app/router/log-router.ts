import { setImmediate as nextTurn } from 'node:timers/promises';
import { accessPage } from '../../store/access-log.ts';
import { auditLog } from '../../store/audit.ts';
import { lastPosition } from '../../store/event-log.ts';
import { latestOutbox, outboxCounts } from '../../store/outbox.ts';
import { describeFinding } from '../audit-words.ts';
import { staffName } from '../staff/staff-stream.ts';
import { os } from './guarded.ts';

export const logRouter = {
  access: os.log.access.handler(({ context, input }) => {
    const desk = context.desk();
    return accessPage(desk.file.db, input.before, input.limit).map(({ actor, ...entry }) => ({
      ...entry,
      actorName: staffName(desk, actor),
    }));
  }),
  verify: os.log.verify.handler(async function* ({ context }) {
    const { file } = context.desk();
    const total = lastPosition(file.db);
    yield { kind: 'progress' as const, done: 0, total };
    await nextTurn();
    const report = auditLog(file.db);
    const [first] = report.findings;
    yield {
      kind: 'result' as const,
      result: {
        events: report.events,
        seals: report.seals,
        devices: report.devices.length,
        ok: first === undefined,
        problem: first === undefined ? null : describeFinding(first),
      },
    };
  }),
};

export const outboxRouter = {
  summary: os.outbox.summary.handler(({ context }) => ({
    waiting: outboxCounts(context.desk().file.db).waiting,
    hub: null,
    lastSyncedAt: null,
  })),
  list: os.outbox.list.handler(({ context, input }) =>
    latestOutbox(context.desk().file.db, input.before, input.limit).map((item) => ({
      sequence: item.sequence,
      commandId: item.commandId,
      name: item.name,
      recordedAt: item.recordedAt,
      attempts: item.attempts,
      lastError: item.lastError ?? null,
    })),
  ),
};
