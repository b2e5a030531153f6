import type { BlobHash } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import type { LetterKind } from '../letter/letter-kind.ts';
import type { CaseCommand } from './commands.ts';
import type { Decision } from './facts.ts';

/**
 * A letter as it was made from a template: a Word file that stays with the case exactly as it was handed out, whatever
 * becomes of the template (decisions/0018).
 */
export interface KeptLetter {
  readonly kind: LetterKind;
  /** The place in the history of the step that made the letter. */
  readonly step: number;
  readonly number: string;
  /** Which template filled it: `<stream>@<version>` of an office's own, or `built-in`. */
  readonly template: string;
  readonly file: { readonly hash: BlobHash; readonly bytes: number; readonly name: string };
}

/** Refused without a number: a letter that no step has made. */
export function keepLetter(command: Extract<CaseCommand, { type: 'keep-letter' }>): Decision {
  const { letter } = command;
  if (letter.number === '') return err({ code: 'no-such-letter' });
  return ok([{ type: 'application.letter-kept.v1', payload: letter }]);
}
