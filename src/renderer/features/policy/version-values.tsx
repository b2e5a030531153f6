import { Button, EmptyState, Skeleton } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyVersionView } from '../../../contract/policies.ts';
import { isUnconfirmed } from '../../../domain/policy/sourced.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './policy.module.css';
import type { ShownPolicy } from './shown-policy.ts';
import { type Part, filteredValues, partsOf } from './shown-values.ts';
import { ValueTable, partId } from './value-table.tsx';
import { partName } from './value-words.ts';

/** All that a version says, part by part, with the contents at the side. */
export function VersionValues({ version: id, packs, search, onShow }: ShownPolicy & { readonly version: string }) {
  const { t, i18n } = useTranslation();
  const view = useQuery(
    orpc.policies.version.queryOptions({ input: { version: id }, placeholderData: keepPreviousData }),
  );
  const find = useDeferredValue(search.find ?? '');
  const unsureOnly = search.unsure ?? false;
  const values = view.data?.values;
  const parts = useMemo(() => {
    const telling = { t, language: i18n.language };
    return values === undefined ? [] : partsOf(filteredValues(values, { find, unsureOnly }, telling));
  }, [values, find, unsureOnly, t, i18n.language]);
  if (view.data === undefined) {
    return (
      <div className={classes.scroll}>
        <ProblemNote error={view.error} />
        {view.isPending && <Skeleton height="100%" width="auto" m={12} animate={false} />}
      </div>
    );
  }
  return (
    <div className={classes.body}>
      <Contents parts={parts} />
      <div className={classes.scroll} tabIndex={-1}>
        <PrintHead version={view.data} />
        {!view.data.isReadable && <Note tone="late">{t('policy.unreadable')}</Note>}
        {parts.length === 0 ? (
          <EmptyState
            className={classes.empty}
            icon={<IconSearchOff />}
            title={t('policy.nothing')}
            description={t('policy.nothingWhat')}
          >
            <Button
              variant="default"
              onClick={() => {
                onShow({ find: undefined, unsure: undefined });
              }}
            >
              {t('policy.clear')}
            </Button>
          </EmptyState>
        ) : (
          <ValueTable version={view.data} packs={packs} parts={parts} />
        )}
        <PrintFoot version={view.data} />
      </div>
    </div>
  );
}

function Contents({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.nav} aria-label={t('policy.sections')}>
      {parts.map(({ name, values }) => (
        <button
          key={name}
          type="button"
          className={classes.navItem}
          onClick={() => document.getElementById(partId(name))?.scrollIntoView({ block: 'start' })}
        >
          {partName(name, name, t)}
          <span className={classes.navCount}>{values.length}</span>
        </button>
      ))}
    </nav>
  );
}

/** What stands above the table on paper: office, policy, version. */
function PrintHead({ version }: { readonly version: PolicyVersionView }) {
  const { t } = useTranslation();
  const { officeName } = useSession();
  return (
    <p className={classes.printHead}>
      <span>{officeName}</span>
      <span>
        {t('policy.printHead', {
          pack: version.packName,
          version: t('policy.versionFrom', { day: version.effectiveFrom }),
        })}
      </span>
    </p>
  );
}

function PrintFoot({ version }: { readonly version: PolicyVersionView }) {
  const { t } = useTranslation();
  const unsure = version.values.filter(isUnconfirmed).length;
  return <p className={classes.printFoot}>{t('policy.printFoot', { n: version.values.length, unsure })}</p>;
}
