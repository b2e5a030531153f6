import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import type { LeavingView } from '../../../contract/leavings.ts';
import { groundRules } from '../../../domain/leaving/grounds.ts';
import type { Fine, Suit } from '../../../domain/leaving/penalty.ts';
import { client } from '../../api/client.ts';
import { formatDayWithWeekday, formatYuan } from '../../ui/format.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useToday } from '../../ui/today.ts';
import { SettlementTable } from './settlement-table.tsx';
import classes from '../lease/lease.module.css';
import looks from '../../ui/looks.module.css';

interface LeavingFactsProps {
  readonly view: LeavingView;
  readonly lease: LeaseView;
}

/** What was done about the leaving so far, in its order, and what the money comes to. */
export function LeavingFacts({ view, lease }: LeavingFactsProps) {
  const { t } = useTranslation();
  const { status } = view.state;
  return (
    <div className={classes.columns}>
      <div className={classes.part}>
        <h2 className={looks.partTitle}>{t('leaving.course')}</h2>
        {status === 'none' ? (
          <p className={looks.quiet}>{t('leaving.notBegun')}</p>
        ) : (
          <Course view={view} lease={lease} />
        )}
      </div>
      <Money view={view} lease={lease} />
    </div>
  );
}

function Course({ view, lease }: LeavingFactsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { opened, heard, notified, rentSet, transition, returned, refunded, lifted, withdrawn } = view.state;
  const { fines, suits } = view.state;
  if (opened === null) return null;
  const rules = groundRules[opened.ground].rules.join(t('case.comma'));
  const isOver = notified !== null && returned === null && notified.leaveBy < today;
  const files = opened.files.map((file) => (
    <Anchor
      key={file.hash}
      component="button"
      size="sm"
      onClick={() => void look(lease.lease.leaseId, file.hash, file.name)}
    >
      {file.name}
    </Anchor>
  ));
  const figures =
    opened.figures === null
      ? ''
      : t('leaving.figures', { ...opened.figures, amount: formatYuan(opened.figures.lateFen) });
  const lines: readonly (readonly [label: string, text: ReactNode, isLate?: boolean])[] = [
    [t('leaving.field.ground'), `${t(`leaving.ground.${opened.ground}`)} ${rules}`],
    [t('leaving.fact.openedOn'), opened.on],
    ...(opened.since === null ? [] : [[t('leaving.field.since'), opened.since] as const]),
    ...(opened.evidence === '' ? [] : [[t('leaving.text.open'), opened.evidence] as const]),
    ...(figures === '' ? [] : [[t('lease.column.arrears'), figures] as const]),
    ...(files.length === 0 ? [] : [[t('leaving.field.files'), files] as const]),
    ...(heard === null ? [] : [[t('leaving.text.hear'), `${heard.on} ${heard.statement}`] as const]),
    ...(notified === null
      ? []
      : [
          [t('leaving.fact.notifiedOn'), notified.on] as const,
          [t('leaving.field.leaveBy'), formatDayWithWeekday(notified.leaveBy, t), isOver] as const,
        ]),
    ...(transition === null
      ? []
      : [
          [
            t('leaving.fact.transition'),
            t('leaving.transitionOf', { ...transition.term, amount: formatYuan(transition.monthlyFen) }),
          ] as const,
        ]),
    ...(rentSet === null
      ? []
      : [[t('leaving.field.market'), `${formatYuan(rentSet.marketFen)} ${rentSet.source}`] as const]),
    ...suits.map((suit) => [t(`leaving.suitKind.${suit.kind}`), suitWords(suit, t)] as const),
    ...fines.map((fine) => [t('leaving.fact.fine'), fineWords(fine, t)] as const),
    ...(returned === null ? [] : [[t('leaving.fact.returnedOn'), returned.returnedOn] as const]),
    ...(returned === null
      ? []
      : [
          [
            t('leaving.fact.ban'),
            returned.ban === null ? t('leaving.noBan') : t('leaving.banUntil', { until: returned.ban.until }),
          ] as const,
        ]),
    ...(lifted === null ? [] : [[t('leaving.command.lift-ban'), `${lifted.on} ${lifted.reason}`] as const]),
    ...(refunded === null
      ? []
      : [
          [
            t('leaving.fact.refunded'),
            `${refunded.on} ${formatYuan(refunded.depositFen + refunded.aheadFen)}`,
          ] as const,
        ]),
    ...(withdrawn === null ? [] : [[t('leaving.command.withdraw'), `${withdrawn.on} ${withdrawn.reason}`] as const]),
  ];
  return (
    <dl className={classes.facts}>
      {lines.map(([label, text, isLate], index) => (
        <div key={`${String(index)} ${label}`} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd className={isLate === true ? looks.late : ''}>
            {text} {isLate === true && t('lease.late')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function fineWords(fine: Fine, t: TFunction): string {
  const { documentNo, decidedOn, fen, gainFen, paid } = fine;
  return [
    t('leaving.fineOf', { documentNo, decidedOn, amount: formatYuan(fen) }),
    gainFen === 0 ? '' : t('leaving.gainOf', { amount: formatYuan(gainFen) }),
    paid === null ? t('leaving.fineOpen') : t('leaving.finePaid', { ...paid }),
  ]
    .filter((text) => text !== '')
    .join('；');
}

function suitWords({ court, caseNo, filedOn, judged, enforced }: Suit, t: TFunction): string {
  return [
    t('leaving.suitOf', { court, caseNo, filedOn }),
    judged === null ? '' : t('leaving.judgedOf', { on: judged.on, outcome: t(`leaving.judgment.${judged.outcome}`) }),
    judged?.note ?? '',
    enforced === null ? '' : t('leaving.enforcedOf', { on: enforced.on }),
    enforced?.note ?? '',
  ]
    .filter((text) => text !== '')
    .join('；');
}

async function look(leaseId: string, hash: string, name: string): Promise<void> {
  saveFile(name, await client.leavings.document({ leaseId, hash }));
}

/** Market rent is owed for a day that is over: from the breach, or after the time for moving out (PRH-32, PRH-36). */
function owesMarketRent({ state: { status, opened, notified } }: LeavingView, until: string): boolean {
  if (opened === null || notified === null || (status !== 'notified' && status !== 'returned')) return false;
  return groundRules[opened.ground].marketRent !== 'afterwards' || notified.leaveBy < until;
}

/** Rents from their days on, what is owed, and the settlement: before it what it would come to. */
function Money({ view, lease }: LeavingFactsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { rentSet, settled, returned } = view.state;
  const settlement = settled?.settlement ?? view.settlement;
  const refundBy = settled?.refundBy ?? null;
  const isUnpriced = rentSet === null && owesMarketRent(view, returned?.returnedOn ?? today);
  const { status, notified, fines } = view.state;
  const openFines = fines.reduce((sum, { fen, paid }) => sum + (paid === null ? fen : 0), 0);
  const isStaying =
    status === 'notified' && view.handedOverOn === null && notified !== null && notified.leaveBy < today;
  const isLate = view.state.status === 'settled' && refundBy !== null && refundBy < today;
  return (
    <div className={classes.part}>
      <h2 className={looks.partTitle}>{t('leaving.money')}</h2>
      <dl className={classes.facts}>
        <dt>{t('lease.column.owed')}</dt>
        <dd>{formatYuan(lease.ledger?.owedFen ?? 0)}</dd>
        <dt>{t('leaving.settlement.heldFen')}</dt>
        <dd>{formatYuan(view.held.depositFen)}</dd>
        {(rentSet?.standards ?? []).map(({ from, monthlyFen }) => (
          <div key={from} style={{ display: 'contents' }}>
            <dt>{t('leaving.rentFrom', { from })}</dt>
            <dd>{t('leaving.perMonth', { amount: formatYuan(monthlyFen) })}</dd>
          </div>
        ))}
        {isStaying && (
          <>
            <dt>{t('leaving.stay.charged')}</dt>
            <dd>
              {t('leaving.stay.chargedOn', {
                rent: t(rentSet === null ? 'leaving.stay.byContract' : 'leaving.stay.byMarket'),
              })}
            </dd>
          </>
        )}
        {isUnpriced && (
          <>
            <dt>{t('leaving.field.market')}</dt>
            <dd className={looks.due}>{t('leaving.unpriced')}</dd>
          </>
        )}
        {openFines > 0 && (
          <>
            <dt>{t('leaving.settlement.openFines')}</dt>
            <dd className={looks.due}>{formatYuan(openFines)}</dd>
          </>
        )}
        {refundBy !== null && (
          <>
            <dt>{t('leaving.fact.refundBy')}</dt>
            <dd className={isLate ? looks.late : ''}>
              {formatDayWithWeekday(refundBy, t)} {isLate && t('lease.late')}
            </dd>
          </>
        )}
      </dl>
      {settlement !== null && (
        <>
          <h2 className={looks.partTitle}>
            {t(settled === null ? 'leaving.settlement.preview' : 'leaving.settlement.title')}
          </h2>
          <SettlementTable settlement={settlement} />
        </>
      )}
    </div>
  );
}
