import type { PolicyApplies } from '../../contract/policies.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { applicationStream } from '../application/application-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { loadPack, versionOn } from './pack.ts';

/**
 * Which version each step of a case was decided on. Not worked out again: every step's event names its version, and
 * keeps it whatever is issued later. What a step of today would go by is worked out.
 */
export function appliesTo(desk: OpenDesk, caseId: CaseId): PolicyApplies {
  const versions = packVersionsById(desk);
  const steps = desk.file.load(applicationStream(caseId)).events.flatMap(({ type, payload, wallTime }) => {
    const { basis } = payload as { readonly basis?: { readonly policy: string } };
    if (basis === undefined) return [];
    const effectiveFrom = versions(basis.policy)?.effectiveFrom ?? null;
    return [{ type, on: chinaDateOf(instant(wallTime)), versionId: basis.policy, effectiveFrom }];
  });
  const on = todayOf(desk);
  const pack = desk.pack();
  const current = pack === undefined ? undefined : versionOn(pack, on);
  const isInForce = current?.usable !== undefined;
  return { steps, today: isInForce ? { on, versionId: current.id, effectiveFrom: current.effectiveFrom } : null };
}

function packVersionsById(desk: OpenDesk) {
  const own = desk.pack();
  return (id: string) => {
    const pack = id.slice(0, id.indexOf('@'));
    const versions = (pack === own?.id ? own : loadPack(desk, pack))?.versions;
    return versions?.find((version) => version.id === id);
  };
}
