import type { CaseId } from '../../kernel/ids.ts';
import { type OutboxItem, latestOutbox, outboxCounts } from '../../store/outbox.ts';
import { hubState } from '../../store/sync/hub-state.ts';
import { recordedCommand } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { hiddenCommands, hiddenWaiting } from '../ticket/hidden-commands.ts';
import { staffName } from '../staff/staff-stream.ts';
import { os } from './guarded.ts';

export const outboxRouter = {
  summary: os.outbox.summary.handler(({ context }) => {
    const desk = context.desk();
    const { db } = desk.file;
    const state = hubState(db);
    return {
      waiting: outboxCounts(db).waiting - hiddenWaiting(desk, context.person().actor.staffId),
      hub: state?.url ?? null,
      lastSyncedAt: state?.lastSyncedAt ?? null,
    };
  }),
  list: os.outbox.list.handler(({ context, input }) => {
    const desk = context.desk();
    const hidden = hiddenCommands(desk, context.person().actor.staffId);
    return shownItems(desk, input, hidden).map((item) => ({
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

/** A page without what this person may know nothing of (CMP-09), filled up from what follows. */
function shownItems(
  desk: OpenDesk,
  { before, limit }: { readonly before: number | null; readonly limit: number },
  hidden: ReadonlySet<string>,
): readonly OutboxItem[] {
  const page = latestOutbox(desk.file.db, before, limit);
  const shown = page.filter(({ commandId }) => !hidden.has(commandId));
  const last = page.at(-1);
  if (shown.length === page.length || page.length < limit || last === undefined) return shown;
  return [...shown, ...shownItems(desk, { before: last.sequence, limit: limit - shown.length }, hidden)];
}

/** The number of the case that a waiting command is about; null where it is about none. */
function caseNoOf(desk: OpenDesk, { name, payload }: OutboxItem): string | null {
  if (!name.startsWith('application.') || typeof payload !== 'object' || payload === null) return null;
  const { caseId } = payload as { readonly caseId?: string };
  return caseId === undefined ? null : (loadApplication(desk.file, caseId as CaseId)?.state.caseNo ?? null);
}
