import { parseOfficeId } from '../office/office.ts';
import { type PlainDate, parsePlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Intake } from './events.ts';
import type { TicketClass, TicketTopic } from './kinds.ts';

export const orderColumns = [
  'orderNo',
  'title',
  'text',
  'name',
  'phone',
  'subject',
  'topic',
  'about',
  'office',
  'receivedOn',
  'dueOn',
] as const;

export type OrderColumn = (typeof orderColumns)[number];

/** How a hotline's table says it: data, so that a city with other columns writes its own. */
export interface OrderMapping {
  readonly columns: Readonly<Record<OrderColumn, string>>;
  readonly subjects: Readonly<Record<string, TicketClass>>;
  readonly topics: Readonly<Record<string, TicketTopic>>;
}

export interface OrderProblem {
  readonly column: OrderColumn;
  readonly problem: 'missing' | 'not-a-day' | 'not-an-office' | 'unknown-word' | 'too-long';
}

const LONGEST: Partial<Readonly<Record<OrderColumn, number>>> = {
  orderNo: 60,
  title: 100,
  text: 2000,
  name: 50,
  phone: 30,
  about: 200,
};

/**
 * One row of an export of the hotline as an intake; else everything that is wrong with it, column by column. An order
 * without an office is the importing person's; a word for class or topic that nobody mapped is a problem, not a guess.
 */
export function intakeOfOrder(
  row: Readonly<Record<string, string>>,
  mapping: OrderMapping,
  own: OfficeId,
): Result<Intake, readonly OrderProblem[]> {
  const text = (column: OrderColumn): string => (row[mapping.columns[column]] ?? '').trim();
  const problems: OrderProblem[] = [];
  const wrong = (column: OrderColumn, problem: OrderProblem['problem']): void => {
    problems.push({ column, problem });
  };
  for (const column of ['orderNo', 'title', 'text', 'receivedOn'] as const)
    if (text(column) === '') wrong(column, 'missing');
  for (const column of orderColumns) if (text(column).length > (LONGEST[column] ?? 60)) wrong(column, 'too-long');
  const office = text('office') === '' ? own : parseOfficeId(text('office'));
  if (office === undefined) wrong('office', 'not-an-office');
  const day = (column: 'receivedOn' | 'dueOn'): PlainDate | null => {
    if (text(column) === '') return null;
    const parsed = parsePlainDate(text(column).slice(0, 10).replaceAll('/', '-'));
    if (parsed === undefined) wrong(column, 'not-a-day');
    return parsed ?? null;
  };
  const receivedOn = day('receivedOn');
  const orderDueOn = day('dueOn');
  const subject = text('subject') === '' ? 'complaint' : mapping.subjects[text('subject')];
  if (subject === undefined) wrong('subject', 'unknown-word');
  const topic = text('topic') === '' ? 'other' : mapping.topics[text('topic')];
  if (topic === undefined) wrong('topic', 'unknown-word');
  if (problems.length > 0 || !office || !receivedOn || !subject || !topic) return err(problems);
  const about = text('about');
  return ok({
    kind: 'hotline',
    subject,
    channel: 'hotline-order',
    orderNo: text('orderNo'),
    caller: text('name') === '' ? null : { name: text('name'), phone: text('phone'), identityNumber: '' },
    representatives: [],
    title: text('title'),
    text: text('text'),
    topic,
    about: about === '' ? [] : [{ kind: 'estate', id: '', label: about }],
    office,
    receivedOn,
    orderDueOn,
    earlier: null,
    rating: null,
    attachments: [],
  });
}
