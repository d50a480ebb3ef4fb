import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder } from '../../../organisation/organisation-schema.ts';
import { serverTime } from '../api/server-time.ts';
import { DayField } from '../shell/day-field.tsx';
import { dayWords } from '../shell/day-words.ts';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import { useChange } from './use-change.ts';

interface EndHoldingDialogProps {
  holder: Holder;
  postId: string;
  onClose: () => void;
}

export function EndHoldingDialog({ holder, postId, onClose }: EndHoldingDialogProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  const [until, setUntil] = useState<string | null>(() => townDay(serverTime()));
  const [tried, setTried] = useState(false);
  const { id, name, version } = holder;

  async function end() {
    setTried(true);
    if (until === null) return;
    const told = t('post.finished', { name, day: dayWords(until) });
    if (await run((changes) => changes.endHolding(postId, id, { until, version }), { told })) onClose();
  }

  return (
    <FormDialog
      title={t('post.finishTitle', { name })}
      submit={t('post.finish')}
      {...{ busy, problem, onClose }}
      onSubmit={() => void end()}
    >
      <DayField
        required
        label={t('post.lastDay')}
        value={until}
        error={tried && until === null ? t('post.lastDayMissing') : undefined}
        onChange={setUntil}
      />
    </FormDialog>
  );
}
