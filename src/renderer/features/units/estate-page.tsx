import { Group, Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EstateView, estateIdSchema } from '../../../contract/units.ts';
import { facilityKinds } from '../../../domain/estate/particulars.ts';
import { unitStates } from '../../../domain/unit/state.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ChoosingReasons } from './choosing-reasons.tsx';
import { EstateDialog } from './estate-dialog.tsx';
import { Facts } from './facts.tsx';
import { LedgerDialog } from './ledger-dialog.tsx';
import { LedgerHistory } from './ledger-history.tsx';
import classes from './units.module.css';

/** One estate: where it lies, what is near, how its homes stand, and why households refused or left them. */
export function EstatePage() {
  const navigate = useNavigate();
  const { estateId } = useParams({ from: '/desk/homes/estate/$estateId' });
  const { data, error } = useQuery(
    orpc.units.estate.queryOptions({ input: { estateId: estateIdSchema.parse(estateId) } }),
  );
  useKeys([
    {
      keys: 'Escape',
      labelKey: 'units.back',
      scope: 'case',
      run: () => void navigate({ to: '/homes', search: { estate: estateId } }),
    },
  ]);
  return (
    <article className={classes.sheet} aria-label={estateId} aria-busy={data === undefined && error === null}>
      <ProblemNote error={error} />
      {data === undefined && error === null && <Skeleton height={360} animate={false} />}
      {data !== undefined && <Estate view={data} />}
    </article>
  );
}

function Estate({ view }: { readonly view: EstateView }) {
  const { t } = useTranslation();
  const { particulars } = view;
  const { manager } = particulars;
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Title order={1} size="h4">
          {particulars.name}
        </Title>
        <Actions view={view} />
      </Group>
      <Facts
        facts={[
          [t('units.field.estateId'), view.estateId],
          [t('units.column.area'), particulars.area],
          [t('units.field.address'), particulars.address],
          [t('units.estateForm.office'), view.officeName],
          [t('units.estateForm.company'), manager.company],
          [t('units.estateForm.telephone'), manager.telephone],
        ]}
      />
      <Counts view={view} />
      <Near view={view} />
      <Reasons view={view} />
      <ChoosingReasons choosing={view.choosing} />
      <LedgerHistory history={view.history} />
    </>
  );
}

function Actions({ view }: { readonly view: EstateView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [open, setOpen] = useState<'estate' | 'unit' | null>(null);
  const off = view.refusal === null ? null : ofRefusal(view.refusal);
  const opens = (what: 'estate' | 'unit') => () => {
    setOpen(what);
  };
  const close = (): void => {
    setOpen(null);
  };
  useKeys([
    { keys: '1', labelKey: 'units.estateCommand.correct', scope: 'case', disabled: off !== null, run: opens('estate') },
    { keys: '2', labelKey: 'units.command.register', scope: 'case', disabled: off !== null, run: opens('unit') },
  ]);
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionButton size="xs" variant="default" keys="1" offBecause={off} onClick={opens('estate')}>
        {t('units.estateCommand.correct')}
      </ActionButton>
      <ActionButton size="xs" variant="default" keys="2" offBecause={off} onClick={opens('unit')}>
        {t('units.command.register')}
      </ActionButton>
      {open === 'estate' && <EstateDialog estate={view} onClose={close} />}
      {open === 'unit' && <LedgerDialog command="register" view={null} estateId={view.estateId} onClose={close} />}
    </Group>
  );
}

/** Each figure opens the homes that it counts. */
function Counts({ view }: { readonly view: EstateView }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.counts} aria-label={t('units.title')}>
      {unitStates.map((state) => (
        <li key={state}>
          <Link to="/homes" search={{ estate: view.estateId, unitState: state }}>
            <b className="number">{formatCount(view.counts[state])}</b>
            {t(`units.state.${state}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Near({ view }: { readonly view: EstateView }) {
  const { t } = useTranslation();
  const { facilities } = view.particulars;
  return (
    <section aria-label={t('units.near')}>
      <h2 className={classes.under}>{t('units.near')}</h2>
      {facilities.length === 0 && <p className={classes.quiet}>{t('units.nothingNear')}</p>}
      <ul className={classes.history}>
        {facilityKinds.flatMap((kind) =>
          facilities
            .filter((facility) => facility.kind === kind)
            .map(({ name, distance }) => (
              <li key={`${kind} ${name}`}>
                <span className={classes.kind}>{t(`units.facility.${kind}`)}</span>
                <span>{name}</span>
                <span className="number">{t('units.metres', { n: formatCount(distance) })}</span>
              </li>
            )),
        )}
      </ul>
    </section>
  );
}

function Reasons({ view }: { readonly view: EstateView }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('units.reasons')}>
      <h2 className={classes.under}>{t('units.reasons')}</h2>
      {view.reasons.length === 0 && <p className={classes.quiet}>{t('units.noReasons')}</p>}
      <ul className={classes.history}>
        {view.reasons.map(({ cause, reason, count }) => (
          <li key={`${cause} ${reason}`}>
            <span className={classes.kind}>{t(`units.cause.${cause}`)}</span>
            <span>{t(`units.reason.${reason}`)}</span>
            <span className="number">{t('units.times', { n: formatCount(count) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
