import type { OpenDesk } from '../../app/open-desk.ts';
import type { CaseDocument, DocumentFile, DocumentType } from '../../domain/application/document.ts';
import { type Programme, programmes } from '../../domain/application/programme.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { DocumentId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { drawContent } from '../cases/content.ts';
import type { DocumentSource, DocumentWish } from '../cases/play.ts';
import { documentTitles } from '../cases/words.ts';
import { demoStreets } from '../city/offices.ts';
import { identitySlots } from '../people/identity-slots.ts';
import { randomFor } from '../random-for.ts';
import { drawDocument } from './draw-document.ts';
import { registerFonts } from './fonts.ts';
import { type DrawnFile } from './render.ts';
import { type Subject, subjectOf } from './subject.ts';

export interface DrawingPlan {
  readonly seed: number;
  /** Cases from the first whose own people stand on every paper. */
  readonly wholeCases: number;
  /** Cases from the first whose own people stand on their identity cards and their application form. */
  readonly ownCards: number;
  /** Invented households per programme that stand on all other papers. */
  readonly variants: number;
  /** Of a shared document: fewer make a smaller log. */
  readonly filesEach: number;
  readonly on: PlainDate;
}

const OWN_TYPES: readonly DocumentType[] = ['identity-card', 'application-form'];

export interface DrawnDocuments extends DocumentSource {
  /** Draws the shared papers that the policy asks of each programme, before a case wants them. */
  drawShared(policy: PolicyVersion): Promise<void>;
}

/** Draws what a city's cases hand in. Papers that are shared are drawn once and kept once. */
export function drawnDocuments(desk: OpenDesk, plan: DrawingPlan): DrawnDocuments {
  registerFonts();
  const shared = new Map<string, Promise<readonly DocumentFile[]>>();
  const kept = async (files: Promise<readonly DrawnFile[]>): Promise<readonly DocumentFile[]> =>
    keep(desk, await files);

  const filesOf = (wish: DocumentWish, type: DocumentType): Promise<readonly DocumentFile[]> => {
    const { index, content, street } = wish.demoCase;
    const own = index < plan.wholeCases || (index < plan.ownCards && OWN_TYPES.includes(type));
    if (own) {
      const subject = subjectOf(content, street.name, wish.receivedOn);
      return kept(drawDocument(type, subject, randomFor(plan.seed, index, 200 + type.length)));
    }
    return sharedFiles(content.programme, index % plan.variants, type);
  };

  const sharedFiles = (programme: Programme, variant: number, type: DocumentType): Promise<readonly DocumentFile[]> => {
    const key = `${programme} ${String(variant)} ${type}`;
    const before = shared.get(key);
    if (before !== undefined) return before;
    const subject = sharedSubject(plan, programme, variant);
    const files = kept(drawDocument(type, subject, randomFor(plan.seed, variant, 300 + type.length)));
    const few = files.then((all) => all.slice(0, plan.filesEach));
    shared.set(key, few);
    return few;
  };

  return {
    drawShared: async ({ materials }) => {
      for (const programme of programmes) {
        for (const type of materials[programme].value) {
          for (let variant = 0; variant < plan.variants; variant += 1) await sharedFiles(programme, variant, type);
        }
      }
    },
    documentsFor: async (wish) => {
      const types = wish.kind === 'submit' ? wish.demoCase.handedIn : wish.demoCase.supplemented;
      const documents: CaseDocument[] = [];
      for (const type of types) {
        const files = await filesOf(wish, type);
        const id = desk.newId() as DocumentId;
        documents.push({ id, type, title: documentTitles[type], receivedOn: wish.receivedOn, files });
      }
      return documents;
    },
  };
}

function sharedSubject({ seed, on }: DrawingPlan, programme: Programme, variant: number): Subject {
  const street = demoStreets[variant % demoStreets.length];
  invariant(street, 'the city has streets');
  // Far from any case's index, so that nobody on these papers is an applicant.
  const caseIndex = 2_000_000_000 + variant;
  const random = randomFor(seed, caseIndex, programme.length);
  const content = drawContent({ random, caseIndex, street, programme, on, slots: identitySlots(1) });
  return subjectOf(content, street.name, on);
}

/** Beside the drawing: the disk's flushes are waited for together, not one by one. */
async function keep(desk: OpenDesk, files: readonly DrawnFile[]): Promise<readonly DocumentFile[]> {
  const hashes = await desk.file.blobs.putAll(files.map((file) => file.bytes));
  return files.map(({ bytes, mediaType, name }, index) => {
    const hash = hashes[index];
    invariant(hash, 'every page that is kept has a hash');
    return { hash, mediaType, bytes: bytes.length, name };
  });
}
