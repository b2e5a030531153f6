import { changePack } from '../../../src/app/policy/change-pack.ts';
import { type OpenDesk, todayOf } from '../../../src/app/open-desk.ts';
import type { SignedIn } from '../../../src/app/session/signed-in.ts';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import type { PolicyCommand } from '../../../src/domain/policy/issue/decide.ts';
import type { JsonObject } from '../../../src/domain/policy/issue/value-tree.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays } from '../../../src/kernel/plain-date.ts';
import type { Result } from '../../../src/kernel/result.ts';

/** A version that gives a street's review so many working days. */
export function withStreetReview(effectiveFrom: string, count: number): JsonObject {
  const limit = { value: { count, unit: 'working' }, source: '市住建局通知（测试）第三条', confidence: 'O' };
  const dated = { source: '市住建局通知（测试）', confidence: 'O' };
  return { effectiveFrom, dated, clocks: { 'street-review': limit } };
}

export interface PolicyDesk {
  readonly desk: OpenDesk;
  readonly as: (name: 'admin' | 'citySupervisor' | 'secondCitySupervisor' | 'streetSupervisor') => SignedIn;
}

type Who = Parameters<PolicyDesk['as']>[0];

/** Gives a command on the city's own pack. */
export function onPack(at: PolicyDesk, who: Who, command: PolicyCommand): Result<null, AnyRefusal> {
  const change = { commandId: at.desk.newId() as CommandId, pack: at.desk.profile.policyCity, command };
  return changePack(at.desk, change, at.as(who));
}

/** The administrator proposes a version over the last one; gives the proposal's id. */
export function propose(at: PolicyDesk, version: JsonObject): string {
  const proposalId = at.desk.newId();
  const base = at.desk.pack()?.versions.at(-1)?.id ?? '';
  const result = onPack(at, 'admin', { type: 'propose', proposalId, version, base, reason: '测试' });
  invariant(result.ok, `the proposal is refused: ${JSON.stringify(result)}`);
  return proposalId;
}

/** Proposed and issued: in force from the day after today unless another is said. Gives the version's id. */
export function issue(at: PolicyDesk, count: number, from: string = addDays(todayOf(at.desk), 1)): string {
  const proposalId = propose(at, withStreetReview(from, count));
  const result = onPack(at, 'citySupervisor', { type: 'issue', proposalId });
  invariant(result.ok, `issuing is refused: ${JSON.stringify(result)}`);
  return `${at.desk.profile.policyCity}@${from}`;
}
