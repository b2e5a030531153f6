import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryView } from '../../../contract/library.ts';
import { client } from '../../api/client.ts';
import { useProblemWords } from '../../api/problem-words.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { DocumentDialog } from './document-dialog.tsx';
import { useLibrary } from './use-library.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import classes from './library.module.css';

/** One document: the version that holds, those before it, and what can be done with it. */
export function DocumentPart({ docId }: { readonly docId: string }) {
  const { data, error } = useQuery(orpc.library.get.queryOptions({ input: { docId } }));
  if (error !== null) return <ProblemNote error={error} />;
  if (data === undefined) return <Skeleton height={420} animate={false} />;
  return <Shown view={data} />;
}

type Action = LibraryView['actions'][number]['command'];

function Shown({ view }: { readonly view: LibraryView }) {
  const { t } = useTranslation();
  const { ofRefusal } = useProblemWords();
  const [place, setPlace] = useState(view.holds ?? view.versions.length);
  const [open, setOpen] = useState<Action | null>(null);
  const give = useLibrary(view);
  const shown = view.versions[place - 1];
  const start = (command: Action): void => {
    if (command === 'list') give.mutate({ type: 'list', listed: !view.listed });
    else setOpen(command);
  };
  const close = (): void => {
    setOpen(null);
  };
  useKeys(
    view.actions.map(({ command, refusal }, index) => ({
      keys: String(index + 1),
      labelKey: `library.command.${command}` as const,
      scope: 'policy' as const,
      disabled: refusal !== null || open !== null,
      run: () => {
        start(command);
      },
    })),
  );
  if (shown === undefined) return null;
  return (
    <article className={classes.document} aria-labelledby="document-title">
      <h2 id="document-title" className={classes.title}>
        {shown.title}
      </h2>
      <div className={classes.buttons} role="toolbar" aria-label={t('library.title')}>
        {view.actions.map(({ command, refusal }, index) => (
          <ActionButton
            key={command}
            size="xs"
            variant="default"
            keys={String(index + 1)}
            offBecause={refusal === null ? null : ofRefusal(refusal)}
            loading={give.isPending && command === 'list'}
            onClick={() => {
              start(command);
            }}
          >
            {command === 'list' ? t(view.listed ? 'library.hide' : 'library.show') : t(`library.command.${command}`)}
          </ActionButton>
        ))}
        <NativeSelect
          size="xs"
          aria-label={t('library.words')}
          value={String(place)}
          data={view.versions.map((_, index) => ({
            value: String(index + 1),
            label: `${t('library.version', { n: index + 1 })}${index + 1 === view.holds ? ` · ${t('library.holds')}` : ''}`,
          }))}
          onChange={({ currentTarget: { value } }) => {
            setPlace(Number(value));
          }}
        />
      </div>
      <ProblemNote error={give.error} />
      <Facts view={view} version={shown} />
      <div className={classes.text}>{shown.text}</div>
      {open === 'revise' && <DocumentDialog view={view} onClose={close} onDone={close} />}
      {open === 'withdraw' && <WithdrawDialog view={view} onClose={close} />}
    </article>
  );
}

function Facts({ view, version }: { readonly view: LibraryView; readonly version: LibraryView['versions'][number] }) {
  const { t } = useTranslation();
  const { file, from, until } = version;
  const facts: readonly (readonly [string, string])[] = [
    [t('library.column.status'), t(`library.status.${view.status}`)],
    [t('library.field.class'), t(`library.class.${view.class}`)],
    [t('library.column.number'), version.number],
    [t('library.column.source'), version.source],
    [t('library.column.issuedOn'), version.issuedOn],
    [t('library.column.span'), until === null ? t('library.span', { from }) : t('library.spanTo', { from, until })],
    [t('library.field.reference'), version.reference],
    [t('library.keptBy'), view.officeName],
    [t('library.publish'), t(view.listed ? 'library.listed.yes' : 'library.listed.no')],
    [t('library.reason'), view.withdrawn === null ? '' : `${view.withdrawn.on} ${view.withdrawn.reason}`],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {file !== null && (
        <div>
          <dt>{t('library.field.file')}</dt>
          <dd>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => {
                void client.library
                  .file({ docId: view.docId, hash: file.hash })
                  .then((content) => saveFile(file.name, content));
              }}
            >
              {t('library.download', { name: file.name })}
            </Button>
          </dd>
        </div>
      )}
    </dl>
  );
}
