/** What a conflict that is about no case is about, as people call it, and where it is looked at. */
import type { ConflictAbout } from '../../../contract/conflicts.ts';
import { type RecordedPlanEvent, foldPlan } from '../../../domain/allocation/evolve.ts';
import type { RecordedDrawEvent } from '../../../domain/draw/events.ts';
import { foldDraw } from '../../../domain/draw/evolve.ts';
import type { EstateEvent } from '../../../domain/estate/events.ts';
import { foldEstate } from '../../../domain/estate/state.ts';
import { type RecordedLeaseEvent, foldLease } from '../../../domain/lease/evolve.ts';
import { type LibraryEvent, foldDocument } from '../../../domain/library/document.ts';
import { type RecordedPaymentEvent, foldPayment } from '../../../domain/payment/state.ts';
import { type RecordedPublicityEvent, foldNotice } from '../../../domain/publicity/evolve.ts';
import type { RecordedTicketEvent } from '../../../domain/ticket/events.ts';
import { foldTicket } from '../../../domain/ticket/evolve.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { typedEvents } from '../../../store/typed-events.ts';
import { loadDraw } from '../../draw/draw-stream.ts';
import { leaseStream } from '../../lease/lease-stream.ts';
import type { OpenDesk } from '../../open-desk.ts';
import type { ConflictSubject } from './conflict-subject.ts';

interface Named {
  readonly desk: OpenDesk;
  /** The stream without its kind. */
  readonly id: string;
  /** As they are now; as mine would have them where there is nothing yet. */
  readonly events: readonly LoadedEvent[];
}

/** Null: there is no label, and the thing is not said. */
type Namer = (named: Named) => Omit<ConflictAbout, 'kind'> | null;

const lease: Namer = ({ desk, id, events }) => {
  const [leaseId = ''] = id.split('.');
  const known = desk.file.load(leaseStream(leaseId)).events;
  const state = foldLease(typedEvents<RecordedLeaseEvent>(known.length > 0 ? known : events, 'lease'));
  return state === undefined ? null : { id: leaseId, label: `${state.leaseNo} ${state.content.tenant.name}` };
};

const labelled =
  (labelOf: (events: readonly LoadedEvent[]) => string | undefined): Namer =>
  ({ id, events }) => {
    const label = labelOf(events);
    return label === undefined ? null : { id, label };
  };

const named = {
  lease,
  rent: lease,
  arrears: lease,
  review: lease,
  renewal: lease,
  leaving: lease,
  ticket: labelled((events) => {
    const state = foldTicket(typedEvents<RecordedTicketEvent>(events, 'ticket'));
    return state === undefined ? undefined : `${state.ticketNo} ${state.title}`;
  }),
  payment: labelled((events) => foldPayment(typedEvents<RecordedPaymentEvent>(events, 'payment'))?.payment.payer),
  unit: ({ id }) => ({ id, label: id }),
  estate: labelled((events) => foldEstate(typedEvents<EstateEvent>(events, 'estate'))?.name),
  library: labelled((events) => foldDocument(typedEvents<LibraryEvent>(events, 'library'))?.versions.at(-1)?.title),
  draw: labelled((events) => foldDraw(typedEvents<RecordedDrawEvent>(events, 'draw'))?.title),
  selection: ({ desk, id }) => {
    const title = loadDraw(desk.file, id)?.state.title;
    return title === undefined ? null : { id, label: title };
  },
  plan: labelled((events) => foldPlan(typedEvents<RecordedPlanEvent>(events, 'plan'))?.parts.title),
  publicity: labelled(
    (events) => foldNotice(typedEvents<RecordedPublicityEvent>(events, 'publicity'))?.noticeNo ?? undefined,
  ),
} as const satisfies Readonly<Record<ConflictAbout['kind'], Namer>>;

export function conflictAbout(desk: OpenDesk, subject: ConflictSubject): ConflictAbout | null {
  const { stream, before, mine, since } = subject;
  const colon = stream.indexOf(':');
  const kind = stream.slice(0, colon);
  if (!isNamed(kind)) return null;
  const now = [...before, ...since];
  const about = named[kind]({ desk, id: stream.slice(colon + 1), events: now.length > 0 ? now : mine });
  return about === null ? null : { kind, ...about };
}

function isNamed(kind: string): kind is keyof typeof named {
  return Object.hasOwn(named, kind);
}
