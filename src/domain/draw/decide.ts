/**
 * The rules of a draw's ceremony (PRH-14, PRH-15): nothing changes after the freeze, what is drawn is drawn once and by
 * two people, and what was refused stands in the log. Every command gives the events of the draw's own stream.
 */
import { err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import { rolesAllow } from '../staff/role.ts';
import { mayOnDraw } from './available-actions.ts';
import type { DrawCommand } from './commands.ts';
import { confirmContribution, enterContribution } from './decide-contribution.ts';
import { publish, settle, voidDraw } from './decide-publication.ts';
import { answerObjection, raiseObjection } from './decide-objection.ts';
import { recordResult, start } from './decide-result.ts';
import { closeSigning, sign } from './decide-signing.ts';
import type { DrawEvent } from './events.ts';
import type { DrawDecision, DrawFacts } from './facts.ts';
import { secondOfTwo } from './second-of-two.ts';
import type { DrawState } from './state.ts';

/** Decides a command on a draw; `state` is undefined before the freeze. */
export function decideDraw(command: DrawCommand, state: DrawState | undefined, facts: DrawFacts): DrawDecision {
  if (command.type === 'freeze') {
    return state === undefined ? freeze(command, facts) : err({ code: 'draw-frozen-already', status: state.status });
  }
  if (state === undefined) return err({ code: 'unknown-draw' });
  // The same result again, from another desk or after a power cut, changes nothing.
  if (command.type === 'record-result' && state.result !== null) return recordResult(state, facts);
  const allowed = mayOnDraw(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'enter-contribution':
      return enterContribution(command, state, facts);
    case 'confirm-contribution':
      return confirmContribution(command, state, facts);
    case 'start':
      return start(facts);
    case 'record-result':
      return recordResult(state, facts);
    case 'sign':
      return sign(command, state, facts);
    case 'close-signing':
      return closeSigning(state, facts);
    case 'publish':
      return publish(facts);
    case 'raise-objection':
      return raiseObjection(command, state, facts);
    case 'answer-objection':
      return answerObjection(command, state, facts);
    case 'settle':
      return settle(state, facts);
    case 'void':
      return voidDraw(command.reason, facts);
  }
}

/** Plan, roots and masked roster stand from here on. Every gate is closed, and two people sign. */
function freeze({ prepared }: Extract<DrawCommand, { type: 'freeze' }>, facts: DrawFacts): DrawDecision {
  const { actor, program, freeze: found } = facts;
  if (!rolesAllow(actor.roles, 'draw.conduct')) return err({ code: 'missing-permission', permission: 'draw.conduct' });
  if (found === undefined) return err({ code: 'bundle-unfit', part: 'file' });
  if (found.gates.length > 0) return err({ code: 'roster-gated', gates: found.gates });
  if (!found.bundle.ok) return err({ code: 'bundle-unfit', part: found.bundle.error });
  const { plan, planHash, files } = found.bundle.value;
  if (planHash !== prepared.planHash) return err({ code: 'bundle-unfit', part: 'plan-hash' });
  if (plan.drawId !== facts.drawId) return err({ code: 'bundle-unfit', part: 'draw-id' });
  const { counts } = prepared;
  const inTiers = counts.tiers.reduce((sum, { households }) => sum + households, 0);
  const isCounted = counts.households === plan.rosterCount && counts.units === plan.unitCount;
  if (!isCounted || inTiers !== plan.rosterCount) return err({ code: 'bundle-unfit', part: 'counts' });
  const rehearsalOf = prepared.rehearsalOf ?? null;
  if (rehearsalOf !== null && !plan.rehearsal) return err({ code: 'rehearsal-never-counts' });
  if (!found.previousVoided) return err({ code: 'previous-not-voided' });
  const second = secondOfTwo(facts, actor.office);
  if (!second.ok) return second;
  const frozen: DrawEvent = {
    type: 'draw.frozen.v1',
    payload: {
      drawId: facts.drawId,
      office: actor.office,
      title: plan.title,
      city: plan.city,
      planHash,
      algorithm: plan.hash,
      rosterRoot: plan.rosterRoot,
      rosterCount: plan.rosterCount,
      unitRoot: plan.unitRoot,
      unitCount: plan.unitCount,
      pools: plan.pools,
      assign: plan.assign,
      contributions: plan.contributions,
      rehearsal: plan.rehearsal,
      rehearsalOf,
      previous: plan.previous,
      files,
      sealed: prepared.sealedDocument,
      counts,
      frozenOn: facts.today,
      secondBy: second.value,
      program,
      basis: basis(facts, ['PRH-11', 'PRH-13', 'PRH-14']),
    },
  };
  return ok([frozen]);
}
