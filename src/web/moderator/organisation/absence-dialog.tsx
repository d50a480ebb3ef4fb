import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder, PostItem } from '../../../organisation/organisation-schema.ts';
import { serverTime } from '../api/server-time.ts';
import { DayField } from '../shell/day-field.tsx';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { PostSelect } from './post-select.tsx';
import { useChange } from './use-change.ts';

interface AbsenceDialogProps {
  post: PostItem;
  holder: Holder;
  onClose: () => void;
}

/** From when to when a holder is away, and whose post takes the messages. */
export function AbsenceDialog({ post, holder, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  const [fromDay, setFrom] = useState<string | null>(() => townDay(serverTime()));
  const [toDay, setTo] = useState<string | null>(null);
  const [substituteId, setSubstitute] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = fromDay === null || toDay === null || toDay < fromDay;

  async function save() {
    setTried(true);
    if (fromDay === null || toDay === null || missing) return;
    const absence = { fromDay, toDay, substituteId, reason: reason.trim() || null };
    if (await run((changes) => changes.setAbsence(post.id, absence), { told: t('post.absent') })) onClose();
  }

  return (
    <FormDialog
      title={t('post.absenceTitle', { name: holder.name })}
      submit={t('post.addAbsence')}
      {...{ busy, problem, onClose }}
      onSubmit={() => void save()}
    >
      <div className={styles.pair}>
        <DayField required label={t('post.fromDay')} value={fromDay} onChange={setFrom} />
        <DayField
          required
          label={t('post.toDay')}
          value={toDay}
          minDate={fromDay ?? undefined}
          error={tried && missing ? t('post.daysMissing') : undefined}
          onChange={setTo}
        />
      </div>
      <PostSelect
        label={t('post.substitute')}
        description={t('post.substituteHint')}
        placeholder={t('post.substituteNone')}
        but={post.id}
        value={substituteId}
        onChange={setSubstitute}
      />
      <Textarea
        autosize
        maxLength={200}
        label={t('post.reason')}
        description={t('post.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
