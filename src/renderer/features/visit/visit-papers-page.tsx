import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { usePrintTools } from '../lease/print-tools.tsx';
import { ReceiptSheet } from '../lease/receipt-sheet.tsx';
import letters from '../letters/letter.module.css';
import { type Visit, type VisitPaper, papersOf } from './papers-of-visit.ts';

const route = getRouteApi('/visit/$leaseId/papers');

/** All papers of a visit, an A4 sheet each. In Chinese whatever the language of the screens. */
export function VisitPapersPage() {
  const { leaseId } = route.useParams();
  const today = useToday();
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  const review = useQuery(orpc.reviews.get.queryOptions({ input: { leaseId } }));
  const renewal = useQuery(orpc.renewals.get.queryOptions({ input: { leaseId } }));
  const visit =
    view.data === undefined || review.data === undefined || renewal.data === undefined
      ? undefined
      : { view: view.data, review: review.data, renewal: renewal.data };
  const papers = visit === undefined ? [] : papersOf(visit, today);
  const { large, problem, tools } = usePrintTools(leaseId, 'visit', papers.length > 0);
  return (
    <main className={letters.page}>
      {tools}
      <ProblemNote error={view.error ?? review.error ?? renewal.error ?? problem} />
      {visit !== undefined &&
        papers.map((paper) =>
          paper.kind === 'receipt' ? (
            <ReceiptSheet key={paper.payment.entryId} view={visit.view} payment={paper.payment} large={large} />
          ) : (
            <Sheet key={paper.kind} visit={visit} paper={paper} large={large} />
          ),
        )}
    </main>
  );
}

interface SheetProps {
  readonly visit: Visit;
  readonly paper: Exclude<VisitPaper, { readonly kind: 'receipt' }>;
  readonly large: boolean;
}

function Sheet({ visit, paper, large }: SheetProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const today = useToday();
  const { lease } = visit.view;
  const { content, leaseNo } = lease;
  const title = t(`tenancy.sheet.${paper.kind}.title`, { year: visit.review.year });
  return (
    <article className={letters.sheet} data-large={large} lang="zh-CN" aria-label={title}>
      <header className={letters.head}>
        <span>{content.landlord}</span>
        <span>{leaseNo}</span>
      </header>
      <h1 className={letters.title}>{title}</h1>
      <dl className={letters.facts}>
        {factsOf(visit, paper, t).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={letters.paragraph}>{t(`tenancy.sheet.${paper.kind}.says`)}</p>
      <footer className={letters.close}>
        <div>{t('tenancy.sheet.signature')}</div>
        <div>{t('tenancy.sheet.office', { office: content.landlord })}</div>
        <div>{today}</div>
      </footer>
    </article>
  );
}

type Line = readonly [label: string, value: string];

function factsOf({ view, review, renewal }: Visit, paper: SheetProps['paper'], t: TFunction): readonly Line[] {
  const { tenant, home } = view.lease.content;
  const who: readonly Line[] = [
    [t('lease.fact.tenant'), `${tenant.name} ${tenant.identityNumber}`],
    [t('lease.fact.home'), `${home.estate} ${home.unitNo} ${home.address}`],
  ];
  switch (paper.kind) {
    case 'review':
      return [...who, ...reviewLines({ review }, t)];
    case 'renewal':
      return [...who, ...renewalLines({ renewal }, t)];
    case 'promise':
      return [
        ...who,
        ...paper.papers.map(({ type, promisedUntil }): Line => [
          t(`documentType.${type}`),
          t('tenancy.papers.promised', { until: promisedUntil ?? '' }),
        ]),
      ];
  }
}

function reviewLines({ review: { state } }: Pick<Visit, 'review'>, t: TFunction): readonly Line[] {
  const declared = state?.declared ?? null;
  if (state === null || declared === null) return [];
  const { on, declaration, changes, signedBy } = declared;
  const papers = state.papers.map(({ type }) => t(`documentType.${type}`)).join('、');
  const { decided } = state;
  return [
    [t('tenancy.fact.declared'), `${on} ${t(`tenancy.declaration.${declaration}`)} ${changes}`],
    [t('tenancy.fact.signedBy'), signedBy],
    [t('tenancy.papers.label'), papers],
    [
      t('tenancy.fact.decided'),
      decided === null ? '' : `${decided.on} ${t(`tenancy.reviewStatus.${decided.outcome}`)} ${decided.reason}`,
    ],
  ];
}

function renewalLines({ renewal: { state, until } }: Pick<Visit, 'renewal'>, t: TFunction): readonly Line[] {
  const { applied, reviewed, signed } = state;
  if (applied === null) return [];
  return [
    [t('tenancy.sheet.renewal.old'), until],
    [
      t('tenancy.renewal.applied'),
      `${applied.on} ${t('tenancy.renewal.nYears', { n: applied.months / 12 })} ${t(`tenancy.declaration.${applied.declaration}`)}`,
    ],
    [
      t('tenancy.fact.decided'),
      reviewed === null ? '' : `${reviewed.on} ${t(`tenancy.reviewStatus.${reviewed.outcome}`)} ${reviewed.reason}`,
    ],
    [t('tenancy.sheet.renewal.new'), signed === null ? '' : t('lease.fromUntil', { ...signed.term })],
  ];
}
