import type { AnyRefusal } from '../../contract/errors.ts';
import type { LineFailure } from '../../sync/sync-stop.ts';

/** Why a request to the hub gave nothing that can be used. */
export type HubFailure = LineFailure;

/** What the person at the screen is told. */
export function refusalOfFailure(failure: HubFailure): AnyRefusal {
  if (failure.kind === 'certificate-changed') return { code: 'hub-refused', problem: failure.kind };
  if (failure.kind !== 'problem') return { code: 'hub-unreachable' };
  const { code } = failure.problem;
  if (code === 'bad-code') return { code: 'bad-enrolment-code' };
  return { code: 'hub-refused', problem: code };
}
