import { Menu, Modal, Text, UnstyledButton, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconKey, IconLock, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages } from '../messages/setup.ts';
import { useSession } from '../api/session.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { useKeys } from './keys.ts';
import { schemes } from './schemes.ts';
import classes from './shell.module.css';
import { ChangePasswordForm } from './sign-in/change-password-form.tsx';
import { useLockScreen, useSignOut } from './sign-in/use-sign-in.ts';

export function UserMenu() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { name, roles } = useSession();
  const lock = useLockScreen();
  const signOut = useSignOut();
  const [changing, password] = useDisclosure(false);
  const lockNow = (): void => {
    lock.mutate(undefined);
  };
  useKeys([{ keys: 'alt+L', labelKey: 'shell.keys.lock', scope: 'everywhere', inFields: true, run: lockNow }]);
  return (
    <>
      <Menu position="bottom-end" width={220} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className={classes.user}>
            <b>{name}</b>
            <Text span size="sm" c="var(--quiet)">
              {roles.map((role) => t(`role.${role}`)).join(t('case.comma'))}
            </Text>
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('shell.menu.language')}</Menu.Label>
          <Menu.RadioGroup
            value={i18n.language}
            onChange={(value) => void chooseLanguage(value === 'en' ? 'en' : 'zh')}
          >
            {languages.map((language) => (
              <Menu.RadioItem key={language} value={language}>
                {t(`shell.language.${language}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Label>{t('shell.menu.scheme')}</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(value) => {
              setColorScheme(schemes.find((scheme) => scheme === value) ?? 'auto');
            }}
          >
            {schemes.map((scheme) => (
              <Menu.RadioItem key={scheme} value={scheme}>
                {t(`shell.scheme.${scheme}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconKey size={16} />} onClick={password.open}>
            {t('shell.menu.password')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLock size={16} />} rightSection={<KeyHint keys="alt+L" />} onClick={lockNow}>
            {t('shell.menu.lock')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={16} />}
            onClick={() => {
              signOut.mutate(undefined);
            }}
          >
            {t('shell.menu.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={changing} onClose={password.close} withCloseButton={false} size="auto" padding={0}>
        <VisuallyHidden>
          <Modal.Title>{t('shell.menu.password')}</Modal.Title>
        </VisuallyHidden>
        <ChangePasswordForm
          required={false}
          onDone={password.close}
          onCancel={password.close}
          cancelLabel={t('desk.password.cancel')}
        />
      </Modal>
    </>
  );
}
