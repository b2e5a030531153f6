import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingFound } from '../../../contract/tickets.ts';
import { type AboutKind, aboutKinds } from '../../../domain/ticket/kinds.ts';
import { orpc } from '../../api/query.ts';
import { useLiveText } from '../../shell/use-live-text.ts';
import type { AboutEntry, HearForm } from './hear-form.ts';
import { ThingInput } from './thing-input.tsx';
import classes from './tickets.module.css';
import looks from '../../ui/looks.module.css';

interface AboutFieldsProps {
  readonly form: Pick<HearForm, 'about'>;
  readonly onChange: (patch: Pick<HearForm, 'about'>) => void;
}

/**
 * What it is about: homes, estates, cases and people out of the registers, or as they were called. A member of staff is
 * chosen by name: who is named can neither find nor open the ticket (CMP-09).
 */
export function AboutFields({ form: { about }, onChange }: AboutFieldsProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AboutKind>('estate');
  const live = useLiveText();
  const { data: staff } = useQuery(orpc.tickets.staff.queryOptions());
  const line = useRef<HTMLInputElement>(null);
  const person = useRef<HTMLSelectElement>(null);
  const put = (entry: AboutEntry | undefined): void => {
    if (entry === undefined) return;
    onChange({ about: [...about, entry] });
    live.change('');
    // Back to the field: the next key is for what comes next, not for the button again.
    (kind === 'staff' ? person : line).current?.focus();
  };
  return (
    <fieldset className={classes.wide}>
      <legend>{t('tickets.field.about')}</legend>
      <Group gap="xs" align="flex-end">
        <NativeSelect
          aria-label={t('tickets.field.about')}
          value={kind}
          data={aboutKinds.map((value) => ({ value, label: t(`tickets.about.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            setKind(aboutKinds.find((known) => known === value) ?? 'estate');
            live.change('');
          }}
        />
        {kind === 'staff' ? (
          <NativeSelect
            ref={person}
            flex={1}
            aria-label={t('tickets.form.aboutLabel')}
            value={live.text}
            data={[
              { value: '', label: t('tickets.form.choose') },
              ...(staff ?? []).map(({ staffId, name, officeName }) => ({
                value: staffId,
                label: `${name} · ${officeName}`,
              })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              live.change(value);
            }}
          />
        ) : kind === 'window' ? (
          <TextInput
            ref={line}
            flex={1}
            aria-label={t('tickets.form.aboutLabel')}
            placeholder={t('tickets.form.aboutLabel')}
            maxLength={100}
            value={live.text}
            onChange={({ currentTarget: { value } }) => {
              live.change(value);
            }}
            {...live.compositionProps}
          />
        ) : (
          <ThingInput
            kind={kind}
            live={live}
            inputRef={line}
            onPick={(thing) => {
              put(entryOfThing(thing));
            }}
          />
        )}
        <Button
          variant="default"
          onClick={() => {
            put(entryOf(kind, live.text, staff ?? []));
          }}
        >
          {t('tickets.form.addAbout')}
        </Button>
      </Group>
      {about.map((one, at) => (
        <Group key={`${one.kind} ${one.id} ${one.label}`} gap="xs" mt={4}>
          <span>
            {t(`tickets.about.${one.kind}`)} {one.label}
          </span>
          {one.id !== '' && one.kind !== 'staff' && <span className={looks.quiet}>{t('tickets.form.picked')}</span>}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              onChange({ about: about.filter((_, index) => index !== at) });
            }}
          >
            {t('tickets.form.remove')}
          </Button>
        </Group>
      ))}
      {about.some((one) => one.kind === 'staff') && <p className={looks.quiet}>{t('tickets.form.secret')}</p>}
    </fieldset>
  );
}

function entryOfThing({ kind, id, label, within }: ThingFound): AboutEntry {
  return { kind, id, label, ...(within === null ? {} : { within }) };
}

function entryOf(
  kind: AboutKind,
  text: string,
  staff: readonly { readonly staffId: string; readonly name: string }[],
): AboutEntry | undefined {
  if (text.trim() === '') return undefined;
  if (kind !== 'staff') return { kind, id: '', label: text.trim() };
  const person = staff.find(({ staffId }) => staffId === text);
  return person === undefined ? undefined : { kind, id: person.staffId, label: person.name };
}
