/**
 * The counter form as the screen holds it: every field as typed, so that a draft can be half filled and wrong. It
 * becomes an application's content in form-content.ts. What is read back from a stored draft is taken field by field:
 * a draft of an older program loses at most the fields that changed.
 */
import { z } from 'zod';
import { documentFileSchema } from '../../../contract/schemas/application.ts';
import { documentTypes } from '../../../domain/application/document.ts';
import { assetKinds, homeNatures } from '../../../domain/application/household.ts';
import { channels, greenChannelReasons, programmes } from '../../../domain/application/programme.ts';
import { identityDocumentKinds } from '../../../domain/identity/identity-document.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';

const text = z.string().catch('');
const no = z.boolean().catch(false);
const yes = z.boolean().catch(true);

export const housingChangeKinds = ['demolished', 'sold', 'given', 'divided', 'other'] as const;

const memberFormSchema = z.object({
  name: text,
  identityNumber: text,
  documentKind: z.enum(identityDocumentKinds).catch('resident-id'),
  relation: text,
  maritalStatus: text,
  phone: text,
  employer: text,
  /** Yuan a month. */
  monthlyIncome: text,
  flags: z.object({ counted: yes, income: yes, ownership: yes, residence: yes }).catch(() => allFlags()),
});

const homeFormSchema = z.object({
  address: text,
  owner: text,
  /** m². */
  area: text,
  nature: z.union([z.literal(''), z.enum(homeNatures)]).catch(''),
});

const housingChangeFormSchema = z.object({
  address: text,
  kind: z.union([z.literal(''), z.enum(housingChangeKinds)]).catch(''),
  on: text,
  /** Yuan. */
  proceeds: text,
  replacement: text,
});

const assetFormSchema = z.object({
  kind: z.union([z.literal(''), z.enum(assetKinds)]).catch(''),
  note: text,
  /** Yuan. */
  value: text,
});

const documentFormSchema = z.object({
  type: z.enum(documentTypes),
  title: text,
  files: z.array(documentFileSchema).catch([]),
});

const employmentFormSchema = z.object({ on: no, employer: text, creditCode: text, since: text, insuredMonths: text });
const educationFormSchema = z.object({ on: no, level: text, school: text, graduatedOn: text });
const greenFormSchema = z.object({
  on: no,
  reason: z.union([z.literal(''), z.enum(greenChannelReasons)]).catch(''),
  note: text,
});
const consentFormSchema = z.object({ verification: no, publicity: no, truthfulness: no, signedOn: text });

export const intakeFormSchema = z.object({
  programme: z.union([z.literal(''), z.enum(programmes)]).catch(''),
  channel: z.union([z.literal(''), z.enum(channels)]).catch(''),
  street: text,
  members: z.array(memberFormSchema).catch([]),
  phone: text,
  address: text,
  registrationAddress: text,
  bankCard: text,
  registeredSince: text,
  residentSince: text,
  homes: z.array(homeFormSchema).catch([]),
  housingChanges: z.array(housingChangeFormSchema).catch([]),
  assets: z.array(assetFormSchema).catch([]),
  employment: employmentFormSchema.catch(() => noEmployment()),
  education: educationFormSchema.catch(() => noEducation()),
  greenChannel: greenFormSchema.catch(() => noGreenChannel()),
  consent: consentFormSchema.catch(() => noConsent('')),
  documents: z.array(documentFormSchema).catch([]),
});

export type IntakeForm = z.infer<typeof intakeFormSchema>;
export type MemberForm = IntakeForm['members'][number];
export type DocumentForm = IntakeForm['documents'][number];

/** An empty form: the applicant's row is there, the counter is the channel, the paper is signed today. */
export function emptyForm(today: PlainDate, street: string): IntakeForm {
  return {
    programme: '',
    channel: 'counter',
    street,
    members: [{ ...emptyMember(), relation: '01' }],
    phone: '',
    address: '',
    registrationAddress: '',
    bankCard: '',
    registeredSince: '',
    residentSince: '',
    homes: [],
    housingChanges: [],
    assets: [],
    employment: noEmployment(),
    education: noEducation(),
    greenChannel: noGreenChannel(),
    consent: noConsent(today),
    documents: [],
  };
}

export function emptyMember(): MemberForm {
  return {
    name: '',
    identityNumber: '',
    documentKind: 'resident-id',
    relation: '',
    maritalStatus: '',
    phone: '',
    employer: '',
    monthlyIncome: '',
    flags: allFlags(),
  };
}

export function emptyHome(): IntakeForm['homes'][number] {
  return { address: '', owner: '', area: '', nature: '' };
}

export function emptyHousingChange(): IntakeForm['housingChanges'][number] {
  return { address: '', kind: '', on: '', proceeds: '', replacement: '' };
}

export function emptyAsset(): IntakeForm['assets'][number] {
  return { kind: '', note: '', value: '' };
}

/** A stored draft as a form; whatever of it does not fit is empty. */
export function readDraft(stored: Readonly<Record<string, unknown>>): IntakeForm {
  const form = intakeFormSchema.parse(stored);
  return form.members.length > 0 ? form : { ...form, members: [{ ...emptyMember(), relation: '01' }] };
}

/** What a draft is called in the list: who it is for. */
export function draftTitle(form: IntakeForm): string {
  return (form.members[0]?.name ?? '').trim().slice(0, 100);
}

function allFlags() {
  return { counted: true, income: true, ownership: true, residence: true };
}

function noEmployment() {
  return { on: false, employer: '', creditCode: '', since: '', insuredMonths: '' };
}

function noEducation() {
  return { on: false, level: '', school: '', graduatedOn: '' };
}

function noGreenChannel() {
  return { on: false, reason: '' as const, note: '' };
}

function noConsent(signedOn: string) {
  return { verification: false, publicity: false, truthfulness: false, signedOn };
}
