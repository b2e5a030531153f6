import type { DocumentType } from '../../domain/application/document.ts';
import { assertNever } from '../../kernel/assert-never.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { documentTitles } from '../cases/words.ts';
import { applicationForm, assetDeclaration, integrityPromise, queryConsent } from './forms.ts';
import { identityCardBack, identityCardFront } from './identity-card.ts';
import * as proofs from './proofs.ts';
import { type DrawnFile, type Page, asPdf, asPhotograph, asPng, asScan } from './render.ts';
import type { Subject } from './subject.ts';

/** How likely a paper comes as a telephone's picture instead of a scan. */
const PHOTOGRAPHED = 0.4;

let cardBack: Promise<DrawnFile> | undefined;

/** The files of one document of a household, in the forms that papers really arrive in. */
export async function drawDocument(
  type: DocumentType,
  subject: Subject,
  random: SeededRandom,
): Promise<readonly DrawnFile[]> {
  const title = documentTitles[type];
  switch (type) {
    case 'application-form':
      return [asPdf(title, applicationForm(subject))];
    case 'identity-card':
      return identityCards(subject, random);
    case 'household-register':
      return pictures(title, proofs.householdRegister(subject).slice(0, 4), random);
    case 'labour-contract': {
      const pages = proofs.labourContract(subject);
      return random.chance(PHOTOGRAPHED) ? pictures(title, pages, random) : [asPdf(title, pages)];
    }
    case 'income-proof':
      return pictures(title, [proofs.incomeProof(subject)], random);
    case 'query-consent':
      return pictures(title, [queryConsent(subject)], random);
    case 'integrity-promise':
      return pictures(title, [integrityPromise(subject)], random);
    case 'asset-declaration':
      return [asPdf(title, [assetDeclaration(subject)])];
    case 'diploma':
      return pictures(title, [proofs.diploma(subject)], random);
    case 'marriage-certificate':
      return pictures(title, [proofs.marriageCertificate(subject)], random);
    case 'residence-permit':
      return pictures(title, [proofs.residencePermit(subject)], random);
    case 'welfare-certificate':
      return pictures(title, [proofs.welfareCertificate(subject)], random);
    case 'housing-proof':
      return pictures(title, [proofs.housingProof(subject)], random);
    case 'social-insurance-proof':
    case 'other':
      return [asPdf(title, [proofs.socialInsuranceProof(subject)])];
    case 'disability-certificate':
      return pictures(title, [proofs.disabilityCertificate(subject)], random);
    case 'employer-licence':
      return pictures(title, [proofs.employerLicence(subject)], random);
    default:
      return assertNever(type);
  }
}

async function identityCards({ content }: Subject, random: SeededRandom): Promise<readonly DrawnFile[]> {
  const photographed = random.chance(PHOTOGRAPHED);
  const picture = (name: string, page: Page): Promise<DrawnFile> =>
    photographed ? asPhotograph(name, page, random) : asScan(name, page, 856);
  const files: DrawnFile[] = [];
  for (const member of content.members.slice(0, 5)) {
    files.push(await picture(`身份证正面 ${member.name}`, identityCardFront(member, content.registrationAddress)));
    // The backs are all alike: one, of the applicant, will do.
    if (files.length === 1) files.push(await (cardBack ??= asPng('身份证背面', identityCardBack(), 856)));
  }
  return files;
}

async function pictures(title: string, pages: readonly Page[], random: SeededRandom): Promise<readonly DrawnFile[]> {
  const photographed = random.chance(PHOTOGRAPHED);
  const files: DrawnFile[] = [];
  for (const [index, page] of pages.entries()) {
    const name = pages.length === 1 ? title : `${title} ${String(index + 1)}`;
    files.push(await (photographed ? asPhotograph(name, page, random) : asScan(name, page)));
  }
  return files;
}
