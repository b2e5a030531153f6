import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const schemes = ['light', 'dark', 'auto'] as const satisfies readonly MantineColorScheme[];

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
