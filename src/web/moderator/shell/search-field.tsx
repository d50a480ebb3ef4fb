import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './search-field.module.css';
import { useKeys } from './use-keys.ts';

interface SearchFieldProps {
  label: string;
  /** More about what can be sought, under the pointer. */
  hint?: string;
  className?: string;
  /** What the list is narrowed to, as it stands in the address bar. */
  applied: string | undefined;
  /** Undefined: to nothing. */
  onApply: (words: string | undefined) => void;
}

/** Narrows a list while one types; "/" leads to it from anywhere on the screen. */
export function SearchField({ label, hint, className, applied, onApply }: SearchFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const words = useSearchWords(applied ?? '', (typed) => onApply(typed || undefined));
  useKeys({
    '/': (event) => {
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    },
  });

  return (
    <TextInput
      ref={field}
      className={className}
      type="search"
      aria-label={label}
      placeholder={label}
      title={hint}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        words.value ? (
          <CloseButton size="sm" aria-label={t('page.clear')} onClick={() => words.set('')} />
        ) : (
          <Kbd size="xs" className={styles.key} aria-hidden>
            /
          </Kbd>
        )
      }
      value={words.value}
      onChange={(event) => words.set(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}

/** How long after the last letter the list follows, in milliseconds. */
const PAUSE_MS = 250;

/**
 * What stands in the field; the address bar follows after a pause, and leads when it changes by itself (back, a tab). A field that
 * took its value from the address bar would get in the way of whoever writes Vietnamese with an input method.
 */
function useSearchWords(applied: string, apply: (words: string) => void) {
  const [value, setValue] = useState(applied);
  const [seen, setSeen] = useState(applied);
  if (seen !== applied) {
    setSeen(applied);
    if (applied !== value.trim()) setValue(applied);
  }
  useEffect(() => {
    if (value.trim() === applied) return;
    const timer = window.setTimeout(() => apply(value.trim()), PAUSE_MS);
    return () => window.clearTimeout(timer);
  });
  return { value, set: setValue };
}
