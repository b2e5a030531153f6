import type { TicketLine } from '../../contract/ticket-line.ts';
import type { RecordedTicketEvent } from '../../domain/ticket/events.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';

type Said = Pick<TicketLine, 'open' | 'text' | 'day' | 'word'>;

export interface LineNames {
  readonly staff: (staffId: StaffId) => string;
  readonly office: (office: OfficeId) => string;
}

/** What the citizen reads, and what stays between colleagues: nothing is both. */
const forCitizen = (text: string, more: Partial<Said> = {}): Said => ({
  open: true,
  text,
  day: null,
  word: null,
  ...more,
});
const inside = (text: string, more: Partial<Said> = {}): Said => ({
  open: false,
  text,
  day: null,
  word: null,
  ...more,
});

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}

/** One event as a line of the ticket's history. */
export function ticketLine(event: RecordedTicketEvent, names: LineNames): Said {
  switch (event.type) {
    case 'ticket.received.v1':
      return forCitizen(event.payload.text, { day: event.payload.receivedOn });
    case 'ticket.accepted.v1':
      return forCitizen(event.payload.noticeNo ?? '');
    case 'ticket.not-accepted.v1':
      return forCitizen(event.payload.path, { word: `ground.${event.payload.ground}` });
    case 'ticket.returned.v1':
      return inside(event.payload.reason, { word: `returnTo.${event.payload.to}` });
    case 'ticket.reclassified.v1':
      return inside(event.payload.reason, { word: `kind.${event.payload.kind}` });
    case 'ticket.assigned.v1':
      return inside(joined(names.staff(event.payload.to), event.payload.reason));
    case 'ticket.help-asked.v1':
      return inside(`${event.payload.units.join('、')}：${event.payload.question}`);
    case 'ticket.helped.v1':
      return inside(`${event.payload.unit}：${event.payload.text}`);
    case 'ticket.handed-on.v1':
      return inside(`${names.office(event.payload.office)} · ${event.payload.reason}`);
    case 'ticket.paused.v1':
      return inside(event.payload.comment, { word: `pause.${event.payload.reason}` });
    case 'ticket.resumed.v1':
    case 'ticket.sent-back.v1':
      return inside(event.payload.comment);
    case 'ticket.noted.v1':
    case 'ticket.papers-added.v1':
      return inside(event.payload.text);
    case 'ticket.called-back.v1': {
      const { reached, satisfaction, comment } = event.payload;
      return inside(comment, { word: reached ? `satisfaction.${satisfaction}` : 'notReached' });
    }
    case 'ticket.supervised.v1':
      return inside(event.payload.instruction, { word: `cause.${event.payload.cause}` });
    case 'ticket.recused.v1':
      return inside(`${names.staff(event.payload.staffId)} · ${event.payload.reason}`);
    case 'ticket.contacted.v1':
      return inside(event.payload.comment, { word: `finding.${event.payload.finding}` });
    case 'ticket.appealed.v1':
      return inside(event.payload.reason, { word: `appeal.${event.payload.grounds}` });
    case 'ticket.rechecked.v1':
      return inside(event.payload.comment, { word: event.payload.strike ? 'struck' : 'kept' });
    case 'ticket.letter-kept.v1':
      return inside(event.payload.number);
    case 'ticket.extension-asked.v1':
    case 'ticket.caller-corrected.v1':
      return inside(event.payload.reason);
    case 'ticket.extension-settled.v1':
    case 'ticket.progress-told.v1':
    case 'ticket.promised.v1':
    case 'ticket.promise-kept.v1':
    case 'ticket.answered.v1':
    case 'ticket.closed.v1':
    case 'ticket.linked.v1':
    case 'ticket.reopened.v1':
    case 'ticket.review-asked.v1':
    case 'ticket.reviewed.v1':
      return told(event);
  }
}

type Told = Extract<
  RecordedTicketEvent,
  {
    readonly type:
      | 'ticket.extension-settled.v1'
      | 'ticket.progress-told.v1'
      | 'ticket.promised.v1'
      | 'ticket.promise-kept.v1'
      | 'ticket.answered.v1'
      | 'ticket.closed.v1'
      | 'ticket.linked.v1'
      | 'ticket.reopened.v1'
      | 'ticket.review-asked.v1'
      | 'ticket.reviewed.v1';
  }
>;

function told(event: Told): Said {
  switch (event.type) {
    case 'ticket.extension-settled.v1':
      // The reason of an extension is told (PET-04); that one was refused is the office's own matter.
      return {
        ...inside(event.payload.comment),
        open: event.payload.granted,
        word: event.payload.granted ? 'granted' : 'denied',
      };
    case 'ticket.progress-told.v1':
      return forCitizen(event.payload.text, { day: event.payload.until });
    case 'ticket.promised.v1':
      return forCitizen(event.payload.what, { day: event.payload.by });
    case 'ticket.promise-kept.v1':
      return inside(event.payload.comment);
    case 'ticket.answered.v1': {
      const { text, number, outcome, cites = [] } = event.payload;
      const rests = cites.length === 0 ? [] : [`依据：${cites.map(({ label }) => label).join('、')}`];
      const words = [...(number === null ? [] : [number]), text, ...rests].join('\n');
      return forCitizen(words, { word: `outcome.${outcome}` });
    }
    case 'ticket.closed.v1':
      return { ...inside(event.payload.comment, { word: `close.${event.payload.reason}` }) };
    case 'ticket.linked.v1':
      return forCitizen(event.payload.explanation);
    case 'ticket.reopened.v1':
      return forCitizen(event.payload.text);
    case 'ticket.review-asked.v1':
      return forCitizen(event.payload.text, { day: event.payload.askedOn, word: `review.${event.payload.level}` });
    case 'ticket.reviewed.v1': {
      const { number, body, text, level } = event.payload;
      return forCitizen(`${number} ${body}\n${text}`, { word: `review.${level}` });
    }
  }
}
