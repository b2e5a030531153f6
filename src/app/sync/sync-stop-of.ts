import type { HubState } from '../../store/sync/hub-state.ts';
import type { SyncStop } from '../../sync/sync-stop.ts';

/** Why the desk waits for a person before it speaks to its hub again, as the engine said it (store/sync/store-port.ts). */
export function syncStopOf({ stopped }: Pick<HubState, 'stopped'>): SyncStop | null {
  return stopped === null ? null : (JSON.parse(stopped) as SyncStop);
}
