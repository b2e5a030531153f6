import { invariant } from '../../../src/kernel/invariant.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { commitMany } from '../../../src/store/unit-of-work.ts';
import type { CityDesk } from './city-desk.ts';

/**
 * Names taken at a desk, each by a command of its own with one event on a stream of its own: a name that was taken
 * elsewhere has no words to be decided again by.
 */
export function takeClaims(
  each: CityDesk,
  names: readonly string[],
  label: () => string = () => '虎台街道',
): readonly CommandId[] {
  const { desk } = each;
  const { staffId, office } = each.as('streetClerk').actor;
  const requests = names.map((holder) => ({
    commandId: desk.newId() as CommandId,
    commandName: 'test.claim',
    commandPayload: null,
    actor: staffId,
    office,
    wallTime: desk.now(),
    appends: [
      {
        stream: `claim:test-${holder}`,
        expectedVersion: 0,
        events: [{ type: 'claim.taken.v1', payload: { holder, label: label() } }],
      },
    ],
    outcome: null,
  }));
  for (const { kind } of commitMany(desk.file, requests)) invariant(kind === 'committed', kind);
  return requests.map(({ commandId }) => commandId);
}
