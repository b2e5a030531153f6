/** Intake packages as the citizens' app sends them, dated today so that no deadline has passed. */
import { chinaDateOf, instant } from '../../../src/kernel/instant.ts';
import { type PlainDate, addDays } from '../../../src/kernel/plain-date.ts';
import { type PackageDraft, packageItems, packed, sampleDraft, sha256 } from '../../support/intake/package-builder.ts';
import { type Bytes, samplePdf } from '../../support/intake/sample-files.ts';
import { offices } from './people.ts';

type Application = PackageDraft['applications'][number]['json'];

const today = (): PlainDate => chinaDateOf(instant(Date.now()));

/** Every paper that the policy asks a low-income household for, beyond those of the sample. */
const OTHER_PAPERS = ['household-register', 'query-consent', 'integrity-promise'] as const;

/** Applications with all their papers. `first` numbers the people, so that two packages need not overlap. */
export function completeDraft(options: { seed: number; applications: number; first: number }): PackageDraft {
  const draft = sampleDraft({ ...options, streets: [offices.street.id] });
  draft.applications.forEach(({ json }, index) => {
    dateToday(json);
    json.content.programme = 'low-income';
    json.content.greenChannel = null;
    const n = options.first + index;
    for (const [place, type] of OTHER_PAPERS.entries()) {
      const bytes = samplePdf(n * 10 + place);
      const path = `documents/${n}/${type}.pdf`;
      draft.documents.set(path, bytes);
      json.documents.push({ type, title: '', files: [{ path, sha256: sha256(bytes), name: `${type}.pdf` }] });
    }
  });
  return draft;
}

function dateToday(application: Application): void {
  application.receivedOn = today();
  application.content.consent.signedOn = addDays(today(), -1);
}

/** Takes a paper out of an application, as when the applicant forgot it. */
export function forget(application: Application, type: Application['documents'][number]['type']): void {
  application.documents = application.documents.filter((document) => document.type !== type);
}

export function applicant(draft: PackageDraft, index: number): Application['content']['members'][number] {
  const member = draft.applications[index]?.json.content.members[0];
  if (member === undefined) throw new Error(`application ${index} has an applicant`);
  return member;
}

/** A file as a file chooser takes it. */
export async function zipFile(draft: PackageDraft, name = '申请包.zip') {
  const bytes = await packed(packageItems(draft)).bytes();
  return { name, mimeType: 'application/zip', buffer: Buffer.from(bytes) };
}

export const BUSY_APPLICATIONS = 3_000;

/** The one among thousands whom a search must find. */
export const wanted = { name: '欧阳文静', initials: 'oywj', phone: '13997145826', address: '古城台小区南院9号楼' };

/** Thousands of applications of two programmes, received over the last days; papers are still to come. */
export async function busyPackage(): Promise<Bytes> {
  const draft = sampleDraft({ seed: 11, applications: BUSY_APPLICATIONS, streets: [offices.street.id], first: 10_000 });
  draft.documents.clear();
  draft.applications.forEach(({ json }, index) => {
    dateToday(json);
    json.receivedOn = addDays(today(), -(index % 5));
    json.documents = [];
    json.content.programme = index % 3 === 0 ? 'lower-middle-income' : 'low-income';
    json.content.greenChannel = index % 50 === 0 ? { reason: 'aged-60', note: '' } : null;
  });
  const one = draft.applications[1_777]?.json.content;
  if (one?.members[0] === undefined) throw new Error('the wanted household is there');
  one.members[0].name = wanted.name;
  one.phone = wanted.phone;
  one.address = wanted.address;
  return packed(packageItems(draft)).bytes();
}

/** The identity number of the wanted applicant, known only once the package is drawn. */
export function wantedIdentityNumber(): string {
  const draft = sampleDraft({ seed: 11, applications: 1_778, streets: [offices.street.id], first: 10_000 });
  return applicant(draft, 1_777).identityNumber;
}
