import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { clauses } from '../../../domain/lease/content.ts';
import { formatDay, formatDayWithWeekday, formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { HandedOver } from './handed-over.tsx';
import { WordButton } from './word-button.tsx';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';
import { lateFeeWords, paymentWords } from './lease-words.ts';

type Fact = readonly [label: string, value: ReactNode];

/** The eight parts of the contract (PRH-18), what was signed and filed, and how the home was handed over. */
export function ContractPart({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const { lease, officeName, caseNo } = view;
  const { tenant, home, landlord, employer, term, payment, rent, depositFen, origin } = lease.content;
  const parties: readonly Fact[] = [
    [t('lease.fact.landlord'), landlord],
    [t('lease.fact.tenant'), `${tenant.name} ${tenant.identityNumber}`],
    [t('lease.fact.phone'), tenant.phone],
    [t('lease.fact.occupants'), tenant.occupants.map(({ name }) => name).join(t('case.comma')) || '—'],
    ...(employer === '' ? [] : [[t('lease.fact.employer'), employer] as const]),
    [t('lease.fact.origin'), t(`lease.origin.${origin}`)],
    [t('lease.fact.office'), officeName],
  ];
  const terms: readonly Fact[] = [
    [t('lease.fact.home'), `${home.estate} ${home.unitNo}${t('shell.pause')}${home.address}`],
    [t('lease.fact.area'), `${formatSquareMetres(home.area)} m²`],
    [t('lease.fact.description'), home.description || '—'],
    [t('lease.fact.term'), t('lease.fromUntil', { ...term })],
    [t('lease.fact.rent'), t('lease.aMonth', { amount: formatYuan(rent.monthlyFen) })],
    ...(rent.reductionFen + rent.subsidyFen === 0
      ? []
      : [
          [
            t('lease.fact.relief'),
            t('lease.relief', { reduction: formatYuan(rent.reductionFen), subsidy: formatYuan(rent.subsidyFen) }),
          ] as const,
        ]),
    [t('lease.fact.source'), rent.source],
    [t('lease.fact.payment'), paymentWords(payment, t)],
    [t('lease.fact.lateFee'), lateFeeWords(payment, t)],
    [t('lease.fact.deposit'), formatYuan(depositFen)],
  ];
  return (
    <div className={classes.columns}>
      <div className={classes.part}>
        <h2 className={looks.partTitle}>{t('lease.part.parties')}</h2>
        <Facts facts={parties} />
        {caseNo !== null && lease.content.caseId !== null && (
          <Link to="/case/$caseId" params={{ caseId: lease.content.caseId }}>
            {t('lease.ofCase', { caseNo })}
          </Link>
        )}
        <h2 className={looks.partTitle}>{t('lease.part.terms')}</h2>
        <Facts facts={terms} />
      </div>
      <div className={classes.part}>
        <h2 className={looks.partTitle}>{t('lease.part.steps')}</h2>
        <Steps view={view} />
        <div className={classes.buttons}>
          <WordButton view={view} kind="lease-contract" />
          {lease.supplements.map(({ no }) => (
            <WordButton key={no} view={view} kind="lease-supplement" no={no} />
          ))}
        </div>
        <h2 className={looks.partTitle}>{t('lease.part.clauses')}</h2>
        <dl className={classes.facts}>
          {clauses
            .filter((clause) => lease.content.clauses[clause] !== '')
            .map((clause) => (
              <div key={clause} style={{ display: 'contents' }}>
                <dt>{t(`lease.clause.${clause}`)}</dt>
                <dd className={classes.clause}>{lease.content.clauses[clause]}</dd>
              </div>
            ))}
        </dl>
      </div>
    </div>
  );
}

/** What has happened since the draft, and what is still to happen by when. */
function Steps({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const { explained, signed, fileBy, filed, movedIn, movedOut, supplements, formerTenants, ended } = view.lease;
  const filing =
    filed !== null
      ? `${filed.on} ${filed.filingNo}`
      : fileBy === null
        ? t('lease.notYet')
        : t('lease.fileBy', { day: formatDayWithWeekday(fileBy, t) });
  const steps: readonly Fact[] = [
    [t('lease.step.explained'), explained === null ? t('lease.notYet') : `${explained.on} ${explained.note}`],
    [
      t('lease.step.signed'),
      signed === null
        ? t('lease.notYet')
        : `${signed.on} ${signed.signatures.map(({ name }) => name).join(t('case.comma'))}`,
    ],
    [t('lease.step.filed'), filing],
    [t('lease.step.movedIn'), <HandedOver key="in" leaseId={view.lease.leaseId} protocol={movedIn} />],
    [t('lease.step.movedOut'), <HandedOver key="out" leaseId={view.lease.leaseId} protocol={movedOut} />],
    ...supplements.map(({ no, signedOn, text }): Fact => [
      t('lease.step.supplement', { no }),
      `${formatDay(signedOn)} ${text}`,
    ]),
    ...formerTenants.map(({ tenant, until }): Fact => [t('lease.step.former'), `${tenant.name} ${formatDay(until)}`]),
    ...(ended === null
      ? []
      : [[t('lease.step.ended'), `${ended.on} ${t(`lease.end.${ended.reason}`)} ${ended.comment}`] as const]),
  ];
  return <Facts facts={steps} />;
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value], index) => (
        <div key={`${label}${String(index)}`} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
