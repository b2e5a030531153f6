import type { CaseView } from '../../../contract/cases.ts';
import { type FindingCode, householdFindings } from '../../../domain/application/household-findings.ts';
import type { DocumentType } from '../../../domain/application/document.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';

/** What the officer has to look at before anything else. */
export type Problem =
  /** PRH-03: nothing may be verified, and the case cannot be accepted. */
  | { readonly kind: 'consent-missing'; readonly consent: 'verification' | 'truthfulness' | 'publicity' }
  | { readonly kind: 'document-missing'; readonly type: DocumentType }
  /** A point of the one-time notice (PRH-05); `arrived` when a paper of that type came in since. */
  | {
      readonly kind: 'supplement-point';
      readonly type: DocumentType | null;
      readonly text: string;
      readonly arrived: boolean;
    }
  | { readonly kind: 'overdue'; readonly day: number; readonly limit: number; readonly unit: 'working' | 'calendar' }
  | { readonly kind: 'opinion-against'; readonly step: CaseView['opinions'][number]['step']; readonly byName: string }
  | { readonly kind: 'nobody-counted' }
  /** What does not go together in the household; `name` is empty for the employer's code. */
  | { readonly kind: 'finding'; readonly code: FindingCode; readonly name: string };

export interface WeighedProblem {
  readonly problem: Problem;
  /** `wrong` stops the case or is late; `look` wants an eye on it. */
  readonly weight: 'wrong' | 'look';
}

type ViewOfProblems = Pick<
  CaseView,
  'status' | 'content' | 'clock' | 'missingDocuments' | 'documents' | 'supplementItems' | 'opinions'
>;

const ENDED: readonly CaseView['status'][] = ['approved', 'registered', 'rejected', 'rejection-confirmed', 'withdrawn'];

/** Worst first. A case that has ended has none: nothing can be done about them any more. */
export function problemsOf(view: ViewOfProblems, today: PlainDate): readonly WeighedProblem[] {
  if (ENDED.includes(view.status)) return [];
  const all = [
    ...late(view),
    ...consents(view),
    ...view.missingDocuments.map((type) => wrong({ kind: 'document-missing', type })),
    ...supplementPoints(view),
    ...findings(view, today),
    ...view.opinions
      .filter((opinion) => opinion.recommendation === 'reject')
      .map(({ step, byName }) => look({ kind: 'opinion-against', step, byName })),
    ...(view.content.members.some((member) => member.flags.counted) ? [] : [wrong({ kind: 'nobody-counted' })]),
  ];
  return [...all.filter(({ weight }) => weight === 'wrong'), ...all.filter(({ weight }) => weight === 'look')];
}

function late({ clock }: ViewOfProblems): readonly WeighedProblem[] {
  if (clock?.overdue !== true) return [];
  return [wrong({ kind: 'overdue', day: clock.day, limit: clock.limit, unit: clock.unit })];
}

/** Publicity does not stop the acceptance, but its consent has to be there before names are shown (PI-04). */
function consents({ content: { consent } }: ViewOfProblems): readonly WeighedProblem[] {
  const found: WeighedProblem[] = [];
  if (!consent.verification) found.push(wrong({ kind: 'consent-missing', consent: 'verification' }));
  if (!consent.truthfulness) found.push(wrong({ kind: 'consent-missing', consent: 'truthfulness' }));
  if (!consent.publicity) found.push(look({ kind: 'consent-missing', consent: 'publicity' }));
  return found;
}

/** While the applicant is asked and until the case is accepted; a point about a missing paper is not told twice. */
function supplementPoints(view: ViewOfProblems): readonly WeighedProblem[] {
  if (view.status !== 'awaiting-supplement' && view.status !== 'supplemented') return [];
  return view.supplementItems
    .filter((item) => item.documentType === null || !view.missingDocuments.includes(item.documentType))
    .map(({ documentType, text }) =>
      look({
        kind: 'supplement-point',
        type: documentType,
        text,
        arrived: documentType !== null && view.documents.some((document) => document.type === documentType),
      }),
    );
}

function findings({ content }: ViewOfProblems, today: PlainDate): readonly WeighedProblem[] {
  return householdFindings(content, today).map((finding) => {
    const name = 'index' in finding ? (content.members[finding.index]?.name ?? '') : '';
    return look({ kind: 'finding', code: finding.code, name });
  });
}

function wrong(problem: Problem): WeighedProblem {
  return { problem, weight: 'wrong' };
}

function look(problem: Problem): WeighedProblem {
  return { problem, weight: 'look' };
}
