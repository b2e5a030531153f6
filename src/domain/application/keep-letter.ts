import { err, ok } from '../../kernel/result.ts';
import type { CaseCommand } from './commands.ts';
import type { Decision } from './facts.ts';

/** Refused without a number: a letter that no step has made. */
export function keepLetter(command: Extract<CaseCommand, { type: 'keep-letter' }>): Decision {
  const { letter } = command;
  if (letter.number === '') return err({ code: 'no-such-letter' });
  return ok([{ type: 'application.letter-kept.v1', payload: letter }]);
}
