import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const STORED_AS = 'anju.language';

/** Loads all words at once (they are a few dozen kB on the local disk) and follows the person's last choice. */
export async function setUpMessages(): Promise<void> {
  i18next.on('languageChanged', showLanguage);
  await i18next.use(initReactI18next).init({
    resources: { zh: { words: zh }, en: { words: en } },
    defaultNS: 'words',
    ns: ['words'],
    lng: storedLanguage(),
    fallbackLng: 'zh',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED_AS, language);
  await i18next.changeLanguage(language);
}

function storedLanguage(): Language {
  return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh';
}

/** Screen readers and the choice of CJK glyphs follow the document's language. */
function showLanguage(language: string): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language;
  document.title = i18next.t('shell.product', { ns: 'words' });
}
