/**
 * Between the form as typed and the content as declared. Nothing is guessed: an amount that does not read is a problem
 * at its field, and only an amount that cannot matter may be left empty.
 */
import type { z } from 'zod';
import { applicationContentSchema } from '../../../contract/schemas/application.ts';
import type { ApplicationContent } from '../../../domain/application/content.ts';
import { bankCardDigits } from '../../../domain/identity/bank-card.ts';
import { compactNumber } from '../../../domain/identity/half-width.ts';
import { type IntakeForm, type MemberForm, emptyForm } from './form-model.ts';
import { CM2_DECIMALS, FEN_DECIMALS, formatScaled, parseScaled } from './scaled-number.ts';
import { parseTypedDate } from './typed-date.ts';

/** What the contract's schema is asked about. */
export type ContentCandidate = z.input<typeof applicationContentSchema>;

export type UnreadCode = 'required' | 'amount-malformed' | 'amount-too-precise' | 'amount-too-large' | 'date-malformed';

/** A field whose text does not become a value, by its path in the form. */
export interface Unread {
  readonly path: string;
  readonly code: UnreadCode;
}

export interface Conversion {
  readonly candidate: ContentCandidate;
  readonly unread: readonly Unread[];
}

/** The form's content with a stand-in wherever a text does not read; those fields are listed in `unread`. */
export function formToCandidate(form: IntakeForm): Conversion {
  const read = new FieldReader();
  const candidate: ContentCandidate = {
    // The schema names an empty choice as a problem at its own path.
    programme: form.programme as Exclude<IntakeForm['programme'], ''>,
    members: form.members.map((member, index) => memberOf(member, `members.${String(index)}`, read)),
    phone: form.phone,
    address: form.address,
    registrationAddress: form.registrationAddress,
    // Left out where none was given, as in every application before.
    ...(form.bankCard.trim() === '' ? {} : { bankCard: bankCardDigits(form.bankCard) }),
    registeredSince: read.dateOrNull('registeredSince', form.registeredSince),
    residentSince: read.dateOrNull('residentSince', form.residentSince),
    ...propertyOf(form, read),
    employment: form.employment.on
      ? {
          employer: form.employment.employer,
          creditCode: compactNumber(form.employment.creditCode).toUpperCase(),
          since: read.dateOrNull('employment.since', form.employment.since),
          insuredMonths: read.amount('employment.insuredMonths', form.employment.insuredMonths, { decimals: 0 }),
        }
      : null,
    education: form.education.on
      ? {
          level: form.education.level,
          school: form.education.school,
          graduatedOn: read.dateOrNull('education.graduatedOn', form.education.graduatedOn),
        }
      : null,
    greenChannel: form.greenChannel.on
      ? {
          reason: form.greenChannel.reason as Exclude<IntakeForm['greenChannel']['reason'], ''>,
          note: form.greenChannel.note,
        }
      : null,
    consent: {
      verification: form.consent.verification,
      publicity: form.consent.publicity,
      truthfulness: form.consent.truthfulness,
      signedOn: read.date('consent.signedOn', form.consent.signedOn),
    },
  };
  return { candidate, unread: read.unread };
}

/** The form that shows a content: what `formToCandidate` reads back as the same content, but for the bank card. */
export function contentToForm(content: ApplicationContent, base: IntakeForm): IntakeForm {
  const empty = emptyForm(content.consent.signedOn, base.street);
  const { employment, education, greenChannel } = content;
  return {
    ...base,
    programme: content.programme,
    // Sex and birth stand in the number; what a sender declared of them stays with the sender's case.
    members: content.members.map(({ sex: _sex, birthDate: _birthDate, ...member }) => ({
      ...member,
      documentKind: member.documentKind ?? 'resident-id',
      monthlyIncome: yuan(member.monthlyIncome),
      flags: { ...member.flags },
    })),
    phone: content.phone,
    address: content.address,
    registrationAddress: content.registrationAddress,
    // A card comes masked from a case, so it is typed again.
    bankCard: '',
    registeredSince: content.registeredSince ?? '',
    residentSince: content.residentSince ?? '',
    homes: content.homes.map((home) => ({ ...home, area: formatScaled(home.area, CM2_DECIMALS) })),
    housingChanges: content.housingChanges.map((change) => ({ ...change, proceeds: yuan(change.proceeds) })),
    assets: content.assets.map((asset) => ({ ...asset, value: yuan(asset.value) })),
    employment:
      employment === null
        ? empty.employment
        : {
            ...employment,
            on: true,
            since: employment.since ?? '',
            insuredMonths: String(employment.insuredMonths),
          },
    education:
      education === null ? empty.education : { ...education, on: true, graduatedOn: education.graduatedOn ?? '' },
    greenChannel: greenChannel === null ? empty.greenChannel : { ...greenChannel, on: true },
    consent: { ...content.consent },
  };
}

function memberOf(member: MemberForm, path: string, read: FieldReader): ContentCandidate['members'][number] {
  return {
    name: member.name,
    identityNumber: member.identityNumber,
    // Left out for the resident card, as every application before had it.
    ...(member.documentKind === 'resident-id' ? {} : { documentKind: member.documentKind }),
    relation: member.relation as ContentCandidate['members'][number]['relation'],
    maritalStatus: member.maritalStatus as ContentCandidate['members'][number]['maritalStatus'],
    phone: member.phone,
    employer: member.employer,
    // Income that is not counted may stay empty; a counted one is typed, be it 0.
    monthlyIncome: read.amount(`${path}.monthlyIncome`, member.monthlyIncome, {
      decimals: FEN_DECIMALS,
      optional: !member.flags.income,
    }),
    flags: { ...member.flags },
  };
}

function propertyOf(
  form: IntakeForm,
  read: FieldReader,
): Pick<ContentCandidate, 'homes' | 'housingChanges' | 'assets'> {
  return {
    homes: form.homes.map((home, index) => ({
      address: home.address,
      owner: home.owner,
      area: read.amount(`homes.${String(index)}.area`, home.area, { decimals: CM2_DECIMALS }),
      nature: home.nature as Exclude<typeof home.nature, ''>,
    })),
    housingChanges: form.housingChanges.map((change, index) => ({
      address: change.address,
      kind: change.kind as Exclude<typeof change.kind, ''>,
      on: read.date(`housingChanges.${String(index)}.on`, change.on),
      proceeds: read.amount(`housingChanges.${String(index)}.proceeds`, change.proceeds, { decimals: FEN_DECIMALS }),
      replacement: change.replacement,
    })),
    assets: form.assets.map((asset, index) => ({
      kind: asset.kind as Exclude<typeof asset.kind, ''>,
      note: asset.note,
      value: read.amount(`assets.${String(index)}.value`, asset.value, { decimals: FEN_DECIMALS }),
    })),
  };
}

function yuan(fen: number): string {
  return formatScaled(fen, FEN_DECIMALS);
}

/** Reads texts and collects those that do not read. */
class FieldReader {
  readonly unread: Unread[] = [];

  amount(path: string, text: string, how: { readonly decimals: number; readonly optional?: boolean }): number {
    const parsed = parseScaled(text, how.decimals);
    if (parsed.ok) return parsed.value;
    if (parsed.error !== 'empty') this.unread.push({ path, code: `amount-${parsed.error}` });
    else if (how.optional !== true) this.unread.push({ path, code: 'required' });
    return 0;
  }

  date(path: string, text: string): string {
    const date = parseTypedDate(text);
    if (date !== undefined) return date;
    this.unread.push({ path, code: text.trim() === '' ? 'required' : 'date-malformed' });
    return '1970-01-01';
  }

  dateOrNull(path: string, text: string): string | null {
    return text.trim() === '' ? null : this.date(path, text);
  }
}
