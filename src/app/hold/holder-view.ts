import type { HolderView } from '../../contract/holds.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { holderOf } from '../../store/queries/holds.ts';
import type { OpenDesk } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';

/** Who has the case in the step in which it stands, as the reader is to see it; null when nobody took it. */
export function holderView(
  desk: OpenDesk,
  caseId: CaseId,
  reader: StaffId,
  nameOf: (staffId: StaffId) => string = (staffId) => staffName(desk, staffId),
): HolderView | null {
  const holder = holderOf(desk.file.db, caseId);
  if (holder === undefined) return null;
  const { staffId, until } = holder;
  return { name: nameOf(staffId), own: staffId === reader, until, over: until <= desk.now() };
}
