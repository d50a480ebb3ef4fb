import { Button, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyView } from '../../../../duties/catalogue-schema.ts';
import { dutiesKey, dutyPreviewQuery, sendDuty } from '../../api/duties.ts';
import type { Problem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { tell } from '../../issue/tell.tsx';
import { DayField } from '../../shell/day-field.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useNow } from '../../shell/use-now.ts';
import { townDay } from '../../shell/when.ts';
import styles from './catalogue.module.css';
import { contentOf, planOf } from './duty-draft.ts';

/** The last day of a duty, and what takes its place; says first what is cancelled by it. */
export function EndForm({ duty, onClose }: { duty: DutyView; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const today = townDay(useNow());
  const [validTo, setValidTo] = useState<string | null>(duty.validTo ?? today);
  const [successor, setSuccessor] = useState(duty.successor ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saving, setSaving] = useState(false);
  const content = { ...contentOf(duty), validTo, successor: successor.trim() || null };
  const preview = useQuery(dutyPreviewQuery(api, { ...planOf(content), code: duty.code }));

  async function save(event: FormEvent) {
    event.preventDefault();
    setSaving(true);
    const result = await sendDuty(api, { code: duty.code, content, version: duty.version });
    setSaving(false);
    if (!result.ok) return setProblem(result.problem);
    await client.invalidateQueries({ queryKey: dutiesKey });
    tell({ message: t('duties.saved') });
    onClose();
  }

  return (
    <form className={styles.ending} onSubmit={(event) => void save(event)} aria-label={t('duties.end')}>
      {problem && <ProblemNotice problem={problem} />}
      <div className={styles.fields}>
        <DayField label={t('duties.lastDay')} clearable value={validTo} onChange={(value) => setValidTo(value)} />
        <TextInput
          label={t('duties.successor')}
          description={t('duties.successorHint')}
          value={successor}
          onChange={(event) => setSuccessor(event.currentTarget.value)}
        />
      </div>
      {preview.data && preview.data.cancels > 0 && (
        <p className={styles.warning} role="status">
          {t('duties.cancels', { count: preview.data.cancels })}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="submit" loading={saving}>
          {t('duties.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}
