/**
 * What lasts for one sitting at the screen and is kept nowhere: which cases the person put off, and what was passed over
 * when the next one came up, to be told on the page that they come to.
 */
import { useSyncExternalStore } from 'react';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { MOST_PASSED } from '../../contract/queue.ts';
import type { Contract } from '../../contract/contract.ts';
import type { CaseId } from '../../kernel/ids.ts';

export type NextTold = Omit<InferContractRouterOutputs<Contract>['queue']['next'], 'row'> & {
  readonly found: boolean;
};

let passed: readonly CaseId[] = [];
let told: NextTold | null = null;
const listeners = new Set<() => void>();

/** Put off: the case comes up again when nothing else is left, and the person is told so until then. */
export function passOver(caseId: CaseId): void {
  passed = [...passed.filter((other) => other !== caseId), caseId].slice(-MOST_PASSED);
}

export function passedOver(): readonly CaseId[] {
  return passed;
}

/** Somebody else sat down, or the person begins anew. */
export function forgetSitting(): void {
  passed = [];
  tell(null);
}

export function tell(next: NextTold | null): void {
  told = next;
  for (const listener of listeners) listener();
}

/** What was passed over last; null where nothing was. */
export function useTold(): NextTold | null {
  return useSyncExternalStore(subscribe, () => told);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
