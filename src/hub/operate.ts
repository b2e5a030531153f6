/** What the hub's operator does beside running it. */
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { covers } from '../domain/office/office.ts';
import type { OfficeId } from '../kernel/ids.ts';
import { newCode, storedCode } from './enrol-codes.ts';
import { defaultLimits } from './limits.ts';
import { silentLogger } from './logger.ts';
import type { CityState, HubLog } from './log/hub-log.ts';
import { type HubPlace, openHubLog } from './open-hub-log.ts';

export interface OperatorCode {
  readonly city: OfficeId;
  readonly office: OfficeId;
  /** The person who may set a password on the new device. */
  readonly staffId: string | null;
}

/** A one-time code from the operator's hand: the way in for a city's first device. Opens the city when it is new. */
export function operatorCode(
  place: HubPlace,
  { city, office, staffId }: OperatorCode,
): Promise<{ readonly code: string; readonly expiresAt: number }> {
  if (!covers(city, office)) throw new RangeError(`${office} is not an office of ${city}`);
  return withLog(place, async (log) => {
    await log.openCity(city, uuidv7());
    const code = newCode(randomBytes);
    const expiresAt = Date.now() + defaultLimits.codeLivesMs;
    await log.putCode(storedCode(code, { city, office, staffId, expiresAt }));
    return { code, expiresAt };
  });
}

/** After a restore from a backup: every desk sees by the new epoch that the log is another one, and offers what it has. */
export function noteRestored(place: HubPlace): Promise<readonly CityState[]> {
  return withLog(place, async (log) => {
    await log.renewEpochs(() => uuidv7());
    return log.cities();
  });
}

/** Opens the log for one piece of work. */
export async function withLog<T>(place: HubPlace, work: (log: HubLog) => Promise<T>): Promise<T> {
  const log = await openHubLog(place, silentLogger);
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
