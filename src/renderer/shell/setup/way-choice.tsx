import { Radio, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type SetupForm, setupWays } from './setup-form.ts';
import classes from './way-choice.module.css';

/** The first question of all: is there a city to join. */
export function WayChoice({ form }: { readonly form: UseFormReturnType<SetupForm> }) {
  const { t } = useTranslation();
  return (
    <Radio.Group aria-label={t('desk.setup.way.label')} {...form.getInputProps('way')}>
      <div className={classes.ways}>
        {setupWays.map((way) => (
          <Radio.Card key={way} value={way} className={classes.way}>
            <Radio.Indicator mt={2} />
            <Stack gap={2}>
              <Text fw={600}>{t(`desk.setup.way.${way}`)}</Text>
              <Text size="sm" c="var(--quiet)">
                {t(`desk.setup.way.${way}Hint`)}
              </Text>
            </Stack>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
