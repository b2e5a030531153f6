/** Fines, lawsuits and enforcement are recorded as they were decided elsewhere; nothing here decides them. */
import { err, ok } from '../../kernel/result.ts';
import { isEnforceable } from './available-actions.ts';
import type { LeavingCommand } from './commands.ts';
import type { LeavingDecision, LeavingFacts } from './facts.ts';
import { groundRules } from './grounds.ts';
import { fineLimitsOn, mostFine } from './penalty.ts';
import type { LeavingState } from './state.ts';

type Of<T extends LeavingCommand['type']> = Extract<LeavingCommand, { readonly type: T }>;

/** Refused above what PRH-34 or PRH-36 allowed on the day of the decision, and where neither has a fine for the ground. */
export function fine(command: Of<'fine'>, { opened, fines }: LeavingState, facts: LeavingFacts): LeavingDecision {
  const { fineId, documentNo, decidedOn, fen, gainFen } = command;
  const { today: on, policy, lease } = facts;
  if (opened === null) return err({ code: 'leaving-not-now', status: 'none' });
  if (documentNo.trim() === '') return err({ code: 'document-missing' });
  if (!isAmount(fen) || fen === 0 || !isAmount(gainFen)) return err({ code: 'amount-wrong' });
  if (decidedOn > on) return err({ code: 'day-in-future' });
  if (decidedOn < lease.from) return err({ code: 'day-too-early', earliest: lease.from });
  const inForce = fineLimitsOn(policy.fines, decidedOn);
  const most = inForce === undefined ? null : mostFine(opened.ground, gainFen, inForce.limits);
  if (inForce === undefined || most === null) return err({ code: 'no-fine' });
  if (fen > most) return err({ code: 'fine-too-high', most });
  if (fines.some((one) => one.fineId === fineId || one.documentNo === documentNo.trim()))
    return err({ code: 'exists-already' });
  const rules = [groundRules[opened.ground].ban === 'deceit' ? 'PRH-34' : 'PRH-36'];
  const basis = { rules, policy: inForce.policy, values: { most } };
  const payload = { on, fineId, documentNo: documentNo.trim(), decidedOn, fen, gainFen, basis };
  return ok([{ type: 'leaving.fined.v1', payload }]);
}

export function payFine(command: Of<'pay-fine'>, { fines }: LeavingState, facts: LeavingFacts): LeavingDecision {
  const { fineId, paidOn, voucherNo } = command;
  const known = fines.find((one) => one.fineId === fineId);
  if (known === undefined || known.paid !== null) return err({ code: 'no-open-fine' });
  if (voucherNo.trim() === '') return err({ code: 'document-missing' });
  if (paidOn > facts.today) return err({ code: 'day-in-future' });
  if (paidOn < known.decidedOn) return err({ code: 'day-too-early', earliest: known.decidedOn });
  return ok([
    { type: 'leaving.fine-paid.v1', payload: { on: facts.today, fineId, paidOn, voucherNo: voucherNo.trim() } },
  ]);
}

/** Once the day for moving out is over, or the home is back and money is still asked for (PRH-27, PRH-28, PRH-32). */
export function fileSuit(command: Of<'file-suit'>, state: LeavingState, facts: LeavingFacts): LeavingDecision {
  const { type: _type, ...suit } = command;
  const { opened, notified, returned, suits } = state;
  const { today: on, policy } = facts;
  if (opened === null || notified === null) return err({ code: 'not-notified' });
  if (suit.court.trim() === '') return err({ code: 'court-missing' });
  if (suit.filedOn > on) return err({ code: 'day-in-future' });
  if (returned === null && suit.filedOn <= notified.leaveBy)
    return err({ code: 'suit-too-early', leaveBy: notified.leaveBy });
  if (suits.some(({ suitId }) => suitId === suit.suitId)) return err({ code: 'exists-already' });
  const rules = suit.kind === 'enforcement' ? ['PRH-27'] : [opened.ground === 'arrears' ? 'PRH-28' : 'PRH-32'];
  const basis = { rules, policy: policy.id, values: {} };
  return ok([{ type: 'leaving.suit-filed.v1', payload: { on, ...suit, basis } }]);
}

export function noteJudgment(
  command: Of<'note-judgment'>,
  { suits }: LeavingState,
  { today }: LeavingFacts,
): LeavingDecision {
  const { type: _type, ...judged } = command;
  const suit = suits.find(({ suitId }) => suitId === judged.suitId);
  if (suit === undefined || suit.judged !== null) return err({ code: 'no-open-suit' });
  if (judged.judgedOn > today) return err({ code: 'day-in-future' });
  if (judged.judgedOn < suit.filedOn) return err({ code: 'day-too-early', earliest: suit.filedOn });
  return ok([{ type: 'leaving.suit-judged.v1', payload: { on: today, ...judged } }]);
}

/** What was dismissed is not enforced. */
export function noteEnforcement(
  command: Of<'note-enforcement'>,
  { suits }: LeavingState,
  { today }: LeavingFacts,
): LeavingDecision {
  const { type: _type, ...done } = command;
  const suit = suits.find(({ suitId }) => suitId === done.suitId);
  const judged = suit?.judged ?? null;
  if (suit === undefined || judged === null || !isEnforceable(suit)) return err({ code: 'nothing-to-enforce' });
  if (done.enforcedOn > today) return err({ code: 'day-in-future' });
  if (done.enforcedOn < judged.on) return err({ code: 'day-too-early', earliest: judged.on });
  return ok([{ type: 'leaving.suit-enforced.v1', payload: { on: today, ...done } }]);
}

function isAmount(fen: number): boolean {
  return Number.isSafeInteger(fen) && fen >= 0;
}
