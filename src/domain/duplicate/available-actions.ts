/** Who may decide what on a pair: shared by `decidePair` and the screens, so that a button knows why it is off. */
import type { CaseId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationState, Status } from '../application/state.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { type PairCommandType, pairCommandTypes } from './commands.ts';
import type { PairReason } from './evidence.ts';
import { officeOverBoth } from './pair-id.ts';
import type { PairRefusal } from './refusal.ts';
import { type PairState, isSettled } from './state.ts';

export type CaseOfPair = Pick<
  ApplicationState,
  'caseId' | 'caseNo' | 'status' | 'street' | 'content' | 'documents' | 'acceptedOn'
>;

export interface PairInView {
  readonly state: PairState;
  readonly low: CaseOfPair;
  readonly high: CaseOfPair;
  readonly reasons: readonly PairReason[];
}

/** A decided case, or one of which a notice hangs out, is not undone by finding another: that is an objection's or the re-check's way. */
const CLOSABLE: readonly Status[] = [
  'submitted',
  'awaiting-supplement',
  'supplemented',
  'community-check',
  'street-review',
  'civil-affairs-review',
  'district-review',
  'city-decision',
  'final-list',
];
const ENDED: readonly Status[] = ['rejected', 'rejection-confirmed', 'withdrawn'];

/** An application that has ended without a home. */
export function hasEnded(status: Status): boolean {
  return ENDED.includes(status);
}

/** Permission, office, own case, suspicion and an earlier decision, in this order: the first that fails is the answer. */
export function mayDecide(pair: PairInView, actor: Actor): Result<null, PairRefusal> {
  const { low, high, state, reasons } = pair;
  if (!rolesAllow(actor.roles, 'case.rule')) return err({ code: 'missing-permission', permission: 'case.rule' });
  const office = officeOverBoth(low.street, high.street);
  if (!covers(actor.office, office)) return err({ code: 'wrong-office', office });
  if (hasInterest(pair, actor)) return err({ code: 'own-case' });
  if (reasons.length === 0) return err({ code: 'pair-not-suspected' });
  if (state.decision !== null && isSettled(state, reasons)) {
    return err({ code: 'pair-decided', outcome: state.decision.outcome });
  }
  return ok(null);
}

export function hasInterest({ low, high }: Pick<PairInView, 'low' | 'high'>, { interests }: Actor): boolean {
  return [low, high].some(({ content }) =>
    content.members.some(({ identityNumber }) => interests.includes(identityNumber)),
  );
}

/** Whether `close` can end in favour of the other; joining households needs both to be undecided. */
export function mayClose(
  { low, high }: Pick<PairInView, 'low' | 'high'>,
  close: CaseId,
  type: Exclude<PairCommandType, 'different-people'>,
): Result<{ readonly closed: CaseOfPair; readonly kept: CaseOfPair }, PairRefusal> {
  const [closed, kept] = close === low.caseId ? [low, high] : [high, low];
  const { caseNo, status } = closed;
  if (!CLOSABLE.includes(status)) return err({ code: 'pair-not-closable', caseNo, status });
  const canGoOn = type === 'same-household' ? CLOSABLE.includes(kept.status) : !hasEnded(kept.status);
  if (!canGoOn) return err({ code: 'pair-nothing-to-keep', caseNo: kept.caseNo, status: kept.status });
  return ok({ closed, kept });
}

export interface AvailablePairAction {
  readonly command: PairCommandType;
  /** The case that would end; null where none does. */
  readonly close: CaseId | null;
  /** Null when the actor may do it now. */
  readonly refusal: PairRefusal | null;
}

/** Every outcome, each way round, with the reason why this actor cannot choose it now. */
export function availablePairActions(pair: PairInView, actor: Actor): readonly AvailablePairAction[] {
  const allowed = mayDecide(pair, actor);
  return pairCommandTypes.flatMap((command): readonly AvailablePairAction[] => {
    if (command === 'different-people') return [{ command, close: null, refusal: allowed.ok ? null : allowed.error }];
    return [pair.high.caseId, pair.low.caseId].map((close) => {
      const closing = allowed.ok ? mayClose(pair, close, command) : allowed;
      return { command, close, refusal: closing.ok ? null : closing.error };
    });
  });
}
