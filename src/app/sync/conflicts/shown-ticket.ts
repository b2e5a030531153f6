import type { RecordedTicketEvent } from '../../../domain/ticket/events.ts';
import { foldTicket } from '../../../domain/ticket/evolve.ts';
import type { TicketState } from '../../../domain/ticket/state.ts';
import type { LoadedEvent } from '../../../store/event-row.ts';
import { typedEvents } from '../../../store/typed-events.ts';
import type { OpenDesk } from '../../open-desk.ts';
import { staffName } from '../../staff/staff-stream.ts';

/** What two offices could have done differently to a ticket. Whoever is named in it does not get here (CMP-09). */
export function shownTicket(events: readonly LoadedEvent[], desk: OpenDesk): unknown {
  const state = foldTicket(typedEvents<RecordedTicketEvent>(events, 'ticket'));
  if (state === undefined) return undefined;
  const { stage, kind, subject, topic, channel, title, text, office, receivedOn, orderNo, caller, holder } = state;
  return {
    ticket: {
      stage,
      kind,
      subject,
      topic,
      channel,
      title,
      text,
      office,
      receivedOn,
      orderNo,
      callerName: caller?.name ?? null,
      callerPhone: caller?.phone ?? null,
      holder: holder === null ? null : staffName(desk, holder),
      ...handled(state),
      ...ended(state),
    },
  };
}

function handled(state: TicketState): object {
  const { acceptedOn, acceptanceNo, stops, extension, progressOn, promises, units, helps, answers } = state;
  const stop = stops.at(-1);
  const answer = answers.at(-1);
  const isStopped = stop !== undefined && stop.to === undefined;
  return {
    acceptedOn,
    acceptanceNo,
    pausedFor: isStopped ? stop.reason : null,
    pausedFrom: isStopped ? stop.from : null,
    extensionReason: extension?.reason ?? null,
    extensionGranted: extension?.granted ?? null,
    progressOn,
    promises: promises.map(({ what, by, keptOn }) => ({ promise: what, by, keptOn })),
    units: [...units],
    helping: helps.map((help) => help.office),
    answers: answers.length,
    answer: answer?.text ?? null,
    outcome: answer?.outcome ?? null,
    answerNo: answer?.number ?? null,
  };
}

function ended({ calls, redos, reopened, supervision, finding, appeal, reviews, closed }: TicketState): object {
  const review = reviews.at(-1);
  return {
    reached: calls.at(-1)?.reached ?? null,
    satisfaction: calls.at(-1)?.satisfaction ?? null,
    redos,
    reopened,
    supervision: [...supervision],
    finding,
    appealStruck: appeal?.struck ?? null,
    reviewLevel: review?.level ?? null,
    reviewUpheld: review?.done?.upheld ?? null,
    closedFor: closed?.reason ?? null,
    closedOn: closed?.on ?? null,
  };
}
