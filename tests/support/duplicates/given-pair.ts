import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/application/available-actions.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import type { PairInView } from '../../../src/domain/duplicate/available-actions.ts';
import type { PairCommand } from '../../../src/domain/duplicate/commands.ts';
import { type PairEvents, type PairFacts, decidePair } from '../../../src/domain/duplicate/decide.ts';
import { pairReasons } from '../../../src/domain/duplicate/evidence.ts';
import { duplicateFactsOf } from '../../../src/domain/duplicate/facts.ts';
import type { PairRefusal } from '../../../src/domain/duplicate/refusal.ts';
import { UNDECIDED, evolvePair } from '../../../src/domain/duplicate/state.ts';
import type { CaseId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { CASE, clerk, secondClerk } from '../application/builders.ts';
import { aCaseToCheck } from '../checks/given-checks.ts';

export const TODAY = plainDate('2026-09-10');
export const OTHER = '0190aaaa-0000-7000-8000-000000000002' as CaseId;

/** The lower case of a pair, and the higher: of the same household unless said otherwise. */
export function aPair(
  low: Partial<ApplicationState> & { readonly with?: Partial<ApplicationContent> } = {},
  high: Partial<ApplicationState> & { readonly with?: Partial<ApplicationContent> } = {},
): PairInView {
  const caseOf = (
    { with: content, ...changes }: Partial<ApplicationState> & { readonly with?: Partial<ApplicationContent> },
    own: Partial<ApplicationState>,
  ): ApplicationState => aCaseToCheck({ ...own, ...changes }, content);
  const [one, other] = [
    caseOf(low, { caseId: CASE, caseNo: 'XN2026-01-000001' }),
    caseOf(high, { caseId: OTHER, caseNo: 'XN2026-01-000002', status: 'submitted', acceptedOn: null }),
  ];
  const [a, b] = [one, other].map(({ content, receivedOn }) => duplicateFactsOf(content, receivedOn));
  if (a === undefined || b === undefined) throw new Error('two cases have two households');
  const reasons = pairReasons(a, b, {
    soundOf: (character) => character,
    digest: (text) => text,
    isCrowded: () => false,
  });
  return { state: UNDECIDED, low: one, high: other, reasons };
}

export function pairFacts(actor: Actor = clerk): PairFacts {
  return {
    today: TODAY,
    actor,
    policy: 'xining@2021-06-01',
    colleague: (staffId) => [clerk, secondClerk].find((each) => each.staffId === staffId),
  };
}

export const signed = { comment: '同一家庭先后两次申请', secondBy: secondClerk.staffId } as const;

interface Then {
  readonly then: (types: { readonly [Stream in keyof PairEvents]: readonly string[] }) => PairEvents;
  readonly refused: (refusal: PairRefusal) => void;
}

/** givenPair(pair).when(command, actor?).then(events) | .refused(refusal) */
export function givenPair(pair: PairInView, decided: readonly PairCommand[] = []) {
  let inView = pair;
  for (const command of decided) {
    for (const event of written(command, inView, clerk).pair) {
      inView = { ...inView, state: evolvePair(inView.state, { ...event, actor: clerk.staffId }) };
    }
  }
  return {
    inView,
    when: (command: PairCommand, actor: Actor = clerk): Then => ({
      then: (types) => {
        const events = written(command, inView, actor);
        const typesOf = (list: readonly { readonly type: string }[]) => list.map(({ type }) => type);
        expect({ pair: typesOf(events.pair), low: typesOf(events.low), high: typesOf(events.high) }).toEqual(types);
        return events;
      },
      refused: (refusal) => {
        expect(decidePair(command, inView, pairFacts(actor))).toEqual({ ok: false, error: refusal });
      },
    }),
  };
}

function written(command: PairCommand, pair: PairInView, actor: Actor): PairEvents {
  const decision = decidePair(command, pair, pairFacts(actor));
  if (!decision.ok) throw new Error(`${command.type} refused: ${decision.error.code}`);
  return decision.value;
}
