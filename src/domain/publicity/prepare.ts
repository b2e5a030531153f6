/** Which cases can stand in one notice: they wait for this office, and the policy publishes them alike. */
import type { CaseId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import { officeOfStep } from '../application/chain.ts';
import { awaitsPublicity, publicityOf } from '../application/publicity-steps.ts';
import type { ApplicationState } from '../application/state.ts';
import { rolesAllow } from '../staff/role.ts';
import type { PublicityDecision, PublicityFacts } from './facts.ts';
import type { Unfit } from './refusal.ts';

/** Larger notices are two: a notice is read by people, and written in one unit of work. */
export const MOST_ITEMS = 300;

export function prepare(caseIds: readonly CaseId[], facts: PublicityFacts): PublicityDecision {
  const { actor } = facts;
  if (!rolesAllow(actor.roles, 'case.publicise')) {
    return err({ code: 'missing-permission', permission: 'case.publicise' });
  }
  const distinct = [...new Set(caseIds)];
  if (distinct.length === 0) return err({ code: 'batch-empty' });
  if (distinct.length > MOST_ITEMS) return err({ code: 'batch-too-large', most: MOST_ITEMS });
  const states = distinct.map((caseId) => facts.caseOf(caseId));
  const [first] = states;
  const rule = first === undefined ? undefined : publicityOf(first, facts);
  const unfit = states.flatMap((state) => unfitOf(state, rule, facts) ?? []);
  if (unfit.length > 0 || rule === undefined || rule.limit === null) return err({ code: 'batch-unfit', cases: unfit });
  return ok({
    notice: [
      {
        type: 'publicity.prepared.v1',
        payload: {
          batchId: facts.batchId,
          office: actor.office,
          place: rule.office,
          limit: rule.limit,
          shows: rule.shows,
          caseIds: distinct,
          preparedOn: facts.today,
          basis: basis(facts, ['PRH-07', 'PI-04']),
        },
      },
    ],
    cases: [],
  });
}

type Rule = ReturnType<typeof publicityOf>;

/** What keeps a case out of the actor's notice; undefined when nothing does. */
export function unfitOf(state: ApplicationState | undefined, rule: Rule, facts: PublicityFacts): Unfit | undefined {
  if (state === undefined) return { caseNo: '', why: 'unknown' };
  const { caseNo } = state;
  if (!awaitsPublicity(state)) return { caseNo, why: 'not-waiting' };
  const own = publicityOf(state, facts);
  if (own === undefined) return { caseNo, why: 'not-waiting' };
  if (officeOfStep(own, state.street) !== facts.actor.office) return { caseNo, why: 'other-office' };
  if (JSON.stringify(own) !== JSON.stringify(rule)) return { caseNo, why: 'other-rule' };
  const isOwn = state.content.members.some((member) => facts.actor.interests.includes(member.identityNumber));
  return isOwn ? { caseNo, why: 'own-case' } : undefined;
}
