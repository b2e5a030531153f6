import type { BlobHash } from '../../kernel/ids.ts';
import type { TicketLetterKind } from '../letter/letter-kind.ts';

/** A letter as it was made from a template and handed out, whatever becomes of the template. */
export interface KeptTicketLetter {
  readonly kind: TicketLetterKind;
  /** The place in the ticket's history of the step that made it, the first being 1. */
  readonly step: number;
  readonly number: string;
  /** `<stream>@<version>` of an office's own template, or `built-in`. */
  readonly template: string;
  readonly file: { readonly hash: BlobHash; readonly bytes: number; readonly name: string };
}
