import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '../../../domain/application/document.ts';
import { identityNumberFor } from '../../../domain/identity/identity-number.ts';
import type { BlobHash } from '../../../kernel/ids.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import { type IntakeForm, emptyForm, emptyHome, emptyMember } from './form-model.ts';
import { checkForm, contentOf, warnForm } from './form-problems.ts';

const today = plainDate('2026-10-23');
const applicantNumber = identityNumberFor('630104', plainDate('1961-03-04'), 122);

function filled(changes: Partial<IntakeForm> = {}): IntakeForm {
  return {
    ...emptyForm(today, '630104003'),
    programme: 'low-income',
    members: [
      {
        ...emptyMember(),
        name: '马秀莲',
        identityNumber: applicantNumber,
        relation: '01',
        maritalStatus: '30',
        monthlyIncome: '1512',
      },
    ],
    phone: '13800000000',
    address: '西宁市城西区胜利路 1 号',
    ...changes,
  };
}

function codes(form: IntakeForm): string[] {
  return checkForm(form, today).map((problem) => `${problem.path}: ${problem.code}`);
}

describe('problems of a form', () => {
  it('has none when everything asked for is there', () => {
    expect(codes(filled())).toEqual([]);
    expect(contentOf(filled())).toMatchObject({ programme: 'low-income', members: [{ monthlyIncome: 151200 }] });
  });

  it('names each empty field of an empty form once', () => {
    const found = checkForm(emptyForm(today, ''), today);
    expect(new Set(found.map((problem) => problem.path)).size).toBe(found.length);
    expect(found.map((problem) => `${problem.path}: ${problem.code}`).sort()).toEqual([
      'address: required',
      'members.0.identityNumber: required',
      'members.0.maritalStatus: choose',
      'members.0.monthlyIncome: required',
      'members.0.name: required',
      'phone: required',
      'programme: choose',
      'street: choose',
    ]);
    expect(contentOf(emptyForm(today, ''))).toBeNull();
  });

  it('says what is wrong with an identity number', () => {
    const member = (identityNumber: string) => filled({ members: [{ ...filledMember(), identityNumber }] });
    const last = applicantNumber.at(-1) === '1' ? '2' : '1';
    expect(codes(member(applicantNumber.slice(0, 17) + last))).toEqual(['members.0.identityNumber: identity-checksum']);
    expect(codes(member('6301041961'))).toEqual(['members.0.identityNumber: identity-length']);
    expect(codes(member('630104196113041229'))).toEqual(['members.0.identityNumber: identity-birth-date']);
    expect(codes(member('63010420300304122X'))).toEqual(['members.0.identityNumber: identity-birth-in-future']);
  });

  it('finds the same person twice and a second applicant', () => {
    const form = filled({ members: [filledMember(), { ...filledMember(), relation: '01' }] });
    expect(codes(form)).toEqual(['members.1.identityNumber: identity-twice', 'members.1.relation: only-one-applicant']);
    expect(codes(filled({ members: [{ ...filledMember(), relation: '10' }] }))).toEqual([
      'members.0.relation: applicant-first',
    ]);
  });

  it('names the field of a row', () => {
    expect(codes(filled({ homes: [emptyHome()] })).sort()).toEqual([
      'homes.0.address: required',
      'homes.0.area: required',
      'homes.0.nature: choose',
    ]);
  });

  it('refuses days that have not been, and lines that are too long', () => {
    expect(codes(filled({ registeredSince: '2027-01-01' }))).toEqual(['registeredSince: date-in-future']);
    expect(checkForm(filled({ address: '路'.repeat(201) }), today)).toEqual([
      { path: 'address', code: 'too-long', limit: 200 },
    ]);
  });

  it('leaves out document rows without files', () => {
    const file: DocumentFile = { hash: 'a'.repeat(64) as BlobHash, mediaType: 'image/png', bytes: 1, name: '1.png' };
    const documents: IntakeForm['documents'] = [
      { type: 'other', title: '\u0007', files: [] },
      { type: 'other', title: '\u0007', files: [file] },
    ];
    expect(codes(filled({ documents }))).toEqual(['documents.1.title: control-characters']);
  });
});

describe('warnings of a form', () => {
  it('only warns of a credit code whose check character is off (ID-09)', () => {
    const form = filled();
    const employment = { ...form.employment, on: true, insuredMonths: '12', creditCode: '91350211M0000XUF46' };
    expect(warnForm({ ...form, employment }, today)).toEqual([
      { path: 'employment.creditCode', code: 'credit-code-checksum' },
    ]);
    expect(codes({ ...form, employment })).toEqual([]);
    expect(warnForm({ ...form, employment: { ...employment, on: false } }, today)).toEqual([]);
  });

  it('warns of a phone number that is none', () => {
    expect(warnForm(filled({ phone: '12345' }), today)).toEqual([{ path: 'phone', code: 'phone-malformed' }]);
  });
});

function filledMember() {
  const [member] = filled().members;
  return { ...emptyMember(), ...member };
}
