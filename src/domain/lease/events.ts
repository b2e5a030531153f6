import type { UnitNo } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Basis } from '../application/events.ts';
import type { Term } from '../rent/events.ts';
import type { RentStandard } from '../rent/standard.ts';
import type { LeaseContent, LeasedHome, Tenant } from './content.ts';
import type { EndReason, Protocol, Signature } from './state.ts';

type ProtocolPayload = Omit<Protocol, 'recordedBy'>;

export const tenantChangeReasons = ['death', 'moved', 'divorce', 'other'] as const;

export type TenantChangeReason = (typeof tenantChangeReasons)[number];

/** The history of a lease, stream `lease:<lease>`. Its money has a stream of its own, `rent:<lease>`. */
export type LeaseEvent =
  | {
      readonly type: 'lease.drafted.v1';
      readonly payload: LeaseContent & {
        readonly leaseId: string;
        readonly leaseNo: string;
        readonly draftedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'lease.redrafted.v1';
      readonly payload: { readonly content: LeaseContent; readonly draftedOn: PlainDate; readonly basis: Basis };
    }
  /** PRH-17: duties and the grounds for returning the home were explained, before signing. */
  | {
      readonly type: 'lease.explained.v1';
      readonly payload: { readonly explainedOn: PlainDate; readonly note: string; readonly basis: Basis };
    }
  | {
      readonly type: 'lease.signed.v1';
      readonly payload: {
        readonly signedOn: PlainDate;
        readonly signatures: readonly Signature[];
        /** PRH-19. */
        readonly fileBy: PlainDate;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'lease.filed.v1';
      readonly payload: { readonly filedOn: PlainDate; readonly filingNo: string; readonly basis: Basis };
    }
  | { readonly type: 'lease.moved-in.v1'; readonly payload: ProtocolPayload }
  | { readonly type: 'lease.moved-out.v1'; readonly payload: ProtocolPayload }
  | {
      readonly type: 'lease.supplemented.v1';
      readonly payload: { readonly no: number; readonly text: string; readonly signedOn: PlainDate };
    }
  /** The new tenant has the remaining term, no more. */
  | {
      readonly type: 'lease.tenant-changed.v1';
      readonly payload: {
        readonly tenant: Tenant;
        readonly reason: TenantChangeReason;
        readonly publicised: { readonly from: PlainDate; readonly until: PlainDate };
        readonly changedOn: PlainDate;
        readonly comment: string;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'lease.ended.v1';
      readonly payload: {
        /** The last day of the lease, which counts. */
        readonly endsOn: PlainDate;
        readonly reason: EndReason;
        readonly comment: string;
        readonly recordedOn: PlainDate;
        readonly basis: Basis;
      };
    }
  /** PRH-24: from the day on the lease is of the other's home, and the other lease of this one's. */
  | {
      readonly type: 'lease.home-swapped.v1';
      readonly payload: {
        readonly home: LeasedHome;
        /** What a month of it costs from the day on. */
        readonly standard: RentStandard;
        readonly withLease: string;
        readonly withLeaseNo: string;
        readonly formerUnitNo: UnitNo;
        readonly swappedOn: PlainDate;
        readonly reason: 'work' | 'schooling';
        readonly comment: string;
        /** Who signed for the landlord and the two tenants. */
        readonly consents: { readonly landlord: string; readonly tenant: string; readonly other: string };
        readonly basis: Basis;
      };
    }
  /** The next version of the lease: its term begins on the day after (PRH-30). */
  | {
      readonly type: 'lease.renewed.v1';
      readonly payload: {
        readonly term: Term;
        readonly previous: Term;
        readonly signedOn: PlainDate;
        readonly signatures: readonly Signature[];
        readonly fileBy: PlainDate;
        readonly basis: Basis;
      };
    }
  | { readonly type: 'lease.dropped.v1'; readonly payload: { readonly reason: string; readonly droppedOn: PlainDate } };

export type LeaseEventType = LeaseEvent['type'];
