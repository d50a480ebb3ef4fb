import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, ChangeAssignment } from '../../../../duties/duty-schema.ts';
import { assignmentQuery, dutiesKey, sendDecision } from '../../api/duties.ts';
import type { Problem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { tell } from '../../issue/tell.tsx';
import { DayField } from '../../shell/day-field.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { townDay } from '../../shell/when.ts';
import { PostPicker } from '../post-picker.tsx';
import styles from './assignment.module.css';

export type ActName = ChangeAssignment['change'];

interface Props {
  assignment: AssignmentView;
  act: ActName;
  onClose: () => void;
}

const WITH_REASON: ReadonlySet<ActName> = new Set(['return', 'refuse_time', 'cancel']);

/** One decision, with what it needs: a reason, a day, or a post. */
export function ActForm({ assignment, act, onClose }: Props) {
  const { t } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(townDay(new Date(assignment.deadline)));
  const [postId, setPostId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const decision = decisionOf(act, { reason: reason.trim(), day, postId });

  async function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (decision === null || saving) return;
    setSaving(true);
    const result = await sendDecision(api, assignment.number, { ...decision, version: assignment.version });
    setSaving(false);
    if (!result.ok) {
      setProblem(result.problem);
      if (result.problem.kind === 'stale') await client.invalidateQueries({ queryKey: dutiesKey });
      return;
    }
    client.setQueryData(assignmentQuery(api, assignment.number).queryKey, result.value);
    void client.invalidateQueries({ queryKey: dutiesKey });
    tell({ message: t('assignment.done') });
    onClose();
  }

  return (
    <form className={styles.act} onSubmit={(event) => void save(event)} aria-label={t(`assignment.act.${act}`)}>
      {problem && <ProblemNotice problem={problem} />}
      {WITH_REASON.has(act) && (
        <Textarea
          // The form was opened to write here.
          autoFocus
          autosize
          minRows={2}
          maxLength={500}
          label={t('assignment.reason')}
          value={reason}
          error={tried && reason.trim() === '' && t('assignment.reasonMissing')}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {act === 'move' && (
        <DayField label={t('assignment.newDay')} value={day} onChange={(value) => value && setDay(value)} />
      )}
      {act === 'reassign' && (
        <PostPicker
          postId={postId}
          error={tried && postId === null && t('assignment.postMissing')}
          onChange={setPostId}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" loading={saving}>
          {t(`assignment.act.${act}`)}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('page.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Pure: null while something that it needs is missing. */
function decisionOf(
  act: ActName,
  { reason, day, postId }: { reason: string; day: string; postId: string | null },
): ChangeAssignment | null {
  switch (act) {
    case 'accept':
    case 'grant_time':
      return { change: act };
    case 'return':
    case 'refuse_time':
    case 'cancel':
      return reason === '' ? null : { change: act, reason };
    case 'move':
      return { change: act, day };
    case 'reassign':
      return postId === null ? null : { change: act, postId };
  }
}
