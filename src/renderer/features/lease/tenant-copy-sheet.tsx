import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TenantCopy } from '../../../contract/tenant-copy.ts';
import { clauses } from '../../../domain/lease/content.ts';
import { formatDay, formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { lateFeeWords, paymentWords } from './lease-words.ts';
import classes from './tenant-copy.module.css';

interface TenantCopySheetProps {
  readonly copy: TenantCopy;
  readonly large: boolean;
}

/** What is due and whom to call come first; the contract follows. In Chinese whatever the language of the screens. */
export function TenantCopySheet({ copy, large }: TenantCopySheetProps) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  const { home, term, rent, tenant, filing } = copy;
  const yuan = (fen: number): string => t('lease.copy.yuan', { amount: formatYuan(fen) });
  const written = clauses.filter((clause) => copy.clauses[clause] !== undefined);
  return (
    <article className={classes.telephone} data-large={large} lang="zh-CN" aria-label={t('lease.copy.title')}>
      <header className={classes.head}>
        <h1>{t('lease.copy.title')}</h1>
        <span>{t(`lease.status.${copy.status}`)}</span>
        <p>
          {home.estate} {home.unitNo}
        </p>
        <p>{t('lease.fromUntil', { ...term })}</p>
      </header>
      <Money copy={copy} />
      <Manager manager={copy.manager} />
      <Card title={t('lease.copy.home')}>
        <Line label={t('lease.copy.address')}>{home.address}</Line>
        <Line label={t('lease.copy.area')}>
          {t('lease.copy.squareMetres', { area: formatSquareMetres(home.area) })}
        </Line>
        {home.description !== '' && <p className={classes.text}>{home.description}</p>}
      </Card>
      <Card title={t('lease.copy.contract')}>
        <Line label={t('lease.copy.number')}>{copy.leaseNo}</Line>
        <Line label={t('lease.copy.landlord')}>{copy.landlord}</Line>
        <Line label={t('lease.copy.tenant')}>{`${tenant.name} ${tenant.identityNumber}`}</Line>
        <Line label={t('lease.copy.occupants')}>{tenant.occupants.join('、') || t('lease.copy.none')}</Line>
        <Line label={t('lease.copy.rent')}>{yuan(rent.monthlyFen)}</Line>
        {rent.reductionFen + rent.subsidyFen > 0 && (
          <>
            <Line label={t('lease.copy.relief')}>{yuan(rent.reductionFen + rent.subsidyFen)}</Line>
            <Line label={t('lease.copy.own')}>{yuan(rent.ownFen)}</Line>
          </>
        )}
        <Line label={t('lease.copy.payment')}>{paymentWords(rent, t)}</Line>
        <Line label={t('lease.fact.lateFee')}>{lateFeeWords(rent, t)}</Line>
        <Line label={t('lease.copy.deposit')}>{yuan(copy.depositFen)}</Line>
        <Line label={t('lease.copy.office')}>{copy.office}</Line>
        <Line label={t('lease.copy.signedOn')}>{formatDay(copy.signedOn)}</Line>
        <Line label={t('lease.copy.filing')}>
          {filing === null ? t('lease.copy.notFiled') : `${formatDay(filing.on)} ${filing.filingNo}`}
        </Line>
      </Card>
      <Card title={t('lease.copy.clauses')}>
        {written.map((clause) => (
          <details key={clause} className={classes.clause}>
            <summary>{t(`lease.clause.${clause}`)}</summary>
            <p className={classes.text}>{copy.clauses[clause]}</p>
          </details>
        ))}
      </Card>
      {copy.supplements.length > 0 && (
        <Card title={t('lease.copy.supplements')}>
          {copy.supplements.map(({ no, signedOn, text }) => (
            <div key={no}>
              <h3>{t('lease.copy.supplement', { no, day: formatDay(signedOn) })}</h3>
              <p className={classes.text}>{text}</p>
            </div>
          ))}
        </Card>
      )}
      <footer className={classes.foot}>{t('lease.copy.asOf', { day: formatDay(copy.asOf) })}</footer>
    </article>
  );
}

function Money({ copy: { money } }: { readonly copy: TenantCopy }) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  if (money === null) return null;
  const { owedFen, lateFen, lateSince, next } = money;
  const amount = formatYuan(Math.abs(owedFen));
  return (
    <Card title={t('lease.copy.money')}>
      <Line label={t(owedFen < 0 ? 'lease.copy.ahead' : 'lease.copy.owed')}>
        <strong className={classes.amount} data-late={lateFen > 0}>
          {owedFen === 0 ? t('lease.copy.nothingOwed') : t('lease.copy.yuan', { amount })}
        </strong>
      </Line>
      {lateFen > 0 && (
        <Line label={t('lease.copy.late')}>
          {t('lease.copy.lateSince', { amount: formatYuan(lateFen), day: formatDay(lateSince) })}
        </Line>
      )}
      {next !== null && (
        <Line label={t('lease.copy.next')}>
          {t('lease.copy.nextWhat', { day: formatDay(next.dueOn), amount: formatYuan(next.fen) })}
        </Line>
      )}
    </Card>
  );
}

function Manager({ manager }: Pick<TenantCopy, 'manager'>) {
  const { i18n } = useTranslation();
  const t = i18n.getFixedT('zh');
  return (
    <Card title={t('lease.copy.manager')}>
      {manager === null ? (
        <p className={classes.text}>{t('lease.copy.noManager')}</p>
      ) : (
        <>
          <Line label={t('lease.copy.company')}>{manager.company}</Line>
          {manager.telephone !== '' && (
            <Line label={t('lease.copy.telephone')}>
              <a href={`tel:${manager.telephone}`} aria-label={t('lease.copy.call', { number: manager.telephone })}>
                {manager.telephone}
              </a>
            </Line>
          )}
        </>
      )}
    </Card>
  );
}

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.card}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span>{label}</span>
      <span>{children}</span>
    </div>
  );
}
