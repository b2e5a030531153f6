import type { Actor } from '../../domain/application/available-actions.ts';
import type { SelectionState } from '../../domain/selection/state.ts';
import type { OfferRefusal } from '../../domain/waitlist/reasons.ts';
import type { Passing } from '../../domain/selection/rules.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { prepareWaiting } from '../waitlist/execute-waiting.ts';
import { caseOf } from './households.ts';

const asRefusal: Readonly<Record<Passing, OfferRefusal | null>> = {
  declining: 'declining',
  'not-choosing': 'not-choosing',
  absent: 'not-choosing',
  unavailable: null,
};

interface Closing {
  readonly state: SelectionState;
  readonly secondBy: StaffId | undefined;
  readonly actor: Actor;
}

/**
 * What was let go in a session, told to the waiting list by its own rules: what counts, and what follows after so many.
 * A household that the list has nothing to ask of any more (it left, or its offers stand still) is left as it is.
 */
export function refusalsToWaitingList(desk: OpenDesk, { state, secondBy, actor }: Closing): readonly StreamAppend[] {
  return [...state.turns].flatMap(([no, turn]) => {
    if (turn.status !== 'passed') return [];
    const refusal = asRefusal[turn.passing];
    const caseId = caseOf(desk, no);
    if (refusal === null || caseId === undefined) return [];
    const { excuse, comment } = turn;
    const command = {
      type: 'refuse-offer',
      refusal,
      excuse,
      comment,
      ...(secondBy === undefined ? {} : { secondBy }),
    } as const;
    const request = { commandId: desk.newId() as CommandId, caseId, version: null, command };
    const prepared = prepareWaiting(desk, request, { actor });
    return prepared.ok ? prepared.value.commit.appends : [];
  });
}
