import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../../../../duties/duty-schema.ts';
import { dayText } from '../days.ts';
import { ActForm, type ActName } from './act-form.tsx';
import styles from './assignment.module.css';

/** In the order in which they are wanted. */
const ACTS: readonly ActName[] = ['accept', 'return', 'grant_time', 'refuse_time', 'move', 'reassign', 'cancel'];
const FIRST: ReadonlySet<ActName> = new Set(['accept', 'grant_time']);

/** What the office can decide now. A request for more time says what is asked, in the cadre's words. */
export function Acts({ assignment }: { assignment: AssignmentView }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<ActName | null>(null);
  const offered = ACTS.filter((one) => assignment.may.includes(one));
  const asked = assignment.history
    .findLast(({ change }) => change === 'ask_time')
    ?.text?.split(' · ')
    .slice(1)
    .join(' · ');
  if (offered.length === 0) return null;
  return (
    <section className={styles.acts}>
      {assignment.askedDay && (
        <p className={styles.asked} role="status">
          <strong>{t('assignment.asks', { day: dayText(assignment.askedDay) })}</strong>
          {asked && `: ${asked}`}
        </p>
      )}
      {act === null ? (
        <div className={styles.buttons}>
          {offered.map((one) => (
            <Button key={one} variant={FIRST.has(one) ? 'filled' : 'default'} onClick={() => setAct(one)}>
              {t(`assignment.act.${one}`)}
            </Button>
          ))}
        </div>
      ) : (
        <ActForm assignment={assignment} act={act} onClose={() => setAct(null)} />
      )}
    </section>
  );
}
