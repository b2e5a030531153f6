import type { MassActionInput, MassTouched } from '../../contract/mass.ts';
import { covers } from '../../domain/office/office.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { holderOf } from '../../store/queries/holds.ts';
import { loadApplication } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { staffName } from '../staff/staff-stream.ts';
import { prepareMass } from './mass-actions.ts';

/** Exactly whom it would touch, case by case; what lies outside of the person's offices is not named. */
export function massPreview(
  desk: OpenDesk,
  { action, caseIds }: { readonly action: MassActionInput; readonly caseIds: readonly CaseId[] },
  { actor }: SignedIn,
): MassTouched[] {
  const mass = { runId: '', secondBy: null };
  return caseIds.flatMap((caseId) => {
    const state = loadApplication(desk.file, caseId)?.state;
    if (state === undefined || !covers(actor.office, state.street)) return [];
    const prepared = prepareMass(desk, action, { commandId: desk.newId() as CommandId, caseId, actor, mass });
    const holder = holderOf(desk.file.db, caseId);
    return {
      caseId,
      caseNo: state.caseNo,
      applicantName: state.content.members[0]?.name ?? '',
      status: state.status,
      holderName: holder === undefined ? '' : staffName(desk, holder.staffId),
      refusal: prepared.ok ? null : prepared.error,
    };
  });
}
