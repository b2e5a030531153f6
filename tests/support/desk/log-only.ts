import { everyEvent } from '../../../src/store/event-catalogue.ts';
import { projectionSet } from '../../../src/store/projection.ts';

/** A case file that keeps the log and no rows: for tests of what is in the log itself. */
export const logOnly = projectionSet(everyEvent, []);
