import { Button } from '@mantine/core';
import { IconUserPause } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, PostView } from '../../../organisation/organisation-schema.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useNow } from '../shell/use-now.ts';
import { townDay } from '../shell/when.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import styles from './organisation.module.css';
import { usePeriodWords } from './period-words.ts';
import { useChange } from './use-change.ts';

/** When the holder of a post is away, and who stands in. */
export function Absences({ view }: { view: PostView }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const { run, busy, problem } = useChange();
  const today = townDay(useNow());
  const { post, absences, may } = view;
  const ahead = absences.filter(({ toDay, cancelledAt }) => cancelledAt === null && toDay >= today);
  const past = absences.filter((one) => !ahead.includes(one));
  const holder = post.holders.find(({ acting }) => !acting) ?? post.holders[0];
  return (
    <section className={styles.group} aria-label={t('post.absences')}>
      <div className={styles.groupHead}>
        <h3>{t('post.absences')}</h3>
        {may.tend && holder && (
          <Button
            variant="default"
            leftSection={<IconUserPause size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('post.addAbsence')}
          </Button>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {ahead.length === 0 && <p className={styles.quiet}>{t('post.noAbsence')}</p>}
      <ul className={styles.plain} hidden={ahead.length + past.length === 0}>
        {ahead.map((one) => (
          <li key={one.id}>
            <AbsenceWords absence={one} />
            {may.tend && (
              <Button
                size="compact-sm"
                variant="subtle"
                loading={busy}
                onClick={() => void run((changes) => changes.takeAbsenceBack(one.id), { told: t('post.takenBack') })}
              >
                {t('post.takeBack')}
              </Button>
            )}
          </li>
        ))}
        {past.map((one) => (
          <li key={one.id} className={styles.quiet}>
            <AbsenceWords absence={one} />
          </li>
        ))}
      </ul>
      {adding && holder && <AbsenceDialog post={post} holder={holder} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AbsenceWords({ absence }: { absence: Absence }) {
  const { t } = useTranslation();
  const { days } = usePeriodWords();
  const { holder, substituteTitle, reason, cancelledAt } = absence;
  const more = [
    substituteTitle && t('post.replacedBy', { title: substituteTitle }),
    reason,
    cancelledAt && t('post.wasTakenBack'),
  ].filter(Boolean);
  return (
    <span>
      {holder}, {days(absence)}
      {more.length > 0 && <span className={styles.quiet}> · {more.join(' · ')}</span>}
    </span>
  );
}
