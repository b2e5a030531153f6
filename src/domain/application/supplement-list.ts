/**
 * PRH-05: one written notice lists everything. The list collects itself from the case: papers that are missing, papers
 * that were refused, consents that nobody signed, registries that say otherwise than the applicant, and what an earlier
 * notice asked for. The officer takes off what is settled and adds what only a person sees.
 */
import type { CheckSource } from '../agency-check/source.ts';
import type { DocumentType } from './document.ts';
import { countingTypes, refusedWithoutOther } from './judged-document.ts';
import type { ApplicationState, SupplementItem } from './state.ts';
import type { SupplementPoint } from './supplement-point.ts';

export interface CollectedItem extends SupplementItem {
  /** Certain to be open. What an earlier notice asked for in words may have been answered: a person looks. */
  readonly sure: boolean;
}

export interface OpenPoints {
  /** In the policy's order (missing-documents.ts). */
  readonly missing: readonly DocumentType[];
  readonly differences: readonly { readonly source: CheckSource; readonly name: string }[];
}

type Collecting = Pick<ApplicationState, 'documents' | 'content' | 'supplementItems'>;

/** Everything that is open today, each once: papers first, then consents, differences and earlier points. */
export function collectedSupplement(state: Collecting, { missing, differences }: OpenPoints): readonly CollectedItem[] {
  const refused = refusedWithoutOther(state.documents);
  const papers = [
    ...refused.flatMap(({ type, verdict }) =>
      verdict?.kind === 'refused' && (verdict.askAgain || missing.includes(type))
        ? [{ documentType: type, text: verdict.comment, reason: verdict.reason, sure: true }]
        : [],
    ),
    ...missing
      .filter((type) => !refused.some((document) => document.type === type))
      .map((documentType) => ({ documentType, text: '', sure: true })),
  ];
  return [
    ...papers,
    ...unsigned(state).map((consent) => pointOf({ kind: 'consent', consent }, true)),
    ...differences.map((difference) => pointOf({ kind: 'difference', ...difference }, true)),
    ...earlier(state, papers),
  ];
}

function pointOf(point: SupplementPoint, sure: boolean): CollectedItem {
  return { documentType: null, text: '', point, sure };
}

/** PRH-03 asks for the first two before anything is checked, PI-04 for the third before anything is shown. */
function unsigned({ content }: Collecting): readonly ('verification' | 'truthfulness' | 'publicity')[] {
  return (['verification', 'truthfulness', 'publicity'] as const).filter((consent) => !content.consent[consent]);
}

/** What an earlier notice asked for in words, and papers of it that have not come though the policy does not ask for them. */
function earlier(state: Collecting, papers: readonly SupplementItem[]): readonly CollectedItem[] {
  const present = countingTypes(state.documents);
  return state.supplementItems.flatMap((item): readonly CollectedItem[] => {
    if (item.point !== undefined) return [];
    if (item.documentType === null) return [{ ...item, sure: false }];
    const isListed = papers.some(({ documentType }) => documentType === item.documentType);
    return isListed || present.includes(item.documentType) ? [] : [{ ...item, sure: true }];
  });
}
