import type { ContactWay } from '../arrears/events.ts';
import type { Declaration } from './events.ts';
import type { HandedPaper } from './paper.ts';

/** What can be asked of a review. A declaration that comes before the list was made calls the review by itself. */
export type ReviewCommand =
  | { readonly type: 'call' }
  | { readonly type: 'remind'; readonly way: ContactWay; readonly note: string }
  | {
      readonly type: 'declare';
      readonly declaration: Declaration;
      readonly changes: string;
      /** Who signed the promise that all this is true. */
      readonly signedBy: string;
      /** A paper without photos is promised. */
      readonly papers: readonly HandedPaper[];
    }
  | { readonly type: 'bring'; readonly papers: readonly HandedPaper[] }
  | { readonly type: 'decide'; readonly outcome: 'passed' | 'failed'; readonly reason: string }
  | { readonly type: 'reopen'; readonly reason: string };

export type ReviewCommandType = ReviewCommand['type'];
