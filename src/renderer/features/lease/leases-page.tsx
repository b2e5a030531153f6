import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArrearsList } from '../../../domain/arrears/arrears-list.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { leaseTabs } from '../../routes/lease-search.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ArrearsTable } from './arrears-table.tsx';
import { ChargeDialog } from './charge-dialog.tsx';
import { LeaseTable, LeasesOfStatus } from './lease-table.tsx';
import { RollPart } from './roll-part.tsx';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/leases');

/** Leases by where they stand, what is to be filed, who owes rent, and the rent roll. */
export function LeasesPage() {
  const { t } = useTranslation();
  const { tab = 'signed', find = '', late = 'all' } = route.useSearch();
  const navigate = route.useNavigate();
  const goTo = useNavigate();
  const roles = useSession().roles;
  const mayKeep = rolesAllow(roles, 'lease.keep');
  const mayPay = rolesAllow(roles, 'rent.keep');
  const [charging, setCharging] = useState(false);
  const [typed, setTyped] = useState(find);
  const look = (): void => void navigate({ search: { tab, find: typed.trim() === '' ? undefined : typed.trim() } });
  useKeys([
    {
      keys: 'shift+N',
      labelKey: 'lease.new',
      scope: 'lease',
      disabled: !mayKeep,
      run: () => void goTo({ to: '/leases/new' }),
    },
    {
      keys: 'I',
      labelKey: 'payments.title',
      scope: 'lease',
      disabled: !mayPay,
      run: () => void goTo({ to: '/leases/payments' }),
    },
    { keys: 'B', labelKey: 'lease.charge.title', scope: 'lease', disabled: !mayKeep, run: () => setCharging(true) },
  ]);
  return (
    <section className={looks.page} aria-labelledby="leases-title">
      <div className={looks.head}>
        <h1 id="leases-title" className={looks.title}>
          {t('lease.title')}
        </h1>
        <SegmentedControl
          size="xs"
          aria-label={t('lease.tabs.label')}
          value={tab}
          data={leaseTabs.map((value) => ({ value, label: t(`lease.tabs.${value}`) }))}
          onChange={(value) => void navigate({ search: { tab: leaseTabs.find((known) => known === value) } })}
        />
        <form
          className={classes.find}
          onSubmit={(event) => {
            event.preventDefault();
            look();
          }}
        >
          <TextInput
            size="xs"
            aria-label={t('lease.find')}
            placeholder={t('lease.find')}
            value={typed}
            onChange={({ currentTarget: { value } }) => {
              setTyped(value);
            }}
          />
        </form>
        <span className={looks.spread} />
        {mayPay && (
          <ActionButton size="xs" variant="default" keys="I" onClick={() => void goTo({ to: '/leases/payments' })}>
            {t('payments.title')}
          </ActionButton>
        )}
        {mayKeep && (
          <>
            <ActionButton size="xs" variant="default" keys="B" onClick={() => setCharging(true)}>
              {t('lease.charge.title')}
            </ActionButton>
            <ActionButton size="xs" keys="shift+N" onClick={() => void goTo({ to: '/leases/new' })}>
              {t('lease.new')}
            </ActionButton>
          </>
        )}
      </div>
      {find === '' ? (
        <Tab tab={tab} late={late} />
      ) : (
        <Found
          text={find}
          onClear={() => {
            setTyped('');
            void navigate({ search: { tab } });
          }}
        />
      )}
      {charging && <ChargeDialog onClose={() => setCharging(false)} />}
    </section>
  );
}

function Tab({ tab, late }: { readonly tab: (typeof leaseTabs)[number]; readonly late: ArrearsList }) {
  switch (tab) {
    case 'draft':
    case 'signed':
    case 'ended':
      return <LeasesOfStatus key={tab} status={tab} />;
    case 'to-file':
      return <ToFile />;
    case 'arrears':
      return <ArrearsTable list={late} />;
    case 'roll':
      return <RollPart />;
  }
}

function ToFile() {
  const { t } = useTranslation();
  const list = useQuery(orpc.leases.toFile.queryOptions());
  if (list.isPending) return <Skeleton height={320} animate={false} />;
  if (list.data === undefined) return <ProblemNote error={list.error} />;
  return <LeaseTable rows={list.data} empty={t('lease.empty.to-file')} />;
}

function Found({ text, onClear }: { readonly text: string; readonly onClear: () => void }) {
  const { t } = useTranslation();
  const list = useQuery(orpc.leases.find.queryOptions({ input: { text } }));
  return (
    <>
      <div className={classes.buttons}>
        <p className={looks.quiet}>{t('lease.foundFor', { text })}</p>
        <Button size="xs" variant="default" onClick={onClear}>
          {t('lease.clear')}
        </Button>
      </div>
      <ProblemNote error={list.error} />
      {list.isPending && <Skeleton height={160} animate={false} />}
      {list.data !== undefined && <LeaseTable rows={list.data} empty={t('lease.empty.found')} />}
    </>
  );
}
