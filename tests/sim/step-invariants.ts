/** The invariants that are looked at after every step of a seed, of the hub and of the desk that moved. */
import type { HubLog } from '../../src/hub/log/hub-log.ts';
import { type DeskWatch, deskWatch, watchDesk } from './desk-watch.ts';
import { type HubWatch, hubWatch, watchHub } from './hub-watch.ts';
import type { SimDesk } from './sim-desk.ts';

export interface StepWatch {
  readonly hub: HubWatch;
  readonly desks: Map<number, DeskWatch>;
  /** How often it was looked. */
  looks: number;
  /** What did not hold, at which step: nothing is looked at any more. */
  readonly problems: string[];
}

export function stepWatch(): StepWatch {
  return { hub: hubWatch(), desks: new Map(), looks: 0, problems: [] };
}

/** The part of a world that is looked at. */
export interface Watched {
  readonly watch: StepWatch;
  readonly log: HubLog;
}

export async function lookAt({ watch, log }: Watched, desk: SimDesk): Promise<void> {
  if (watch.problems.length > 0) return;
  watch.looks += 1;
  const known = watch.desks.get(desk.number) ?? deskWatch();
  watch.desks.set(desk.number, known);
  const found = [...(await watchHub(watch.hub, log)), ...watchDesk(known, desk, watch.hub)];
  watch.problems.push(...found.map((problem) => `desk ${String(desk.number)} (${desk.office}): ${problem}`));
}
