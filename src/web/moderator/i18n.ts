import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof vi };
  }
}

export type Language = 'vi' | 'en';

const KEPT_AS = 'nghe-dan.language';

/** Vietnamese unless this browser was set to English before. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: readLanguage(),
    fallbackLng: 'vi',
    ns: ['words'],
    defaultNS: 'words',
    resources: { vi: { words: vi }, en: { words: en } },
    // React escapes.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT_AS, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

function readLanguage(): Language {
  return localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'vi';
}
