/** Characters drawn in public, typed by two people who do not see each other's typing. */
import { type Result, err, ok } from '../../kernel/result.ts';
import { valueProblems } from '../lottery/seed.ts';
import type { DrawCommand } from './commands.ts';
import type { ContributionSource } from './events.ts';
import type { DrawDecision, DrawFacts } from './facts.ts';
import type { DrawRefusal } from './refusal.ts';
import { secondOfTwo } from './second-of-two.ts';
import type { ContributionState, DrawState } from './state.ts';

type Of<Type extends DrawCommand['type']> = Extract<DrawCommand, { type: Type }>;

export function enterContribution(
  { contributionId, value, source }: Of<'enter-contribution'>,
  state: DrawState,
  facts: DrawFacts,
): DrawDecision {
  const declared = contributionOf(state, contributionId);
  if (declared === undefined) return err({ code: 'unknown-contribution' });
  if (declared.entered !== null) return err({ code: 'contribution-entered' });
  const fit = fitValue(declared, value);
  if (!fit.ok) return fit;
  if (!isSourced(source, facts)) return err({ code: 'figure-source-missing' });
  const payload = { contributionId, value, source, enteredOn: facts.today };
  return ok([{ type: 'draw.contribution-entered.v1', payload }]);
}

/** By another person than the first, who may sign in on the same screen. Typings that differ are both dropped. */
export function confirmContribution(
  { contributionId, value, secondBy }: Of<'confirm-contribution'>,
  state: DrawState,
  facts: DrawFacts,
): DrawDecision {
  const declared = contributionOf(state, contributionId);
  if (declared === undefined) return err({ code: 'unknown-contribution' });
  if (declared.confirmed !== null) return err({ code: 'contribution-entered' });
  if (declared.entered === null) return err({ code: 'contribution-not-entered' });
  if (secondBy !== null) {
    const signed = secondOfTwo(facts, state.office);
    if (!signed.ok) return signed;
  }
  const confirmedBy = secondBy ?? facts.actor.staffId;
  if (confirmedBy === declared.entered.by) return err({ code: 'contribution-same-person' });
  const fit = fitValue(declared, value);
  if (!fit.ok) return fit;
  return value === declared.entered.value
    ? ok([{ type: 'draw.contribution-confirmed.v1', payload: { contributionId, value, confirmedBy } }])
    : ok([{ type: 'draw.contribution-differed.v1', payload: { contributionId, second: value, confirmedBy } }]);
}

function contributionOf({ contributions }: DrawState, contributionId: string): ContributionState | undefined {
  return contributions.find(({ id }) => id === contributionId);
}

/** Exactly the declared length over the declared alphabet. */
function fitValue(declared: ContributionState, value: string): Result<null, DrawRefusal> {
  const [wrong] = valueProblems({ contributions: [declared] }, { [declared.id]: value });
  return wrong === undefined ? ok(null) : err({ code: 'contribution-unfit', problem: wrong.problem });
}

/** A public figure has a name and a place where it can be looked up, and is not of a day to come. */
function isSourced(source: ContributionSource, { today }: Pick<DrawFacts, 'today'>): boolean {
  if (source.kind === 'drawn-here') return true;
  return source.name.trim() !== '' && source.where.trim() !== '' && source.publishedOn <= today;
}
