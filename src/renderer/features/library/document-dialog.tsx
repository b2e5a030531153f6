import { Button, FileButton, Group, Modal, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { LibraryView } from '../../../contract/library.ts';
import { pageMediaTypes } from '../../../domain/application/document.ts';
import { type DocumentClass, documentClasses } from '../../../domain/library/document.ts';
import { client } from '../../api/client.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { parseTypedDate } from '../intake/typed-date.ts';
import { useLibrary } from './use-library.ts';
import { WordsButton } from './words-button.tsx';
import classes from './library.module.css';
import { onConfirmKey } from '../../ui/confirm-key.ts';

interface DocumentDialogProps {
  /** Null for a new document; else the next version of this one. */
  readonly view: LibraryView | null;
  readonly onClose: () => void;
  readonly onDone: (docId: string) => void;
}

const lines = ['title', 'number', 'source', 'reference'] as const;
const days = ['issuedOn', 'from', 'until'] as const;
type Field = (typeof lines)[number] | (typeof days)[number] | 'text';
type Form = Readonly<Record<Field, string>>;
const optional: readonly Field[] = ['number', 'reference', 'until'];

/** A document, or its next version: where it comes from, from when until when it holds, its words. */
export function DocumentDialog({ view, onClose, onDone }: DocumentDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const last = view?.versions.at(-1);
  const [docId] = useState(() => view?.docId ?? uuidv7());
  const [rank, setRank] = useState<DocumentClass>(view?.class ?? 'normative');
  const [form, setForm] = useState<Form>(() => ({
    title: last?.title ?? '',
    number: '',
    source: last?.source ?? '',
    reference: '',
    issuedOn: today,
    from: today,
    until: '',
    text: last?.text ?? '',
  }));
  const [asked, setAsked] = useState(false);
  const give = useLibrary({ docId, version: view?.version ?? 0 });
  const store = useMutation({ mutationFn: (file: File) => client.library.putFile({ file }) });
  const isMissing = (field: Field): boolean => {
    const text = form[field].trim();
    if ((days as readonly string[]).includes(field) && text !== '') return parseTypedDate(text) === undefined;
    return !optional.includes(field) && text === '';
  };
  const fields: readonly Field[] = [...lines, ...days, 'text'];
  const submit = (): void => {
    setAsked(true);
    if (fields.some(isMissing) || give.isPending) return;
    const dayOf = (field: (typeof days)[number]): string => parseTypedDate(form[field]) ?? form[field];
    const version = {
      ...{ title: form.title, number: form.number, source: form.source, reference: form.reference, text: form.text },
      issuedOn: dayOf('issuedOn'),
      from: dayOf('from'),
      until: form.until.trim() === '' ? null : dayOf('until'),
      file: store.data ?? null,
    };
    give.mutate(view === null ? { type: 'add', class: rank, version } : { type: 'revise', version }, {
      onSuccess: () => {
        onDone(docId);
      },
    });
  };
  const bound = (field: Field) => ({
    label: t(`library.field.${field}`),
    value: form[field],
    error: asked && isMissing(field) ? t(form[field].trim() === '' ? 'library.needed' : 'library.badDay') : null,
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) => {
      setForm((before) => ({ ...before, [field]: value }));
    },
  });
  const title = t(view === null ? 'library.add' : 'library.command.revise');
  return (
    <Modal
      opened
      size="xl"
      title={title}
      onKeyDown={onConfirmKey(submit)}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('tickets.form.cancel') }}
    >
      <Stack gap="sm">
        <div className={classes.form}>
          {view === null && (
            <NativeSelect
              label={t('library.field.class')}
              value={rank}
              data={documentClasses.map((value) => ({ value, label: t(`library.class.${value}`) }))}
              onChange={({ currentTarget: { value } }) => {
                setRank(documentClasses.find((known) => known === value) ?? 'normative');
              }}
            />
          )}
          {lines.map((field, index) => (
            <TextInput
              key={field}
              {...bound(field)}
              maxLength={200}
              {...(index === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
          {days.map((field) => (
            <TextInput key={field} {...bound(field)} maxLength={20} placeholder="2026-01-31" />
          ))}
        </div>
        <Textarea {...bound('text')} autosize minRows={8} maxRows={16} maxLength={200_000} />
        <Group gap="sm">
          <FileButton
            accept={pageMediaTypes.join(',')}
            onChange={(file) => {
              if (file !== null) store.mutate(file);
            }}
          >
            {(props) => (
              <Button {...props} size="xs" variant="default" loading={store.isPending}>
                {t('library.field.file')}
              </Button>
            )}
          </FileButton>
          {store.data !== undefined && <span>{store.data.name}</span>}
          <WordsButton onWords={(text) => setForm((before) => ({ ...before, text }))} />
        </Group>
        <ProblemNote error={give.error ?? store.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('tickets.form.cancel')}
          </Button>
          <Button loading={give.isPending} rightSection={<KeyHint keys="mod+Enter" />} onClick={submit}>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
