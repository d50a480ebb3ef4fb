import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import shape from '../shell/form.module.css';
import styles from './categories.module.css';
import type { FieldsProps } from './stopper-fields.tsx';

/** The phrases by which a text is recognised, with their weights. */
export function PhraseFields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { lexicon } = draft;
  const set = (index: number, change: Partial<(typeof lexicon)[number]>) =>
    onChange({ ...draft, lexicon: lexicon.with(index, { ...lexicon[index]!, ...change }) });
  return (
    <section className={shape.group} aria-label={t('category.phrases')}>
      <h3>{t('category.phrases')}</h3>
      <p className={shape.lead}>{t('category.phrasesLead')}</p>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange({ ...draft, lexicon: [{ words: '', weight: 6 }, ...lexicon] })}
      >
        {t('category.addPhrase')}
      </Button>
      <ul className={styles.phrases}>
        {lexicon.map(({ words, weight }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a phrase is known by its place
          <li key={index}>
            <TextInput
              aria-label={t('category.phrase')}
              size="xs"
              value={words}
              onChange={(event) => set(index, { words: event.currentTarget.value })}
            />
            <NumberInput
              aria-label={`${t('category.weight')}: ${words}`}
              size="xs"
              min={0.1}
              max={20}
              value={weight}
              onChange={(value) => set(index, { weight: Number(value) })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('category.removePhrase', { words })}
              onClick={() => onChange({ ...draft, lexicon: lexicon.toSpliced(index, 1) })}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  );
}
