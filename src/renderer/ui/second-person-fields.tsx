import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface SecondPerson {
  readonly account: string;
  readonly password: string;
}

export const nobodyYet: SecondPerson = { account: '', password: '' };

interface SecondPersonFieldsProps {
  readonly second: SecondPerson;
  readonly onChange: (second: SecondPerson) => void;
  readonly className?: string | undefined;
}

/** Another person signs on the same screen, with their own account and password. */
export function SecondPersonFields({ second, onChange, className }: SecondPersonFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={className}>
      <legend>{t('eligibility.overrule.second')}</legend>
      <TextInput
        size="xs"
        label={t('eligibility.overrule.account')}
        autoComplete="off"
        value={second.account}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...second, account: value });
        }}
      />
      <PasswordInput
        size="xs"
        label={t('eligibility.overrule.password')}
        autoComplete="off"
        value={second.password}
        onChange={({ currentTarget: { value } }) => {
          onChange({ ...second, password: value });
        }}
      />
    </fieldset>
  );
}
