import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DutyMatrix } from '../../../../duties/matrix-schema.ts';
import { useNow } from '../../shell/use-now.ts';
import { townDay } from '../../shell/when.ts';
import { shortDay } from '../days.ts';
import { postName } from '../post-name.ts';
import { stateOf } from '../state-of.ts';
import { StateSign } from '../state-sign.tsx';
import styles from './matrix.module.css';

type Row = DutyMatrix['rows'][number];

/** It scrolls in its own box, and the posts stay in sight. Each sign opens its assignment. */
export function MatrixTable({ duties, rows }: { duties: DutyMatrix['duties']; rows: Row[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section
      className={styles.box}
      // A box that scrolls is reached by keyboard.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
      tabIndex={0}
      aria-label={t('matrix.label')}
    >
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('matrix.post')}
            </th>
            {duties.map(({ code, titleVi, titleEn }) => (
              <th key={code} scope="col">
                <Link to="/duties/catalogue" search={{ duty: code }} className={styles.duty}>
                  <span>{code}</span>
                  <strong>{i18n.language === 'en' ? titleEn : titleVi}</strong>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.post}>
              <th scope="row">{postName(row)}</th>
              {duties.map(({ code }) => (
                <td key={code}>
                  <Cell row={row} duty={code} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ row, duty }: { row: Row; duty: string }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <span className={styles.cells}>
      {row.cells
        .filter((cell) => cell.duty === duty)
        .map((cell) => {
          const state = stateOf(cell, now);
          const day = shortDay(townDay(new Date(cell.deadline)));
          const words = [
            t(`duties.state.${state}`),
            ...(state === 'late' && !cell.isAcknowledged ? [t('duties.notAcknowledged')] : []),
            ...(cell.isReceiptLate ? [t('assignment.acknowledgedLate')] : []),
          ];
          const label = t('matrix.cell', { post: postName(row), duty, day, state: words.join(', ') });
          return (
            <Link
              key={cell.number}
              to="/duties/nv/$number"
              params={{ number: String(cell.number) }}
              className={styles.cell}
              aria-label={label}
              title={label}
              data-state={state}
            >
              <StateSign state={state} short />
              <span aria-hidden>{day}</span>
            </Link>
          );
        })}
    </span>
  );
}
