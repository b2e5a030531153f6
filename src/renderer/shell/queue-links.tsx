import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MOST_COUNTED, MOST_LATE } from '../../contract/queue.ts';
import { type QueueDefinition, queueKinds } from '../../domain/queue/definition.ts';
import { type QueueName, queueDefinitions } from '../../domain/queue/definitions.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import { orpc } from '../api/query.ts';
import { useSession } from '../api/session.ts';
import { rememberedSearch } from '../routes/remembered-search.ts';
import { formatCount } from '../ui/format.ts';
import { useKeys } from './keys.ts';
import classes from './shell.module.css';

type Definition = QueueDefinition & { readonly name: QueueName };

/** The lists of the desk that the person may see, by kind, each with its count. */
export function QueueLinks() {
  const { t } = useTranslation();
  const { data: counts } = useQuery(orpc.queue.counts.queryOptions());
  const lists = useLists();
  return queueKinds.map((kind) => {
    const ofKind = lists.filter((list) => list.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <section key={kind} className={classes.group} aria-label={t(`shell.lists.${kind}`)}>
        {ofKind.map((list) => (
          <QueueLink key={list.name} list={list} badge={counts?.find(({ queue }) => queue === list.name)} />
        ))}
      </section>
    );
  });
}

function useLists(): readonly Definition[] {
  const { roles } = useSession();
  return queueDefinitions.filter(({ permission }) => rolesAllow(roles, permission));
}

/** The keys of the lists lead to them from everywhere, whether or not they are shown. */
export function useQueueKeys(): void {
  const navigate = useNavigate();
  const lists = useLists();
  useKeys(
    lists.flatMap(({ name, keys }) =>
      keys === null
        ? []
        : {
            keys,
            labelKey: `queueName.${name}` as const,
            scope: 'everywhere' as const,
            inFields: true,
            run: () => void navigate({ to: '/queue/$queue', params: { queue: name }, search: rememberedSearch(name) }),
          },
    ),
  );
}

interface QueueLinkProps {
  readonly list: Definition;
  readonly badge: { readonly count: number; readonly late: number } | undefined;
}

function QueueLink({ list, badge }: QueueLinkProps) {
  const { t } = useTranslation();
  const { count, late = 0 } = badge ?? {};
  if (list.onlyWhenUsed === true && (count ?? 0) === 0) return null;
  const name = t(`queueName.${list.name}`);
  const shown = count === undefined ? '' : countWords(list, count);
  const lateWords = late > 0 ? t('shell.late', { n: late < MOST_LATE ? late : `${String(MOST_LATE - 1)}+` }) : '';
  return (
    <Link
      to="/queue/$queue"
      params={{ queue: list.name }}
      search={() => rememberedSearch(list.name)}
      activeOptions={{ includeSearch: false }}
      activeProps={{ 'aria-current': 'page' }}
      className={classes.queue}
      {...(list.keys === null ? {} : { 'aria-keyshortcuts': list.keys.replace('alt', 'Alt') })}
    >
      <span className={classes.queueName}>{name}</span>
      {/* What is heard is what is read, with the pauses that the columns make for the eye. */}
      {late > 0 && (
        <>
          <VisuallyHidden component="span">{t('shell.pause')}</VisuallyHidden>
          <span className={classes.late}>{lateWords}</span>
        </>
      )}
      {shown !== '' && <VisuallyHidden component="span">{t('shell.pause')}</VisuallyHidden>}
      <span className="number" data-none={count === 0}>
        {shown}
      </span>
    </Link>
  );
}

/** What no trigger counts is counted up to a number (contract/queue.ts). */
function countWords({ source }: Definition, count: number): string {
  const capped = source.from === 'steps' && source.due !== 'any' && count >= MOST_COUNTED;
  return capped ? `${String(MOST_COUNTED - 1)}+` : formatCount(count);
}
