/**
 * What the letter of a step says (domain/letter/letter-fields.ts): the ticket as that step left it, by the calendar as it
 * is now. In Chinese, as every paper that leaves the desk.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { TemplateValues } from '../../domain/letter/letter-fields.ts';
import type { TicketLetterKind } from '../../domain/letter/letter-kind.ts';
import { clocksOf, timedClocks } from '../../domain/ticket/clocks.ts';
import type { RecordedTicketEvent } from '../../domain/ticket/events.ts';
import { foldTicket } from '../../domain/ticket/evolve.ts';
import type { TicketState } from '../../domain/ticket/state.ts';
import { ticketLetterNumber, ticketLetterOf } from '../../domain/ticket/ticket-letter.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { OpenDesk } from '../open-desk.ts';
import { dayWords } from '../publicity/notice-papers.ts';
import { officeName } from '../staff/offices.ts';
import { staffName } from '../staff/staff-stream.ts';
import { groundNames, letterTitles, outcomeNames, topicNames } from './chinese-words.ts';
import { ticketEvents } from './ticket-stream.ts';

export interface LetterAtStep {
  readonly kind: TicketLetterKind;
  readonly number: string;
  readonly fileName: string;
  readonly values: TemplateValues;
}

/** Refused `no-such-letter` where the step makes none. */
export function letterAtStep(desk: OpenDesk, ticketId: string, step: number): Result<LetterAtStep, AnyRefusal> {
  const events = ticketEvents(desk.file, ticketId).slice(0, step);
  const event = events[step - 1];
  const state = foldTicket(events);
  const kind = event === undefined || state === undefined ? null : ticketLetterOf(event, state);
  if (event === undefined || state === undefined || kind === null) return err({ code: 'no-such-letter' });
  const number = ticketLetterNumber(event, step, state);
  const title = letterTitles[kind];
  const on = chinaDateOf(instant(event.wallTime));
  return ok({
    kind,
    number,
    fileName: `${title} ${number}.docx`.replaceAll(/[\\/:*?"<>|]/g, ' '),
    values: {
      机关: officeName(desk, state.office),
      文号: number,
      标题: title,
      收件人: recipientOf(kind, state),
      日期: dayWords(on),
      编号: state.ticketNo,
      工单号: state.orderNo,
      事项: topicNames[state.topic],
      诉求: state.title,
      内容: state.text,
      收到日期: dayWords(state.receivedOn),
      经办人: staffName(desk, event.actor),
      依据: [],
      ...ownValues(desk, event, { state, on }),
    },
  });
}

/** What goes back to the hotline is not addressed to the citizen. */
function recipientOf(kind: TicketLetterKind, { caller }: TicketState): string {
  if (kind === 'ticket-return' || kind === 'ticket-same-fact') return '12345 政务服务便民热线';
  return caller?.name ?? '来访人';
}

interface Left {
  readonly state: TicketState;
  readonly on: PlainDate;
}

function ownValues(desk: OpenDesk, event: RecordedTicketEvent, left: Left): TemplateValues {
  switch (event.type) {
    case 'ticket.accepted.v1':
      return handlingDay(desk, left);
    case 'ticket.extension-settled.v1':
      return { 说明: event.payload.comment, ...handlingDay(desk, left) };
    case 'ticket.progress-told.v1':
      return { 说明: event.payload.text, 期限: dayWords(event.payload.until), 期限说明: '' };
    case 'ticket.answered.v1':
      return {
        结论: outcomeNames[event.payload.outcome],
        答复: event.payload.text,
        依据: (event.payload.cites ?? []).map(({ label }, index) => ({ 序号: String(index + 1), 内容: label })),
        救济: remedy(left, '复查', '原办理机关的上一级机关'),
      };
    case 'ticket.reviewed.v1': {
      const { level, upheld, body, text } = event.payload;
      const next = remedy(left, '复核', '复查机关的上一级机关');
      return {
        复查机关: body,
        结论: upheld ? '维持原处理意见' : '变更原处理意见',
        答复: text,
        救济: level === 'review' ? next : '本复核意见为信访终结意见，以同一事实和理由再提出信访的，不再受理。',
      };
    }
    case 'ticket.not-accepted.v1':
      return { 结论: groundNames[event.payload.ground], 途径: event.payload.path };
    case 'ticket.returned.v1':
      return { 说明: event.payload.reason };
    case 'ticket.linked.v1':
      return { 说明: event.payload.explanation };
    case 'ticket.received.v1':
    case 'ticket.reclassified.v1':
    case 'ticket.assigned.v1':
    case 'ticket.help-asked.v1':
    case 'ticket.helped.v1':
    case 'ticket.handed-on.v1':
    case 'ticket.paused.v1':
    case 'ticket.resumed.v1':
    case 'ticket.extension-asked.v1':
    case 'ticket.promised.v1':
    case 'ticket.promise-kept.v1':
    case 'ticket.noted.v1':
    case 'ticket.papers-added.v1':
    case 'ticket.called-back.v1':
    case 'ticket.sent-back.v1':
    case 'ticket.closed.v1':
    case 'ticket.supervised.v1':
    case 'ticket.reopened.v1':
    case 'ticket.recused.v1':
    case 'ticket.contacted.v1':
    case 'ticket.appealed.v1':
    case 'ticket.rechecked.v1':
    case 'ticket.review-asked.v1':
    case 'ticket.caller-corrected.v1':
    case 'ticket.letter-kept.v1':
      return {};
  }
}

/** PET-05, PET-06: within how long the citizen may ask the level above; nothing for what is no petition. */
function remedy({ state }: Left, what: '复查' | '复核', where: string): string {
  const limit = state.limits.petitionAskReview;
  if (state.kind !== 'petition' || limit === undefined) return '';
  const unit = limit.unit === 'working' ? '个工作日' : '日';
  return `对本意见不服的，可以自收到之日起${String(limit.count)}${unit}内请求${where}${what}。`;
}

function handlingDay(desk: OpenDesk, { state, on }: Left): TemplateValues {
  const handle = timedClocks(clocksOf(state), desk.calendar, on).find(({ name }) => name === 'handle');
  return {
    期限: handle === undefined ? '' : dayWords(handle.dueOn),
    期限说明:
      handle?.provisional === true ? '上述期限涉及尚未公布放假安排的年度，如有变化，以公布后推算的日期为准。' : '',
  };
}
