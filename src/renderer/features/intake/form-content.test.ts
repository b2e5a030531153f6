import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationContentSchema } from '../../../contract/schemas/application.ts';
import { assetKinds, homeNatures } from '../../../domain/application/household.ts';
import { greenChannelReasons, programmes } from '../../../domain/application/programme.ts';
import type { ApplicationContent } from '../../../domain/application/content.ts';
import { identityNumberFor } from '../../../domain/identity/identity-number.ts';
import { maritalStatusCodes, relationCodes } from '../../../domain/identity/relation.ts';
import { addDays, plainDate } from '../../../kernel/plain-date.ts';
import { contentToForm, formToCandidate } from './form-content.ts';
import { emptyForm, housingChangeKinds, intakeFormSchema, readDraft } from './form-model.ts';

const today = plainDate('2026-10-23');
const base = emptyForm(today, '630104003');

const day = fc.nat(20_000).map((days) => addDays(plainDate('1970-01-02'), days));
const line = (max: number) =>
  fc
    .string({ maxLength: max, unit: fc.constantFrom('马', '秀', 'a', '1', '·', '号', '-', '路', '𠮷') })
    .filter((text) => text.length <= max);
const filledLine = (max: number) => line(max).map((text) => (text === '' ? '路' : text));
const fen = fc.nat(1_000_000_000_000);
const identity = fc
  .tuple(fc.nat(20_000), fc.integer({ min: 0, max: 999 }))
  .map(([days, sequence]) => identityNumberFor('630104', addDays(plainDate('1970-01-02'), days), sequence));

const member = fc.record({
  name: filledLine(50),
  identityNumber: identity,
  relation: fc.constantFrom(...relationCodes.map((row) => row.code)),
  maritalStatus: fc.constantFrom(...maritalStatusCodes.map((row) => row.code)),
  phone: line(30),
  employer: line(100),
  monthlyIncome: fen,
  flags: fc.record({ counted: fc.boolean(), income: fc.boolean(), ownership: fc.boolean(), residence: fc.boolean() }),
});

const content: fc.Arbitrary<ApplicationContent> = fc.record({
  programme: fc.constantFrom(...programmes),
  members: fc.array(member, { minLength: 1, maxLength: 6 }),
  phone: fc.constantFrom('13800000000', '0971-5041234', '13800000000 转马'),
  address: filledLine(200),
  registrationAddress: line(200),
  registeredSince: fc.option(day, { nil: null }),
  residentSince: fc.option(day, { nil: null }),
  homes: fc.array(
    fc.record({
      address: filledLine(200),
      owner: line(50),
      area: fc.nat(1_000_000_000),
      nature: fc.constantFrom(...homeNatures),
    }),
    { maxLength: 4 },
  ),
  housingChanges: fc.array(
    fc.record({
      address: filledLine(200),
      kind: fc.constantFrom(...housingChangeKinds),
      on: day,
      proceeds: fen,
      replacement: line(200),
    }),
    { maxLength: 4 },
  ),
  assets: fc.array(fc.record({ kind: fc.constantFrom(...assetKinds), note: line(200), value: fen }), { maxLength: 4 }),
  employment: fc.option(
    fc.record({
      employer: line(100),
      creditCode: fc.constantFrom('', '91350100M000100Y43'),
      since: fc.option(day, { nil: null }),
      insuredMonths: fc.nat(720),
    }),
    { nil: null },
  ),
  education: fc.option(fc.record({ level: line(30), school: line(100), graduatedOn: fc.option(day, { nil: null }) }), {
    nil: null,
  }),
  greenChannel: fc.option(fc.record({ reason: fc.constantFrom(...greenChannelReasons), note: line(200) }), {
    nil: null,
  }),
  consent: fc.record({
    verification: fc.boolean(),
    publicity: fc.boolean(),
    truthfulness: fc.boolean(),
    signedOn: day,
  }),
});

describe('form and content', () => {
  it('gives every content back through the form, as it was', () => {
    fc.assert(
      fc.property(content, (declared) => {
        const { candidate, unread } = formToCandidate(contentToForm(declared, base));
        expect(unread).toEqual([]);
        expect(applicationContentSchema.parse(candidate)).toEqual(declared);
      }),
      { numRuns: 300 },
    );
  });

  it('gives every form back through a stored draft', () => {
    fc.assert(
      fc.property(content, (declared) => {
        const form = contentToForm(declared, base);
        const stored: unknown = JSON.parse(JSON.stringify(form));
        expect(readDraft(stored as Record<string, unknown>)).toEqual(form);
      }),
    );
  });

  it('names the texts that do not read, and keeps the rest', () => {
    const form = intakeFormSchema.parse({
      ...base,
      members: [{ ...base.members[0], monthlyIncome: '12.345' }],
      homes: [{ address: '胜利路 1 号', owner: '', area: '四十', nature: 'borrowed' }],
      assets: [{ kind: 'deposit', note: '', value: '' }],
      registeredSince: '2020年13月1日',
    });
    expect(formToCandidate(form).unread).toEqual([
      { path: 'members.0.monthlyIncome', code: 'amount-too-precise' },
      { path: 'registeredSince', code: 'date-malformed' },
      { path: 'homes.0.area', code: 'amount-malformed' },
      { path: 'assets.0.value', code: 'required' },
    ]);
  });

  it('asks for an income unless the member does not count for income', () => {
    const [applicant] = base.members;
    const child = { ...applicant, flags: { counted: true, income: false, ownership: true, residence: true } };
    const form = intakeFormSchema.parse({ ...base, members: [applicant, child] });
    expect(formToCandidate(form).unread).toEqual([{ path: 'members.0.monthlyIncome', code: 'required' }]);
  });

  it('takes whatever an older draft holds, field by field', () => {
    expect(readDraft({})).toMatchObject({ programme: '', members: [{ relation: '01' }], documents: [] });
    const odd = readDraft({
      programme: 'retired-programme',
      members: [{ name: '马秀莲', flags: 7 }],
      phone: 12,
      homes: 'x',
    });
    expect(odd).toMatchObject({
      programme: '',
      phone: '',
      homes: [],
      members: [{ name: '马秀莲', flags: { counted: true, income: true, ownership: true, residence: true } }],
    });
  });
});
