import { Stack, Tabs, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OfficesPanel } from './offices-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';

/** Who works here, and in which offices. */
export function StaffPage() {
  const { t } = useTranslation();
  return (
    <Stack p="lg" gap="md">
      <Title order={1} size="h3">
        {t('staff.title')}
      </Title>
      <Tabs defaultValue="people" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{t('staff.tabs.people')}</Tabs.Tab>
          <Tabs.Tab value="offices">{t('staff.tabs.offices')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <PeoplePanel />
        </Tabs.Panel>
        <Tabs.Panel value="offices">
          <OfficesPanel />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
