import type { Declaration } from '../annual-review/events.ts';
import type { HandedPaper } from '../annual-review/paper.ts';
import type { ContactWay } from '../arrears/events.ts';
import type { Signature } from '../lease/state.ts';

/** What can be asked of the renewal of a term. */
export type RenewalCommand =
  | { readonly type: 'remind'; readonly way: ContactWay; readonly note: string }
  | {
      readonly type: 'apply';
      readonly months: number;
      readonly declaration: Declaration;
      readonly changes: string;
      readonly signedBy: string;
      /** A paper without photos is promised. */
      readonly papers: readonly HandedPaper[];
    }
  | { readonly type: 'admit'; readonly reason: string }
  | { readonly type: 'bring'; readonly papers: readonly HandedPaper[] }
  | { readonly type: 'review'; readonly outcome: 'passed' | 'failed'; readonly reason: string }
  | { readonly type: 'sign'; readonly signatures: readonly Signature[] };

export type RenewalCommandType = RenewalCommand['type'];
