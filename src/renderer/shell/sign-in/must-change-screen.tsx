import { useTranslation } from 'react-i18next';
import { FrontPage } from '../front-page.tsx';
import { ChangePasswordForm } from './change-password-form.tsx';
import { useSignOut } from './use-sign-in.ts';

export function MustChangeScreen() {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <FrontPage>
      <ChangePasswordForm
        required
        onDone={() => undefined}
        cancelLabel={t('shell.menu.signOut')}
        onCancel={() => {
          signOut.mutate(undefined);
        }}
      />
    </FrontPage>
  );
}
