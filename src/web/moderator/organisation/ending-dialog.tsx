import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { serverTime } from '../api/server-time.ts';
import { DayField } from '../shell/day-field.tsx';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import type { useEnding } from './use-ending.ts';

/** What ends, from when and by which act; who takes over stands between, and below it what goes where. */
export function EndingDialog<Plan>({
  ending,
  title,
  apply,
  day,
  isWhole = true,
  successors,
  planned,
}: {
  ending: ReturnType<typeof useEnding<Plan>>;
  title: string;
  apply: string;
  /** What its last day is called, and what is said where it is missing. */
  day: { label: string; missing: string };
  /** Whether all that is required of `successors` is there. */
  isWhole?: boolean;
  successors: ReactNode;
  planned(plan: Plan): ReactNode;
}) {
  const { t } = useTranslation();
  const { lastDay, act, tried, plan, busy, problem, onClose } = ending;
  return (
    <FormDialog
      title={title}
      submit={plan === null ? t('ending.preview') : apply}
      danger={plan !== null}
      size={560}
      {...{ busy, problem, onClose }}
      onSubmit={() => void ending.submit(isWhole)}
    >
      <DayField
        required
        label={day.label}
        value={lastDay}
        maxDate={townDay(serverTime())}
        error={tried && lastDay === null ? day.missing : undefined}
        onChange={ending.changeLastDay}
      />
      {successors}
      <TextInput
        label={t('ending.act')}
        description={t('ending.actHint')}
        maxLength={200}
        value={act}
        onChange={(event) => ending.changeAct(event.currentTarget.value)}
      />
      {plan !== null && (
        <div className={styles.plan} role="status">
          {planned(plan)}
        </div>
      )}
    </FormDialog>
  );
}
