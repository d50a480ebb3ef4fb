import { UnstyledButton } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AnswerSearch } from '../api/answers.ts';
import styles from './answer-tools.module.css';
import { OutsideAssistant } from './outside-assistant.tsx';
import { TryBox } from './try-box.tsx';
import { Unanswered } from './unanswered.tsx';

/** What stands beside the list while no answer is open. */
export function AnswerTools({ list, onClose }: { list: AnswerSearch; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.tools}>
      <UnstyledButton className={styles.back} onClick={onClose}>
        <IconChevronLeft size={20} aria-hidden />
        {t('answers.title')}
      </UnstyledButton>
      <TryBox list={list} />
      <OutsideAssistant />
      <Unanswered list={list} />
    </div>
  );
}
