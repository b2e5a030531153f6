import type { StepResult } from '../../../src/sync/engine.ts';
import { hubState, movingState } from '../../../src/store/sync/hub-state.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import type { CityDesk } from './city-desk.ts';

/** One exchange with the hub. */
export async function turn(each: CityDesk): Promise<StepResult> {
  return (await each.line.engine()?.step()) ?? { kind: 'alone' };
}

/** Sends and fetches until nothing waits and nothing comes, documents too. Throws what keeps it from the hub. */
export async function crank(each: CityDesk): Promise<void> {
  const { db } = each.desk.file;
  for (let round = 0; round < 2_000; round += 1) {
    const before = hubState(db)?.cursor;
    const result = await turn(each);
    if (result.kind !== 'went-on') throw new Error(`not together: ${JSON.stringify(each.line.status())}`);
    const report = each.line.status();
    const isStill = hubState(db)?.cursor === before && movingState(db) === undefined && outboxCounts(db).waiting === 0;
    if (isStill && report.phase === 'idle') {
      await each.line.documents()?.fetchAll();
      return;
    }
  }
  throw new Error(`the desk does not come to rest: ${JSON.stringify(each.line.status())}`);
}
