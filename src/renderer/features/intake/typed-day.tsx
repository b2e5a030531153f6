import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { parseTypedDate } from './typed-date.ts';

interface TypedDayProps {
  readonly label: string;
  readonly value: PlainDate | undefined;
  readonly onChange: (day: PlainDate | undefined) => void;
}

/** Asked when the field is left or Enter is pressed; what is no day is said and asks for nothing. */
export function TypedDay({ label, value, onChange }: TypedDayProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string>(value ?? '');
  const day = parseTypedDate(typed);
  const wrong = typed.trim() !== '' && day === undefined;
  const ask = (): void => {
    if (day !== value && !wrong) onChange(day);
  };
  return (
    <TextInput
      label={label}
      w={130}
      placeholder="2026-01-31"
      error={wrong && typed.length >= 8 ? t('log.filter.noDay') : null}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
      }}
      onBlur={ask}
      onKeyDown={({ key }) => {
        if (key === 'Enter') ask();
      }}
    />
  );
}
