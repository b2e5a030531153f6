import type { LeaseView } from '../../../contract/leases.ts';
import type { RenewalView } from '../../../contract/renewals.ts';
import type { ReviewView } from '../../../contract/reviews.ts';
import { type TenancyPaper, openPapers } from '../../../domain/annual-review/paper.ts';
import type { PaymentEntry } from '../../../domain/rent/entry.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';

export interface Visit {
  readonly view: LeaseView;
  readonly review: ReviewView;
  readonly renewal: RenewalView;
}

export type VisitPaper =
  | { readonly kind: 'review' }
  | { readonly kind: 'renewal' }
  | { readonly kind: 'promise'; readonly papers: readonly TenancyPaper[] }
  | { readonly kind: 'receipt'; readonly payment: PaymentEntry };

/** What there is to print after a visit: the declared review, the renewal, what was promised, receipts of the day. */
export function papersOf({ view, review, renewal }: Visit, today: PlainDate): readonly VisitPaper[] {
  const promised = openPapers([...(review.state?.papers ?? []), ...renewal.state.papers]);
  const payments = (view.ledger?.entries ?? []).filter(
    (entry): entry is PaymentEntry => entry.kind === 'payment' && entry.bookedOn === today && entry.reversedBy === null,
  );
  return [
    ...((review.state?.declared ?? null) === null ? [] : [{ kind: 'review' } as const]),
    ...(renewal.state.applied === null ? [] : [{ kind: 'renewal' } as const]),
    ...(promised.length === 0 ? [] : [{ kind: 'promise', papers: promised } as const]),
    ...payments.map((payment) => ({ kind: 'receipt', payment }) as const),
  ];
}
