import type { CaseCommand } from '../../../src/domain/application/commands.ts';
import type { StaffId } from '../../../src/kernel/ids.ts';

type Approval = Extract<CaseCommand, { readonly type: 'approve' | 'overturn-rejection' }>;

/**
 * An approval of a case whose registries nobody asked: whether somebody has a public home already stays unknown, so two
 * people sign that none has.
 */
export function overruled(type: Approval['type'], comment: string, secondBy: StaffId): Approval {
  return { type, comment, secondBy, overrules: [{ condition: 'not-housed', verdict: 'met', reason: '已电话核实' }] };
}
