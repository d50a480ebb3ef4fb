import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_OUTCOME, type Task, taskChangedSchema } from '../../../staff/task-schema.ts';
import type { Problem } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './outcome-form.module.css';
import { useTaskWords } from './use-task-words.ts';

interface Props {
  task: Task;
  onClose: () => void;
  onDone: (task: Task) => void;
}

/** What came of a task: in one's own words, or in those that fit with one press. */
export function OutcomeForm({ task, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const api = useApi();
  const { quickOf } = useTaskWords();
  const [outcome, setOutcome] = useState('');
  const [missing, setMissing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function save(words: string) {
    const text = words.trim();
    setMissing(text === '');
    if (text === '' || saving) return;
    setSaving(true);
    const result = await api.send(taskChangedSchema, 'POST', `/api/tasks/${task.id}/done`, { outcome: text });
    setSaving(false);
    if (result.ok) onDone(result.value.item);
    else setProblem(result.problem);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save(outcome);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {problem && <ProblemNotice problem={problem} />}
      <TextInput
        // The form was opened to write here.
        autoFocus
        label={t('tasks.outcome')}
        placeholder={t('tasks.outcomePlaceholder')}
        maxLength={MOST_OUTCOME}
        value={outcome}
        error={missing && t('tasks.outcomeMissing')}
        onChange={(event) => {
          setOutcome(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <div className={styles.acts}>
        {quickOf(task.kind).map((words) => (
          <Button key={words} size="compact-sm" variant="light" onClick={() => setOutcome(words)}>
            {words}
          </Button>
        ))}
        <span className={styles.gap} />
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('page.cancel')}
        </Button>
        <Button type="submit" loading={saving}>
          {t('tasks.save')}
        </Button>
      </div>
    </form>
  );
}
