import { namedStatement } from '../../src/store/statements.ts';
import type { SimDesk } from './sim-desk.ts';
import { lookAt } from './step-invariants.ts';
import { update } from './troubles.ts';
import type { SimWorld } from './world.ts';

const MOST_ROUNDS = 400;

/**
 * Everything is well again, but for clocks, which stay as wrong as they are: all desks exchange with the hub until
 * nothing waits and nothing comes. A revoked desk stays outside. Says why when they do not come to rest.
 */
export async function settleDown(world: SimWorld): Promise<string | undefined> {
  for (const desk of world.desks) {
    desk.line.heal();
    desk.dieAfter = null;
    desk.setDiskFull(false);
    await desk.line.deliverLate();
    update(desk);
  }
  const inside = world.desks.filter((desk) => !desk.isRevoked);
  const restless = (): readonly SimDesk[] => inside.filter((desk) => desk.engine.report().phase !== 'idle');
  let quiet = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let moved = false;
    for (const desk of inside) moved = (await rest(world, desk)) || moved;
    // One quiet round is not enough: a desk may have been given a page that it had asked for ahead, before the others
    // sent. Its next question is a fresh one, and by then nobody sends any more. In a third the last of them learns that
    // all others have been heard, and lets go of what nobody brought.
    quiet = moved ? 0 : quiet + 1;
    if (quiet === 3 && restless().length === 0) return undefined;
  }
  const states = restless().map((desk) => `desk ${String(desk.number)}: ${JSON.stringify(desk.engine.report())}`);
  return `the desks do not come to rest: ${states.join('; ')}`;
}

/** Steps until the desk waits for news; whether anything changed on the way. */
async function rest(world: SimWorld, desk: SimDesk): Promise<boolean> {
  const before = mark(desk);
  for (let step = 0; step < 200; step += 1) {
    world.now += 1_000;
    world.hub.now = world.now;
    const result = await desk.step();
    await lookAt(world, desk);
    const { phase } = desk.engine.report();
    if (result.kind === 'stopped' || phase === 'idle') break;
    if (result.kind === 'wait') world.now += result.ms;
  }
  return mark(desk) !== before;
}

const selectMark = namedStatement<[], { readonly mark: string }>(
  'sim.mark',
  `SELECT json_array(
     (SELECT json_array(cursor, epoch, office, moving_to) FROM hub),
     (SELECT json_array(count(*), max(position)) FROM event),
     (SELECT group_concat(hex(device) || ' ' || device_sequence) FROM own_head)) AS mark`,
);

function mark({ desk }: SimDesk): string {
  return selectMark.on(desk.file.db).get()?.mark ?? '';
}
