import type { Satisfaction } from './kinds.ts';
import type { TicketState } from './state.ts';

/** What a ticket counts as in the rates of response, solution and satisfaction (CMP-10). */
export interface TicketOutcome {
  /** Null while there is no answer. */
  readonly inTime: boolean | null;
  /** As the citizen said when called back; as the answer says where nobody was reached. Null before. */
  readonly solved: boolean | null;
  readonly satisfaction: Satisfaction | null;
}

/** A rating that was struck after an appeal counts as nothing (EVA-01). */
export function outcomeOf({
  answers,
  calls,
  appeal,
}: Pick<TicketState, 'answers' | 'calls' | 'appeal'>): TicketOutcome {
  if (appeal?.struck === true) return { inTime: null, solved: null, satisfaction: null };
  const [first] = answers;
  const last = answers.at(-1);
  const reached = calls.findLast((call) => call.reached);
  const said = last === undefined ? null : last.outcome === 'solved' || last.outcome === 'explained';
  return {
    inTime: first === undefined ? null : !first.late,
    solved: reached?.solved ?? said,
    satisfaction: reached?.satisfaction ?? null,
  };
}
