import type { TFunction } from 'i18next';
import type { PolicyApplies } from '../../../contract/policies.ts';

type Step = PolicyApplies['steps'][number];

const DECIDING = [
  'application.approved.v1',
  'application.rejected.v1',
  'application.rejection-confirmed.v1',
  'application.rejection-overturned.v1',
];

interface NamedStep {
  readonly step: Step;
  readonly name: 'received' | 'accepted' | 'decided';
}

/** The step that says most about a case: its decision, before that its acceptance, before that that it came. */
function tellingStep({ steps }: Pick<PolicyApplies, 'steps'>): NamedStep | undefined {
  const decided = steps.findLast(({ type }) => DECIDING.includes(type));
  if (decided !== undefined) return { step: decided, name: 'decided' };
  const accepted = steps.findLast(({ type }) => type === 'application.accepted.v1');
  if (accepted !== undefined) return { step: accepted, name: 'accepted' };
  const [received] = steps;
  return received === undefined ? undefined : { step: received, name: 'received' };
}

/** 按 2021-02-07 起的版本（受理日 2021-03-01）, and what goes by another from now on. */
export function policyLine(applies: PolicyApplies, t: TFunction): readonly string[] {
  const told = tellingStep(applies);
  const lines: string[] = [];
  if (told !== undefined) {
    const { step, name } = told;
    const words = { step: t(`policy.applies.stepName.${name}`), on: step.on, version: step.versionId };
    lines.push(
      step.effectiveFrom === null
        ? t('policy.applies.unknown', words)
        : t('policy.applies.long', { ...words, day: step.effectiveFrom }),
    );
  }
  const { today } = applies;
  if (today === null) lines.push(t('policy.applies.noToday'));
  else if (told !== undefined && told.name !== 'decided' && today.versionId !== told.step.versionId) {
    lines.push(t('policy.applies.todayOther', { day: today.effectiveFrom }));
  }
  return lines;
}
