import { Kbd, Modal, SimpleGrid, Stack, Table, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { shownKeys } from './key-combination.ts';
import { combinationsOf, keyScopes, type KeyBinding, useKeys, useRegisteredKeys } from './keys.ts';

/** Every key that works on the screen as it stands, by `?`. */
export function HelpOverlay() {
  const { t } = useTranslation();
  const [opened, help] = useDisclosure(false);
  const bindings = useRegisteredKeys();
  useKeys([{ keys: ['?', 'F1'], labelKey: 'shell.keys.help', scope: 'everywhere', run: help.open }]);
  const scopes = keyScopes.filter((scope) => bindings.some((binding) => binding.scope === scope));
  return (
    <Modal
      opened={opened}
      onClose={help.close}
      size="xl"
      title={t('shell.keys.title')}
      closeButtonProps={{ 'aria-label': t('shell.keys.close') }}
    >
      <SimpleGrid cols={2}>
        {scopes.toReversed().map((scope) => (
          <Stack key={scope} gap="xs">
            <Title order={3} size="h5">
              {t(`shell.keys.${scope}`)}
            </Title>
            <KeyTable bindings={bindings.filter((binding) => binding.scope === scope)} />
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

function KeyTable({ bindings }: { readonly bindings: readonly KeyBinding[] }) {
  const { t } = useTranslation();
  return (
    <Table withRowBorders={false} verticalSpacing={3}>
      <Table.Tbody>
        {bindings.map((binding) => (
          <Table.Tr key={binding.labelKey + combinationsOf(binding).join()}>
            <Table.Td w={120}>
              {combinationsOf(binding).map((keys) => (
                <Kbd key={keys} mr={4}>
                  {shownKeys(keys)}
                </Kbd>
              ))}
            </Table.Td>
            <Table.Td c={binding.disabled === true ? 'var(--quiet)' : 'inherit'}>
              {t(binding.labelKey)}
              {binding.disabled === true && ` · ${t('shell.keys.off')}`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
