import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { orpc } from '../../api/query.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { leaseParts } from '../../routes/lease-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ArrearsPart } from './arrears-part.tsx';
import { ContractPart } from './contract-part.tsx';
import { HistoryPart } from './history-part.tsx';
import { LeaseDialog } from './lease-dialog.tsx';
import { LedgerPart } from './ledger-part.tsx';
import { SwapDialog } from './swap-dialog.tsx';
import { PayDialog } from './pay-dialog.tsx';
import { type LeaseStep, leaseSteps } from './step-form.ts';
import { leaseRefusal, rentRefusal } from './use-lease.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/lease/$leaseId');

/** A lease: its contract with both protocols, its money, its history, and what can be done now. */
export function LeasePage() {
  const { leaseId } = route.useParams();
  const { t } = useTranslation();
  const view = useQuery(orpc.leases.get.queryOptions({ input: { leaseId } }));
  if (view.isPending) return <Skeleton height={420} width="auto" m={14} animate={false} />;
  if (view.data === undefined) {
    return (
      <section className={looks.page}>
        <ProblemNote error={view.error} />
        <Link to="/leases">{t('lease.title')}</Link>
      </section>
    );
  }
  return <Loaded view={view.data} />;
}

function Loaded({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const { part = 'contract' } = route.useSearch();
  const navigate = route.useNavigate();
  const { lease, ledger } = view;
  return (
    <section className={looks.page} aria-labelledby="lease-title">
      <div className={looks.head}>
        <h1 id="lease-title" className={looks.title}>
          {lease.leaseNo} {lease.content.tenant.name}
        </h1>
        <span>{t(`lease.status.${lease.status}`)}</span>
        <span className={looks.quiet}>
          {lease.content.home.estate} {lease.content.home.unitNo}
        </span>
        {ledger !== null && <Owed ledger={ledger} />}
        <SegmentedControl
          size="xs"
          aria-label={t('lease.parts.label')}
          value={part}
          data={leaseParts.map((value) => ({ value, label: t(`lease.parts.${value}`) }))}
          onChange={(value) => void navigate({ search: { part: leaseParts.find((known) => known === value) } })}
        />
      </div>
      <Actions view={view} />
      {part === 'contract' && <ContractPart view={view} />}
      {part === 'ledger' && <LedgerPart view={view} />}
      {part === 'arrears' && <ArrearsPart view={view} />}
      {part === 'history' && <HistoryPart view={view} />}
    </section>
  );
}

function Owed({ ledger }: { readonly ledger: NonNullable<LeaseView['ledger']> }) {
  const { t } = useTranslation();
  const { fen, months } = ledger.arrears;
  if (fen > 0) {
    return <span className={looks.late}>{t('lease.inArrears', { amount: formatYuan(fen), n: months })}</span>;
  }
  return <span className={looks.done}>{t('lease.notInArrears')}</span>;
}

/** The contract as it is printed, and the lease as the tenant's app shows it. */
function Papers({ leaseId }: { readonly leaseId: string }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const toContract = (): void => void navigate({ to: '/lease/$leaseId/contract', params: { leaseId } });
  const toCopy = (): void => void navigate({ to: '/lease/$leaseId/tenant-copy', params: { leaseId } });
  useKeys([
    { keys: 'G', labelKey: 'lease.printContract', scope: 'lease', run: toContract },
    { keys: 'Y', labelKey: 'lease.copy.open', scope: 'lease', run: toCopy },
  ]);
  return (
    <>
      <ActionButton size="xs" variant="default" keys="G" onClick={toContract}>
        {t('lease.printContract')}
      </ActionButton>
      <ActionButton size="xs" variant="default" keys="Y" onClick={toCopy}>
        {t('lease.copy.open')}
      </ActionButton>
    </>
  );
}

/** The commands that the lease has now; the next of its life is the main one. */
function Actions({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<LeaseStep | 'pay' | 'swap' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { leaseId } = view.lease;
  const mayPay = rentRefusal(view, 'pay');
  const steps = leaseSteps.filter((step) => leaseRefusal(view, step) !== undefined);
  const next = steps.find((step) => step === 'explain' && view.lease.explained === null) ?? steps[0];
  useKeys([
    {
      keys: 'M',
      labelKey: 'lease.pay.title',
      scope: 'lease',
      disabled: mayPay !== null,
      run: () => setOpen('pay'),
    },
  ]);
  const finished = (what: string): void => {
    setOpen(null);
    setDone(what);
  };
  return (
    <>
      <div className={classes.buttons}>
        {mayPay !== undefined && (
          <ActionButton
            size="xs"
            keys="M"
            offBecause={mayPay === null ? null : ofRefusal(mayPay)}
            onClick={() => setOpen('pay')}
          >
            {t('lease.pay.title')}
          </ActionButton>
        )}
        {steps.map((step) => {
          const refusal = leaseRefusal(view, step) ?? null;
          const isMain = step === next && mayPay === undefined;
          return (
            <ActionButton
              key={step}
              size="xs"
              variant={isMain ? 'filled' : 'default'}
              offBecause={refusal === null ? null : ofRefusal(refusal)}
              onClick={() => setOpen(step)}
            >
              {t(`lease.command.${step}`)}
            </ActionButton>
          );
        })}
        {view.lease.status !== 'draft' && view.lease.status !== 'dropped' && (
          <ActionButton
            size="xs"
            variant="default"
            onClick={() => void navigate({ to: '/leaving/$leaseId', params: { leaseId } })}
          >
            {t('leaving.toLeaving')}
          </ActionButton>
        )}
        {leaseRefusal(view, 'supplement') === null && (
          <ActionButton size="xs" variant="default" onClick={() => setOpen('swap')}>
            {t('lease.swap.title')}
          </ActionButton>
        )}
        <Papers leaseId={leaseId} />
      </div>
      {done !== null && (
        <p role="status" className={looks.done}>
          {done}
        </p>
      )}
      {open === 'pay' && (
        <PayDialog
          view={view}
          onClose={() => setOpen(null)}
          onDone={(receiptNo) => finished(t('lease.pay.done', { receiptNo }))}
        />
      )}
      {open === 'swap' && (
        <SwapDialog
          view={view}
          onClose={() => setOpen(null)}
          onDone={() => finished(t('event.lease.home-swapped.v1'))}
        />
      )}
      {open !== null && open !== 'pay' && open !== 'swap' && (
        <LeaseDialog
          view={view}
          step={open}
          onClose={() => setOpen(null)}
          onDone={() => finished(t('lease.done', { command: t(`lease.command.${open}`) }))}
        />
      )}
    </>
  );
}
