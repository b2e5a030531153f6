import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { schemes } from './schemes.ts';

export function SchemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('shell.menu.scheme')}
      value={colorScheme}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`shell.scheme.${scheme}`) }))}
      onChange={(value) => {
        setColorScheme(value);
      }}
    />
  );
}
