import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_LENGTH, type Passphrases } from './carry-form.ts';

interface PassphraseFieldsProps {
  readonly value: Passphrases;
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (value: Passphrases) => void;
  readonly autoFocus?: boolean;
}

/** The passphrase of a file, typed twice because nobody can ask for it again. */
export function PassphraseFields({ value, problems, onChange, autoFocus = false }: PassphraseFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <PasswordInput
        label={t('outbox.carry.passphrase')}
        description={t('outbox.carry.passphraseHint', { n: PASSPHRASE_LENGTH })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={500}
        autoComplete="off"
        data-autofocus={autoFocus}
        value={value.passphrase}
        error={problems['passphrase']}
        onChange={(event) => {
          onChange({ ...value, passphrase: event.currentTarget.value });
        }}
      />
      <PasswordInput
        label={t('outbox.carry.again')}
        maxLength={500}
        autoComplete="off"
        value={value.again}
        error={problems['again']}
        onChange={(event) => {
          onChange({ ...value, again: event.currentTarget.value });
        }}
      />
    </>
  );
}
