/** A wording that was written and not saved. */
export interface DraftWording {
  key: string;
  lang: 'vi' | 'en';
  text: string;
}

const drafts = new Map<string, DraftWording>();

/** Wordings that are being written, for as long as the page is open: the simulator says them, and the field has them again. */
export const draftShelf = {
  of: (key: string, lang: 'vi' | 'en'): string | null => drafts.get(`${key} ${lang}`)?.text ?? null,
  put: (key: string, lang: 'vi' | 'en', text: string | null): void => {
    if (text === null) drafts.delete(`${key} ${lang}`);
    else drafts.set(`${key} ${lang}`, { key, lang, text });
  },
  all: (): DraftWording[] => [...drafts.values()],
};
