import {
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconExclamationMark,
  IconEye,
  IconMail,
  IconMailOpened,
  IconUserOff,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { State } from './state-of.ts';
import styles from './state-sign.module.css';

const SIGNS: Record<State, typeof IconCheck> = {
  late: IconExclamationMark,
  unacknowledged: IconMail,
  acknowledged: IconMailOpened,
  doing: IconDots,
  returned: IconArrowBackUp,
  filed: IconEye,
  done: IconCheck,
  declined: IconUserOff,
  cancelled: IconX,
};

/** A state as a sign and its word; in a cell the sign alone, with the word for whoever points at it or cannot see it. */
export function StateSign({ state, short = false }: { state: State; short?: boolean }) {
  const { t } = useTranslation();
  const Sign = SIGNS[state];
  return (
    <span className={styles.sign} data-state={state} data-short={short || undefined}>
      <Sign size={14} stroke={2.25} aria-hidden />
      {!short && t(`duties.state.${state}`)}
    </span>
  );
}
