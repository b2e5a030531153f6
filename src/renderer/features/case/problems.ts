import type { CaseView } from '../../../contract/cases.ts';
import { type FindingCode, householdFindings } from '../../../domain/application/household-findings.ts';
import { type DocumentRefusalReason, hasExpired } from '../../../domain/application/judged-document.ts';
import type { DocumentType } from '../../../domain/application/document.ts';
import type { SupplementItem } from '../../../domain/application/state.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';

/** What the officer has to look at before anything else. */
export type Problem =
  /** PRH-03: nothing may be verified, and the case cannot be accepted. */
  | { readonly kind: 'consent-missing'; readonly consent: 'verification' | 'truthfulness' | 'publicity' }
  | { readonly kind: 'document-missing'; readonly type: DocumentType }
  | { readonly kind: 'document-refused'; readonly type: DocumentType; readonly reason: DocumentRefusalReason }
  | { readonly kind: 'document-expired'; readonly type: DocumentType; readonly day: PlainDate }
  /** A paper that was promised at acceptance: not due yet, or overdue. */
  | { readonly kind: 'promise'; readonly type: DocumentType; readonly dueOn: PlainDate; readonly broken: boolean }
  /** A point of the one-time notice (PRH-05); `arrived` when a paper of that type came in since. */
  | {
      readonly kind: 'supplement-point';
      readonly type: DocumentType | null;
      readonly text: string;
      readonly reason: SupplementItem['reason'];
      readonly point: SupplementItem['point'];
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
  'status' | 'content' | 'clock' | 'missingDocuments' | 'documents' | 'supplementItems' | 'opinions' | 'promise'
>;

const ENDED: readonly CaseView['status'][] = ['approved', 'registered', 'rejected', 'rejection-confirmed', 'withdrawn'];

/** Worst first. A case that has ended has none: nothing can be done about them any more. */
export function problemsOf(view: ViewOfProblems, today: PlainDate): readonly WeighedProblem[] {
  if (ENDED.includes(view.status)) return [];
  const all = [
    ...late(view),
    ...consents(view),
    ...promises(view),
    ...refusedPapers(view),
    ...missing(view),
    ...expiredPapers(view, today),
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

/** What was promised is told as that, and a refused paper as refused: neither is told a second time as missing. */
function missing(view: ViewOfProblems): readonly WeighedProblem[] {
  const told = [...promisedTypes(view), ...refusedTypes(view)];
  return view.missingDocuments
    .filter((type) => !told.includes(type))
    .map((type) => wrong({ kind: 'document-missing', type }));
}

function promises({ promise }: ViewOfProblems): readonly WeighedProblem[] {
  return (promise?.papers ?? []).flatMap(({ documentType: type, dueOn, state }) => {
    if (state === 'kept') return [];
    const problem = { kind: 'promise', type, dueOn, broken: state === 'broken' } as const;
    return [state === 'broken' ? wrong(problem) : look(problem)];
  });
}

function promisedTypes({ promise }: ViewOfProblems): readonly DocumentType[] {
  return (promise?.papers ?? []).filter(({ state }) => state !== 'kept').map(({ documentType }) => documentType);
}

/** Refused papers that no other paper of their type has made up for. */
function refusedPapers({ documents }: ViewOfProblems): readonly WeighedProblem[] {
  return documents.flatMap(({ type, verdict, copyOf }) => {
    if (verdict?.kind !== 'refused' || copyOf !== undefined) return [];
    if (
      documents.some((other) => other.type === type && other.verdict?.kind !== 'refused' && other.copyOf === undefined)
    )
      return [];
    return [wrong({ kind: 'document-refused', type, reason: verdict.reason })];
  });
}

function refusedTypes(view: ViewOfProblems): readonly DocumentType[] {
  return refusedPapers(view).flatMap(({ problem }) => (problem.kind === 'document-refused' ? [problem.type] : []));
}

function expiredPapers({ documents }: ViewOfProblems, today: PlainDate): readonly WeighedProblem[] {
  return documents.flatMap(({ type, verdict }) => {
    const day = verdict?.kind === 'accepted' ? verdict.validUntil : null;
    return day !== null && hasExpired(verdict, today) ? [look({ kind: 'document-expired', type, day })] : [];
  });
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
    .map(({ documentType, text, reason, point }) =>
      look({
        kind: 'supplement-point',
        type: documentType,
        text,
        reason,
        point,
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
