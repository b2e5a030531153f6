import type { ProblemCode } from '../../protocol/messages.ts';

/** A batch that no honest desk sends: refused whole, and noted in the audit. */
export interface PushProblem {
  readonly kind: 'problem';
  readonly code: ProblemCode;
  readonly detail: string;
}

export function problem(code: ProblemCode, detail: string): PushProblem {
  return { kind: 'problem', code, detail };
}
