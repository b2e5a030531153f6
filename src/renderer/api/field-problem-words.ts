import type { TFunction } from 'i18next';
import type { FieldProblem } from '../../domain/policy/issue/decide.ts';

/** Which field of a policy version does not hold, and why. The path is the file's own: it names the place exactly. */
export function fieldProblemWords(
  { path, kind, detail }: FieldProblem,
  t: TFunction,
): { path: string; problem: string } {
  return {
    path: path === '' ? t('policy.problem.whole') : path,
    problem: t(`policy.problem.${kind}`, { detail }),
  };
}
