import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clauses } from '../../../domain/lease/content.ts';
import { orpc } from '../../api/query.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import letters from '../letters/letter.module.css';
import { usePrintTools } from './print-tools.tsx';
import { yuanInWords } from '../../../domain/rent/yuan-in-words.ts';
import { lateFeeWords, paymentWords } from './lease-words.ts';

const route = getRouteApi('/lease/$leaseId/contract');

/** The contract with the eight parts of PRH-18, as it is signed. In Chinese whatever the language of the screens. */
export function ContractPage() {
  const { leaseId } = route.useParams();
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  const { large, problem, tools } = usePrintTools(leaseId, 'contract', view.data !== undefined);
  if (view.data === undefined) {
    return (
      <main className={letters.page}>
        {tools}
        <ProblemNote error={view.error} />
      </main>
    );
  }
  const { lease } = view.data;
  const { landlord, employer, tenant, home, term, payment, rent, depositFen } = lease.content;
  const own = rent.monthlyFen - rent.reductionFen - rent.subsidyFen;
  const parts: readonly (readonly [title: string, text: string])[] = [
    [
      t('lease.paper.parties'),
      t('lease.paper.partiesText', {
        landlord,
        tenant: tenant.name,
        identityNumber: tenant.identityNumber,
        phone: tenant.phone,
        occupants: tenant.occupants.map(({ name }) => name).join('、') || t('lease.paper.nobody'),
        employer: employer === '' ? '' : t('lease.paper.employer', { employer }),
      }),
    ],
    [
      t('lease.paper.home'),
      `${t('lease.paper.homeText', {
        estate: home.estate,
        unitNo: home.unitNo,
        address: home.address,
        area: formatSquareMetres(home.area),
        description: home.description,
      })}\n${lease.content.clauses.use}`,
    ],
    [
      t('lease.paper.terms'),
      [
        t('lease.paper.termText', { ...term }),
        t('lease.paper.rentText', {
          monthly: formatYuan(rent.monthlyFen),
          own: formatYuan(own),
          words: yuanInWords(own),
          source: rent.source,
        }),
        paymentWords(payment, t),
        lateFeeWords(payment, t),
        t('lease.paper.depositText', { amount: formatYuan(depositFen), words: yuanInWords(depositFen) }),
      ].join('\n'),
    ],
    ...clauses
      .filter((clause) => clause !== 'use')
      .map((clause) => [t(`lease.clause.${clause}`), lease.content.clauses[clause] || t('lease.paper.none')] as const),
  ];
  return (
    <main className={letters.page}>
      {tools}
      <ProblemNote error={problem} />
      <article className={letters.sheet} data-large={large} lang="zh-CN" aria-label={t('lease.paper.title')}>
        <header className={letters.head}>
          <span>{landlord}</span>
          <span>{t('lease.paper.number', { number: lease.leaseNo })}</span>
        </header>
        <h1 className={letters.title}>{t('lease.paper.title')}</h1>
        {parts.map(([title, text], index) => (
          <section key={title}>
            <h2 className={letters.heading}>{t('lease.paper.article', { n: index + 1, title })}</h2>
            {text.split('\n').map((line, at) => (
              <p key={at} className={letters.paragraph}>
                {line}
              </p>
            ))}
          </section>
        ))}
        {lease.explained !== null && (
          <p className={letters.paragraph}>{t('lease.paper.explained', { on: lease.explained.on })}</p>
        )}
        <footer className={letters.signatures}>
          <span>{t('lease.paper.signLandlord')}</span>
          <span>{t('lease.paper.signTenant')}</span>
          {employer !== '' && <span>{t('lease.paper.signEmployer')}</span>}
          <span>{t('lease.paper.signedOn', { on: lease.signed?.on ?? t('lease.paper.blankDay') })}</span>
        </footer>
      </article>
    </main>
  );
}
