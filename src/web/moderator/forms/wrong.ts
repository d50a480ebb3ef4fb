import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Drafted } from './form-draft.ts';

/** What is wrong with the form that is built, by its place; nothing before somebody tried to save it. */
export const WrongContext = createContext<Extract<Drafted, { ok: false }>['wrong']>(new Map());

/** @returns what to say under the field of a place. */
export function useWrong(): (at: string) => string | undefined {
  const { t } = useTranslation();
  const wrong = useContext(WrongContext);
  return (at) => {
    const what = wrong.get(at);
    return what && t(what === 'tooLong' ? 'forms.tooLong' : 'forms.missing');
  };
}
