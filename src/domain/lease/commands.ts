import type { PlainDate } from '../../kernel/plain-date.ts';
import type { LeaseContent } from './content.ts';
import type { TenantChangeReason } from './events.ts';
import type { EndReason, Protocol, Signature } from './state.ts';

/** What can be asked of a lease. */
export type LeaseCommand =
  | { readonly type: 'draft'; readonly content: LeaseContent }
  | { readonly type: 'redraft'; readonly content: LeaseContent }
  | { readonly type: 'drop'; readonly reason: string }
  | { readonly type: 'explain'; readonly explainedOn: PlainDate; readonly note: string }
  | { readonly type: 'sign'; readonly signedOn: PlainDate; readonly signatures: readonly Signature[] }
  | { readonly type: 'file'; readonly filedOn: PlainDate; readonly filingNo: string }
  | ({ readonly type: 'move-in' } & Omit<Protocol, 'recordedBy'>)
  | ({ readonly type: 'move-out' } & Omit<Protocol, 'recordedBy'>)
  | { readonly type: 'supplement'; readonly text: string; readonly signedOn: PlainDate }
  | {
      readonly type: 'change-tenant';
      /** One of those who live there. */
      readonly identityNumber: string;
      readonly phone: string;
      readonly reason: TenantChangeReason;
      /** First and last day of the publicity in the estate. */
      readonly publicised: { readonly from: PlainDate; readonly until: PlainDate };
      readonly comment: string;
    }
  | { readonly type: 'end'; readonly endsOn: PlainDate; readonly reason: EndReason; readonly comment: string };

export type LeaseCommandType = LeaseCommand['type'];

export const leaseCommandTypes = [
  'draft',
  'redraft',
  'drop',
  'explain',
  'sign',
  'file',
  'move-in',
  'move-out',
  'supplement',
  'change-tenant',
  'end',
] as const satisfies readonly LeaseCommandType[];
