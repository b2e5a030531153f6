import { type Queue, queues } from '../application/queue.ts';
import type { OfficeLevel } from '../office/office.ts';

/**
 * Whose turn a step is. `applicant`: the office waits. `notice`: an office that the case's chain names, and many cases at
 * once, so nobody takes one. `nobody`: it has ended. The same answer as `stepOffice` gives
 * for a case (application/available-actions.ts); a test holds the two together.
 */
const turns: Readonly<Record<Queue, OfficeLevel | 'applicant' | 'notice' | 'nobody'>> = {
  'to-accept': 'street',
  'awaiting-supplement': 'applicant',
  'street-review': 'street',
  'district-review': 'district',
  'city-decision': 'city',
  recheck: 'city',
  approved: 'nobody',
  rejected: 'nobody',
  withdrawn: 'nobody',
  'community-check': 'street',
  'civil-affairs-review': 'district',
  'final-list': 'city',
  'to-publicise': 'notice',
  publicised: 'notice',
  objection: 'notice',
  registered: 'nobody',
};

/** Steps of which one is still to be taken: what can be late. */
export const openQueues: readonly Queue[] = queues.filter((queue) => turns[queue] !== 'nobody');

/** The steps that an office of this level takes. */
export function turnQueues(level: OfficeLevel): readonly Queue[] {
  return queues.filter((queue) => turns[queue] === level);
}
