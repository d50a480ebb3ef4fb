import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerQuery } from '../api/answers.ts';
import { issueQuery } from '../api/issues.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { emptyDraft } from './answer-draft.ts';
import { AnswerEditor } from './answer-editor.tsx';
import styles from './answer-pane.module.css';

interface AnswerPaneProps {
  /** Id, or `new`. */
  answer: string;
  /** The issue whose question it is to answer. */
  from: string | null;
  onClose: () => void;
}

/** The opened answer, or a new one; from a question that nobody has answered it takes the words. */
export function AnswerPane({ answer, from, onClose }: AnswerPaneProps) {
  const isNew = answer === 'new';
  const api = useApi();
  const stored = useQuery({ ...answerQuery(api, answer), enabled: !isNew });
  const question = useQuery({ ...issueQuery(api, from ?? ''), enabled: isNew && from !== null });
  const asked = isNew ? question : stored;
  const waits = isNew ? from !== null && question.isPending : stored.isPending;

  if (asked.isError)
    return (
      <div className={styles.message}>
        <ProblemNotice problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      </div>
    );
  if (waits) return <Waiting />;
  if (isNew)
    return (
      <AnswerEditor
        stored={null}
        first={emptyDraft(question.data?.text.slice(0, 200))}
        from={from}
        keptAs={`new:${from ?? ''}`}
        onClose={onClose}
      />
    );
  return <AnswerEditor stored={stored.data!} first={null} from={null} keptAs={answer} onClose={onClose} />;
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.message} role="status" aria-label={t('page.loading')}>
      <Skeleton height={32} width="60%" />
      <Skeleton height={64} />
      <Skeleton height={120} />
    </div>
  );
}
