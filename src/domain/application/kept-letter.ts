import type { BlobHash } from '../../kernel/ids.ts';
import type { LetterKind } from '../letter/letter-kind.ts';

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
