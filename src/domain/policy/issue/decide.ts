/**
 * How a pack gets a new version in a city: one administrator of the city proposes it whole, somebody else of the city
 * issues it (docs/decisions/0011-issuing-policy.md). What is issued is never edited; the next version follows it.
 */
import type { OfficeId, StaffId } from '../../../kernel/ids.ts';
import { type PlainDate, addDays, parsePlainDate } from '../../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { cityOf } from '../../office/office.ts';
import { type Role, rolesAllow } from '../../staff/role.ts';
import type { PolicyEvent } from './events.ts';
import type { PackState, Proposal } from './state.ts';
import type { JsonObject } from './value-tree.ts';

export type PolicyCommand =
  | {
      readonly type: 'propose';
      readonly proposalId: string;
      readonly version: JsonObject;
      readonly base: string;
      readonly reason: string;
    }
  | { readonly type: 'issue'; readonly proposalId: string }
  | { readonly type: 'withdraw' | 'refuse'; readonly proposalId: string; readonly reason: string };

/** What is wrong with one field of a version, as the check at the edge found it. */
export interface FieldProblem {
  /** E.g. `clocks.intake.count`; empty when it is about the version as a whole. */
  readonly path: string;
  readonly kind: 'missing' | 'type' | 'unknown-field' | 'too-small' | 'too-big' | 'choice' | 'other';
  /** The type, bound or choices that it should have kept to, as text. */
  readonly detail: string;
}

export type PolicyRefusal =
  | { readonly code: 'unknown-pack'; readonly pack: string }
  /** The pack comes with the program: a city changes what it inherits from it by a version of its own. */
  | { readonly code: 'pack-not-yours'; readonly pack: string }
  | { readonly code: 'unknown-version'; readonly version: string }
  | { readonly code: 'outside-office'; readonly office: OfficeId }
  | { readonly code: 'missing-permission'; readonly permission: 'policy.manage' | 'policy.issue' }
  | { readonly code: 'proposal-waits' }
  | { readonly code: 'no-proposal' }
  | { readonly code: 'own-proposal' }
  | { readonly code: 'not-proposer' }
  | { readonly code: 'version-unchanged'; readonly base: string }
  | { readonly code: 'version-not-after'; readonly last: PlainDate }
  | { readonly code: 'version-too-early'; readonly earliest: PlainDate }
  | { readonly code: 'bad-version'; readonly problem: FieldProblem }
  | { readonly code: 'reason-missing' };

export interface PolicyFacts {
  readonly actor: { readonly staffId: StaffId; readonly roles: readonly Role[]; readonly office: OfficeId };
  readonly today: PlainDate;
  readonly pack: string;
  /** Whether it is the pack that this city follows. */
  readonly isOwn: boolean;
  /** Every version that there is, shipped and issued. */
  readonly versions: readonly { readonly id: string; readonly effectiveFrom: PlainDate }[];
  /** How many values hold otherwise than under the base, what is inherited reckoned in. */
  readonly changedValues: number;
  /** What the check at the edge found wrong with the version in question. */
  readonly problem: FieldProblem | undefined;
  /** How many days back a version may take effect: a city's paper is often signed after the day that it names. */
  readonly backdateDays: number;
}

type Decision = Result<readonly PolicyEvent[], PolicyRefusal>;

export function decidePolicy(command: PolicyCommand, state: PackState, facts: PolicyFacts): Decision {
  const refusal = standingRefusal(command, facts);
  if (refusal !== undefined) return err(refusal);
  if (command.type === 'propose') return propose(command, state, facts);
  const { proposal } = state;
  if (proposal?.proposalId !== command.proposalId) return err({ code: 'no-proposal' });
  switch (command.type) {
    case 'issue':
      return issue(proposal, facts);
    case 'withdraw':
      if (proposal.by !== facts.actor.staffId) return err({ code: 'not-proposer' });
      return closed('policy.proposal-withdrawn.v1', command);
    case 'refuse':
      if (proposal.by === facts.actor.staffId) return err({ code: 'own-proposal' });
      return closed('policy.proposal-refused.v1', command);
  }
}

/** Who may do this at all: a pack is the whole city's, so only the city's office speaks about it. */
function standingRefusal(command: PolicyCommand, { actor, pack, isOwn }: PolicyFacts): PolicyRefusal | undefined {
  const permission = permissionFor[command.type];
  if (!rolesAllow(actor.roles, permission)) return { code: 'missing-permission', permission };
  const city = cityOf(actor.office);
  if (actor.office !== city) return { code: 'outside-office', office: city };
  return isOwn ? undefined : { code: 'pack-not-yours', pack };
}

const permissionFor = {
  propose: 'policy.manage',
  withdraw: 'policy.manage',
  issue: 'policy.issue',
  refuse: 'policy.issue',
} as const satisfies Record<PolicyCommand['type'], string>;

function propose(command: Extract<PolicyCommand, { type: 'propose' }>, state: PackState, facts: PolicyFacts): Decision {
  const { proposalId, version, base, reason } = command;
  if (state.proposal !== null) return err({ code: 'proposal-waits' });
  if (reason.trim() === '') return err({ code: 'reason-missing' });
  if (facts.problem !== undefined) return err({ code: 'bad-version', problem: facts.problem });
  const effectiveFrom = dayOf(version);
  if (effectiveFrom === undefined) return err({ code: 'bad-version', problem: NO_DAY });
  if (!facts.versions.some(({ id }) => id === base)) return err({ code: 'unknown-version', version: base });
  if (facts.changedValues === 0) return err({ code: 'version-unchanged', base });
  const refusal = dayRefusal(effectiveFrom, facts);
  if (refusal !== undefined) return err(refusal);
  const payload = { proposalId, pack: facts.pack, effectiveFrom, version, base, reason };
  return ok([{ type: 'policy.version-proposed.v1', payload }]);
}

const NO_DAY: FieldProblem = { path: 'effectiveFrom', kind: 'missing', detail: '' };

function dayOf(version: JsonObject): PlainDate | undefined {
  const day = version['effectiveFrom'];
  return typeof day === 'string' ? parsePlainDate(day) : undefined;
}

/** Asked again on the day of issue: a proposal that lay too long would reach too far back. */
function issue(proposal: Proposal, facts: PolicyFacts): Decision {
  if (proposal.by === facts.actor.staffId) return err({ code: 'own-proposal' });
  // A newer program may no longer take what an older one proposed.
  if (facts.problem !== undefined) return err({ code: 'bad-version', problem: facts.problem });
  const { proposalId, effectiveFrom } = proposal;
  const refusal = dayRefusal(effectiveFrom, facts);
  if (refusal !== undefined) return err(refusal);
  const versionId = `${facts.pack}@${effectiveFrom}`;
  return ok([{ type: 'policy.version-issued.v1', payload: { proposalId, versionId, effectiveFrom } }]);
}

function dayRefusal(effectiveFrom: PlainDate, facts: PolicyFacts): PolicyRefusal | undefined {
  const { versions, today, backdateDays } = facts;
  const last = versions
    .map((version) => version.effectiveFrom)
    .sort()
    .at(-1);
  if (last !== undefined && effectiveFrom <= last) return { code: 'version-not-after', last };
  const earliest = addDays(today, -backdateDays);
  return effectiveFrom < earliest ? { code: 'version-too-early', earliest } : undefined;
}

function closed(
  type: 'policy.proposal-withdrawn.v1' | 'policy.proposal-refused.v1',
  { proposalId, reason }: { readonly proposalId: string; readonly reason: string },
): Decision {
  if (reason.trim() === '') return err({ code: 'reason-missing' });
  return ok([{ type, payload: { proposalId, reason } }]);
}
