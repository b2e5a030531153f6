/** What is written down while somebody is heard, as it is typed. */
import type { IntakeInput } from '../../../contract/tickets.ts';
import {
  type AboutKind,
  type TicketChannel,
  type TicketClass,
  type TicketKind,
  type TicketTopic,
  ratingLevels,
  ratingPlaces,
} from '../../../domain/ticket/kinds.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

export interface AboutEntry {
  readonly kind: AboutKind;
  readonly id: string;
  readonly label: string;
  readonly within?: string | undefined;
}

export interface HeardPaper {
  readonly name: string;
  readonly hash: string;
}

export interface HearForm {
  readonly kind: TicketKind;
  readonly subject: TicketClass;
  readonly channel: TicketChannel;
  readonly topic: TicketTopic;
  readonly office: string;
  readonly orderNo: string;
  readonly orderDueOn: string;
  readonly receivedOn: string;
  readonly name: string;
  readonly phone: string;
  readonly identityNumber: string;
  readonly anonymous: boolean;
  readonly representatives: string;
  readonly title: string;
  readonly text: string;
  readonly about: readonly AboutEntry[];
  readonly papers: readonly HeardPaper[];
  readonly level: string;
  readonly place: string;
  readonly of: string;
  readonly earlier: string | null;
}

export function emptyHearForm(office: string, today: string): HearForm {
  return {
    kind: 'hotline',
    subject: 'complaint',
    channel: 'counter',
    topic: 'repair',
    office,
    receivedOn: today,
    ...{ orderNo: '', orderDueOn: '', name: '', phone: '', identityNumber: '', representatives: '' },
    anonymous: false,
    ...{ title: '', text: '', about: [], papers: [], level: '4', place: 'on-site', of: '', earlier: null },
  };
}

export type HearField = 'title' | 'text' | 'name' | 'orderNo' | 'receivedOn' | 'orderDueOn' | 'representatives' | 'of';

const MOST_REPRESENTATIVES = 5;

function representativesOf({ representatives }: Pick<HearForm, 'representatives'>): string[] {
  return representatives
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Fields that still want something. */
export function missingInHearing(form: HearForm): readonly HearField[] {
  const missing: HearField[] = [];
  if (form.title.trim() === '') missing.push('title');
  if (form.kind !== 'rating' && form.text.trim() === '') missing.push('text');
  if (!form.anonymous && form.name.trim() === '') missing.push('name');
  if (form.channel === 'hotline-order' && form.orderNo.trim() === '') missing.push('orderNo');
  if (parseTypedDate(form.receivedOn) === undefined) missing.push('receivedOn');
  if (form.orderDueOn.trim() !== '' && parseTypedDate(form.orderDueOn) === undefined) missing.push('orderDueOn');
  if (form.kind === 'rating' && form.of.trim() === '') missing.push('of');
  if (form.kind === 'petition' && representativesOf(form).length > MOST_REPRESENTATIVES)
    missing.push('representatives');
  return missing;
}

export function intakeOf(form: HearForm): IntakeInput {
  const { kind, subject, channel, topic, office, title, text, earlier, name, phone, identityNumber } = form;
  const level = ratingLevels.find((known) => String(known) === form.level) ?? 4;
  const place = ratingPlaces.find((known) => known === form.place) ?? 'on-site';
  const isOrder = channel === 'hotline-order';
  return {
    ...{ kind, subject, channel, topic, office, title, text, earlier },
    orderNo: isOrder ? form.orderNo : '',
    orderDueOn: isOrder ? (parseTypedDate(form.orderDueOn) ?? null) : null,
    caller: form.anonymous ? null : { name, phone, identityNumber },
    representatives: kind === 'petition' ? representativesOf(form) : [],
    about: [...form.about],
    receivedOn: parseTypedDate(form.receivedOn) ?? form.receivedOn,
    rating: kind === 'rating' ? { level, place, of: form.of } : null,
    attachments: [...form.papers],
  };
}
