import type { SelectionHousehold } from '../../contract/selection.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { loadWaiting } from '../waitlist/waiting-stream.ts';
import { applicationOf } from './households.ts';
import type { SettledDraw } from './settled-draw.ts';

/** The household behind a number, by its full name; null while this desk does not have its case. */
export function selectionHousehold(desk: OpenDesk, settled: SettledDraw, no: string): SelectionHousehold | null {
  const application = applicationOf(desk, no);
  if (application === undefined) return null;
  const { caseId, caseNo, content } = application;
  const waiting = loadWaiting(desk.file, caseId).state;
  return {
    caseId,
    caseNo,
    name: content.members[0]?.name ?? '',
    size: content.members.filter(({ flags }) => flags.counted).length,
    counted: waiting?.counted ?? 0,
    allowed: currentPolicy(desk)?.allocation.givingUp.value?.times ?? null,
  };
}
