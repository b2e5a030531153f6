import type { ArrearsLetter } from '../letter/letter-kind.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ArrearsStep, ContactWay, Instalment } from './events.ts';

/** What can be recorded about the arrears of a lease. */
export type ArrearsCommand =
  | { readonly type: 'contact'; readonly way: ContactWay; readonly reached: boolean; readonly note: string }
  | { readonly type: 'take-step'; readonly step: ArrearsStep; readonly note: string }
  /** Given by the program when somebody has a letter made. */
  | { readonly type: 'make-letter'; readonly letter: ArrearsLetter }
  | { readonly type: 'pause'; readonly until: PlainDate; readonly reason: string }
  | { readonly type: 'resume'; readonly reason: string }
  | { readonly type: 'agree'; readonly instalments: readonly Instalment[]; readonly note: string }
  | { readonly type: 'end-agreement'; readonly reason: string };

export type ArrearsCommandType = ArrearsCommand['type'];

export const arrearsCommandTypes = [
  'contact',
  'take-step',
  'make-letter',
  'pause',
  'resume',
  'agree',
  'end-agreement',
] as const satisfies readonly ArrearsCommandType[];
