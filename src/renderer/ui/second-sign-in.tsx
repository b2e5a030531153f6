import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './second-sign-in.module.css';

export interface SignInForm {
  readonly account: string;
  readonly password: string;
}

export const nobodySigned: SignInForm = { account: '', password: '' };

/** As the desk takes it; null while either part is missing. */
export function signInOf({ account, password }: SignInForm): SignInForm | null {
  return account.trim() === '' || password === '' ? null : { account: account.trim(), password };
}

interface SecondSignInProps {
  readonly legend: string;
  readonly signIn: SignInForm;
  readonly onSignIn: (signIn: SignInForm) => void;
}

/** A second person signs on this screen with their own account; no session is opened for them. */
export function SecondSignIn({ legend, signIn, onSignIn }: SecondSignInProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.second}>
      <legend>{legend}</legend>
      <TextInput
        size="xs"
        label={t('eligibility.overrule.account')}
        autoComplete="off"
        value={signIn.account}
        onChange={({ currentTarget: { value } }) => {
          onSignIn({ ...signIn, account: value });
        }}
      />
      <PasswordInput
        size="xs"
        label={t('eligibility.overrule.password')}
        autoComplete="off"
        value={signIn.password}
        onChange={({ currentTarget: { value } }) => {
          onSignIn({ ...signIn, password: value });
        }}
      />
    </fieldset>
  );
}
