import { Group, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type UnitView, unitNoSchema } from '../../../contract/units.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { Facts } from './facts.tsx';
import { LedgerDialog } from './ledger-dialog.tsx';
import { LedgerHistory } from './ledger-history.tsx';
import { UnitStateBadge } from './unit-state-badge.tsx';
import classes from './units.module.css';

/** One home: what the ledger says of it, who has it, what was done with it, and what can be done. */
export function UnitPage() {
  const navigate = useNavigate();
  const { unitNo } = useParams({ from: '/desk/homes/unit/$unitNo' });
  const { data, error } = useQuery(orpc.units.unit.queryOptions({ input: { unitNo: unitNoSchema.parse(unitNo) } }));
  useKeys([
    {
      keys: 'Escape',
      labelKey: 'units.back',
      scope: 'case',
      run: () => {
        if (window.history.length > 1) window.history.back();
        else void navigate({ to: '/homes' });
      },
    },
  ]);
  return (
    <article className={classes.sheet} aria-label={unitNo} aria-busy={data === undefined && error === null}>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={360} animate={false} />}
      {data !== undefined && <Unit view={data} />}
    </article>
  );
}

function Unit({ view }: { readonly view: UnitView }) {
  const { t } = useTranslation();
  const { particulars, rents, rent } = view;
  return (
    <>
      <Group gap="sm" wrap="nowrap">
        <Title order={1} size="h4">
          {view.unitNo}
        </Title>
        <UnitStateBadge state={view.state} />
      </Group>
      <Actions view={view} />
      <Facts
        facts={[
          [
            t('units.column.estate'),
            <Link key="estate" to="/homes/estate/$estateId" params={{ estateId: particulars.estateId }}>
              {view.estateName} · {view.area}
            </Link>,
          ],
          [t('units.column.place'), t('units.place', { ...particulars })],
          [t('units.column.type'), t(`units.type.${particulars.type}`)],
          [t('units.field.area'), `${formatSquareMetres(particulars.area)} ㎡`],
          [t('units.field.lift'), t(particulars.lift ? 'units.yes' : 'units.no')],
          [t('units.field.accessible'), t(particulars.accessible ? 'units.yes' : 'units.no')],
          [t('units.column.holder'), view.holder === '' ? view.heldFor : `${view.holder} ${view.heldFor}`],
        ]}
      />
      <h2 className={classes.under}>{t('units.rents')}</h2>
      <ul className={classes.history}>
        {rents.toReversed().map((standard) => (
          <li key={standard.from} aria-current={standard.from === rent.from}>
            <span className="number">{formatYuan(standard.perMonth)}</span>
            <span>{t('units.since', { from: standard.from })}</span>
            <span className={classes.quiet}>{standard.source}</span>
            {standard.from === rent.from && <strong>{t('units.current')}</strong>}
          </li>
        ))}
      </ul>
      <LedgerHistory history={view.history} />
    </>
  );
}

function Actions({ view }: { readonly view: UnitView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<UnitView['actions'][number]['command'] | null>(null);
  const { actions } = view;
  useKeys(
    actions.map(({ command, refusal }, index) => ({
      keys: String(index + 1),
      labelKey: `units.command.${command}` as const,
      scope: 'case' as const,
      disabled: refusal !== null,
      run: () => {
        setOpen(command);
      },
    })),
  );
  return (
    <Group gap="xs">
      {actions.map(({ command, refusal }, index) => (
        <ActionButton
          key={command}
          size="xs"
          variant="default"
          keys={String(index + 1)}
          offBecause={refusal === null ? null : ofRefusal(refusal)}
          onClick={() => {
            setOpen(command);
          }}
        >
          {t(`units.command.${command}`)}
        </ActionButton>
      ))}
      {open !== null && (
        <LedgerDialog
          command={open}
          view={view}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </Group>
  );
}
