import type { CaseId } from '../../kernel/ids.ts';
import { type OutboxItem, latestOutbox, outboxCounts } from '../../store/outbox.ts';
import { hubState } from '../../store/sync/hub-state.ts';
import { recordedCommand } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import { os } from './guarded.ts';

export const outboxRouter = {
  summary: os.outbox.summary.handler(({ context }) => {
    const { db } = context.desk().file;
    const state = hubState(db);
    return {
      waiting: outboxCounts(db).waiting,
      hub: state?.url ?? null,
      lastSyncedAt: state?.lastSyncedAt ?? null,
    };
  }),
  list: os.outbox.list.handler(({ context, input }) => {
    const desk = context.desk();
    return latestOutbox(desk.file.db, input.before, input.limit).map((item) => ({
      sequence: item.sequence,
      commandId: item.commandId,
      name: item.name,
      recordedAt: item.recordedAt,
      byName: staffName(desk, recordedCommand(desk.file.db, item.commandId)?.actor ?? ''),
      caseNo: caseNoOf(desk, item),
      attempts: item.attempts,
      // A desk that works alone, or a first try, waits for no time of day.
      nextTryAt: item.attempts === 0 ? null : item.nextTryAt,
      lastError: item.lastError ?? null,
    }));
  }),
};

/** The number of the case that a waiting command is about; null where it is about none. */
function caseNoOf(desk: OpenDesk, { name, payload }: OutboxItem): string | null {
  if (!name.startsWith('application.') || typeof payload !== 'object' || payload === null) return null;
  const { caseId } = payload as { readonly caseId?: string };
  return caseId === undefined ? null : (loadApplication(desk.file, caseId as CaseId)?.state.caseNo ?? null);
}
