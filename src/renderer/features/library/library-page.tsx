import { Checkbox, Skeleton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRowView } from '../../../contract/library.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useKeys } from '../../shell/keys.ts';
import { useLiveText } from '../../shell/use-live-text.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ExportButtons } from '../publicity/export-buttons.tsx';
import { DocumentDialog } from './document-dialog.tsx';
import { DocumentPart } from './document-part.tsx';
import classes from './library.module.css';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/library');

/** The policy documents of the city: the list, found by every word, and the one that stands open. */
export function LibraryPage() {
  const { t } = useTranslation();
  const may = useMay('library.manage');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const live = useLiveText(search.text ?? '');
  const field = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState(false);
  const input = { text: live.settled, onlyInForce: search.inForce === true };
  const { data, error } = useQuery(orpc.library.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const add = (): void => {
    setAdding(true);
  };
  useKeys([
    { keys: 'F', labelKey: 'library.search', scope: 'policy', run: () => field.current?.focus() },
    { keys: 'shift+N', labelKey: 'library.add', scope: 'policy', disabled: !may || adding, run: add },
  ]);
  return (
    <section className={classes.page} aria-labelledby="library-title">
      <header className={classes.head}>
        <h1 id="library-title">{t('library.title')}</h1>
        <TextInput
          ref={field}
          size="xs"
          w={300}
          leftSection={<IconSearch size={15} aria-hidden />}
          aria-label={t('library.search')}
          placeholder={t('library.search')}
          maxLength={100}
          value={live.text}
          onChange={({ currentTarget: { value } }) => {
            live.change(value);
          }}
          {...live.compositionProps}
        />
        <Checkbox
          size="xs"
          label={t('library.inForce')}
          checked={search.inForce === true}
          onChange={({ currentTarget: { checked } }) => {
            void navigate({ search: ({ doc }) => ({ doc, ...(checked ? { inForce: true } : {}) }) });
          }}
        />
        <span className={looks.grow} />
        {may && (
          <>
            <ExportButtons
              number={t('library.file')}
              offBecause={(data ?? []).length === 0 ? t('library.empty') : null}
              read={(format) => client.library.publish({ format })}
            />
            <ActionButton size="xs" keys="shift+N" onClick={add}>
              {t('library.add')}
            </ActionButton>
          </>
        )}
      </header>
      <ProblemNote error={error} />
      <div className={classes.columns}>
        <div className={classes.list}>
          {data === undefined && error === null && <Skeleton height={320} animate={false} />}
          {data?.length === 0 && (
            <p className={classes.quiet}>
              {live.settled === '' ? t('library.empty') : t('library.notFound', { text: live.settled })}
            </p>
          )}
          {(data ?? []).map((row) => (
            <Row key={row.docId} row={row} chosen={row.docId === search.doc} />
          ))}
        </div>
        {search.doc === undefined ? (
          <p className={classes.quiet}>{t('library.choose')}</p>
        ) : (
          <DocumentPart key={search.doc} docId={search.doc} />
        )}
      </div>
      {adding && (
        <DocumentDialog
          view={null}
          onClose={() => {
            setAdding(false);
          }}
          onDone={(docId) => {
            setAdding(false);
            void navigate({ search: { doc: docId } });
          }}
        />
      )}
    </section>
  );
}

function Row({ row, chosen }: { readonly row: LibraryRowView; readonly chosen: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      from="/library"
      to="/library"
      search={(at) => ({ ...at, doc: row.docId })}
      className={classes.row}
      aria-current={chosen ? 'true' : undefined}
    >
      <strong>{row.title}</strong>
      <span className={classes.quiet}>
        {[t(`library.class.${row.class}`), row.number, row.source].filter((text) => text !== '').join(' · ')}
      </span>
      <span className={row.status === 'in-force' ? classes.quiet : classes.off}>
        {t(`library.status.${row.status}`)} ·{' '}
        {row.until === null
          ? t('library.span', { from: row.from })
          : t('library.spanTo', { from: row.from, until: row.until })}
      </span>
      {row.snippet !== '' && <span className={classes.snippet}>{row.snippet}</span>}
    </Link>
  );
}
