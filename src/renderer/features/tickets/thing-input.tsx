import { Autocomplete } from '@mantine/core';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThingFound } from '../../../contract/tickets.ts';
import { orpc } from '../../api/query.ts';
import type { useLiveText } from '../../shell/use-live-text.ts';

interface ThingInputProps {
  readonly kind: ThingFound['kind'];
  readonly live: ReturnType<typeof useLiveText>;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Picked from the register. */
  readonly onPick: (thing: ThingFound) => void;
}

/** What is typed is looked up in the register; what is not in it can be added as it was typed. */
export function ThingInput({ kind, live, inputRef, onPick }: ThingInputProps) {
  const { t } = useTranslation();
  const text = live.settled;
  const { data = [] } = useQuery(
    orpc.tickets.things.queryOptions({
      input: text === '' ? skipToken : { kind, text },
      placeholderData: keepPreviousData,
    }),
  );
  const found = text === '' ? [] : data;
  const wordsOf = ({ label, hint }: ThingFound): string => `${label} · ${hint}`;
  return (
    <Autocomplete
      ref={inputRef}
      flex={1}
      aria-label={t('tickets.form.aboutLabel')}
      placeholder={t('tickets.form.aboutLabel')}
      maxLength={60}
      value={live.text}
      data={[...new Set(found.map(wordsOf))]}
      filter={({ options }) => options}
      onChange={(value) => {
        live.change(value);
      }}
      onOptionSubmit={(value) => {
        const thing = found.find((one) => wordsOf(one) === value);
        if (thing !== undefined) onPick(thing);
      }}
      {...live.compositionProps}
    />
  );
}
