import type { HolderView } from '../../contract/holds.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { holderOf } from '../../store/queries/holds.ts';
import type { OpenDesk } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';

interface HolderReader {
  readonly reader: StaffId;
  /** Where many names are looked up, each once. */
  readonly nameOf?: (staffId: StaffId) => string;
}

/** Who has the case in the step in which it stands, as the reader is to see it; null when nobody took it. */
export function holderView(
  desk: OpenDesk,
  caseId: CaseId,
  { reader, nameOf = (staffId) => staffName(desk, staffId) }: HolderReader,
): HolderView | null {
  const holder = holderOf(desk.file.db, caseId);
  if (holder === undefined) return null;
  const { staffId, until } = holder;
  return { name: nameOf(staffId), own: staffId === reader, until, over: until <= desk.now() };
}
