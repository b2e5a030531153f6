import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { LeaseEvent } from './events.ts';
import type { LeaseState } from './state.ts';

/** As it stands in the log: the event with who wrote it. */
export type RecordedLeaseEvent = LeaseEvent & { readonly actor: StaffId };

/** The lease after an event; undefined before it was drafted. */
function evolveLease(state: LeaseState | undefined, event: RecordedLeaseEvent): LeaseState {
  if (event.type === 'lease.drafted.v1') {
    const { leaseId, leaseNo, draftedOn: _on, basis: _basis, ...content } = event.payload;
    return { ...EMPTY, leaseId, leaseNo, content };
  }
  invariant(state, 'a lease begins as a draft');
  const by = event.actor;
  switch (event.type) {
    case 'lease.redrafted.v1':
      // What was explained was another contract.
      return { ...state, content: event.payload.content, draftVersion: state.draftVersion + 1, explained: null };
    case 'lease.explained.v1':
      return { ...state, explained: { on: event.payload.explainedOn, note: event.payload.note, by } };
    case 'lease.signed.v1': {
      const { signedOn: on, signatures, fileBy } = event.payload;
      return { ...state, status: 'signed', signed: { on, signatures }, fileBy };
    }
    case 'lease.filed.v1':
      return { ...state, filed: { on: event.payload.filedOn, filingNo: event.payload.filingNo } };
    case 'lease.moved-in.v1':
      return { ...state, movedIn: { ...event.payload, recordedBy: by } };
    case 'lease.moved-out.v1':
      return { ...state, movedOut: { ...event.payload, recordedBy: by } };
    case 'lease.supplemented.v1':
      return { ...state, supplements: [...state.supplements, event.payload] };
    case 'lease.tenant-changed.v1': {
      const { tenant, changedOn } = event.payload;
      const former = { tenant: state.content.tenant, until: changedOn };
      return { ...state, content: { ...state.content, tenant }, formerTenants: [...state.formerTenants, former] };
    }
    case 'lease.home-swapped.v1': {
      const { home, standard } = event.payload;
      const { from: _from, ...rent } = standard;
      return { ...state, content: { ...state.content, home, rent } };
    }
    case 'lease.ended.v1': {
      const { endsOn: on, reason, comment } = event.payload;
      return { ...state, status: 'ended', ended: { on, reason, comment } };
    }
    case 'lease.renewed.v1': {
      const { term, previous, signedOn, signatures, fileBy } = event.payload;
      const renewals = [...state.renewals, { previous, signedOn }];
      const signed = { on: signedOn, signatures };
      return { ...state, content: { ...state.content, term }, signed, fileBy, filed: null, renewals };
    }
    case 'lease.dropped.v1':
      return { ...state, status: 'dropped' };
  }
}

const EMPTY = {
  status: 'draft',
  draftVersion: 1,
  explained: null,
  signed: null,
  fileBy: null,
  filed: null,
  movedIn: null,
  movedOut: null,
  supplements: [],
  formerTenants: [],
  renewals: [],
  ended: null,
} as const;

export function foldLease(events: readonly RecordedLeaseEvent[]): LeaseState | undefined {
  let state: LeaseState | undefined;
  for (const event of events) state = evolveLease(state, event);
  return state;
}
