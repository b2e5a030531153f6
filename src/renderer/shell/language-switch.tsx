import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages } from '../messages/setup.ts';

/** Each language under its own name, so that nobody is stuck in one they cannot read. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('shell.menu.language')}
      value={i18n.language}
      data={languages.map((language) => ({ value: language, label: t(`shell.language.${language}`) }))}
      onChange={(value) => void chooseLanguage(value === 'en' ? 'en' : 'zh')}
    />
  );
}
