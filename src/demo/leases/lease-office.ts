import type { OpenDesk } from '../../app/open-desk.ts';
import type { Actor } from '../../domain/application/available-actions.ts';

/** Where the leases of a demo city are kept, and by whom. */
export interface LeaseOffice {
  readonly desk: OpenDesk;
  readonly keeper: Actor;
}
