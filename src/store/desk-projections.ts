import { eventCatalogue } from './event-catalogue.ts';
import { type ProjectionSet, projectionSet } from './projection.ts';

/** What this program knows of the log and what it makes of it. */
export const deskProjections: ProjectionSet = projectionSet(eventCatalogue([]), []);
