import { IconChevronLeft } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SaidLine, SubmissionView } from '../../../forms/form-schema.ts';
import { type FiledSearch, submissionListQuery, submissionQuery } from '../api/forms.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { Ago } from '../shell/ago.tsx';
import shape from '../shell/form.module.css';
import { PagedList } from '../shell/paged-list.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import type { FormSearch } from './form-search.ts';
import styles from './forms.module.css';

/** What was filed of a form in a period, and what is being filled; the last changed first. */
export function FiledList({ search, page }: { search: FiledSearch; page: FormSearch }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(submissionListQuery(useApi(), search));
  const items = list.data?.pages.flatMap((one) => one.items) ?? [];
  return (
    <PagedList
      list={list}
      count={items.length}
      empty={<p className={`${shape.lead} ${styles.nothing}`}>{t('forms.nothingFiled')}</p>}
    >
      <ul className={styles.filed}>
        {items.map(({ id, areaName, state, version, updatedAt }) => (
          <li key={id}>
            <Link to="/forms" search={{ ...page, filed: id }}>
              <strong>{areaName}</strong>
              <span>
                {state === 'draft'
                  ? t('forms.stateDraft')
                  : version > 1
                    ? t('forms.stateCorrected', { version })
                    : t('forms.stateFiled')}
              </span>
              <Ago at={updatedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </PagedList>
  );
}

/** One filed form with all its versions, the newest first. */
export function FiledPane({ id, page }: { id: string; page: FormSearch }) {
  const { t } = useTranslation();
  const stored = useQuery(submissionQuery(useApi(), id));
  const { filed: _, ...back } = page;
  return (
    <div className={styles.sums}>
      <Link to="/forms" search={back} className={styles.backLink}>
        <IconChevronLeft size={18} aria-hidden /> {t('forms.backToFiled')}
      </Link>
      {stored.isError && <ProblemNotice problem={problemOf(stored.error)} onRetry={() => void stored.refetch()} />}
      {stored.data && <Versions filed={stored.data} />}
    </div>
  );
}

function Versions({ filed }: { filed: SubmissionView }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{filed.areaName}</h3>
      {filed.versions.length === 0 && (
        <section>
          <h4>{t('forms.stateDraft')}</h4>
          <Lines lines={filed.lines} />
        </section>
      )}
      {filed.versions.map(({ version, lines, filedAt, post, holder }, nth) => (
        <section key={version} className={styles.version}>
          <h4>{version > 1 ? t('forms.stateCorrected', { version }) : t('forms.stateFiled')}</h4>
          <p className={shape.lead}>
            {[holder, post].filter(Boolean).join(', ')} · <Ago at={filedAt} />
          </p>
          <Lines lines={lines} before={filed.versions[nth + 1]?.lines} />
        </section>
      ))}
    </>
  );
}

/** @param before the version before it: what differs from it is marked. */
function Lines({ lines, before }: { lines: SaidLine[]; before?: SaidLine[] }) {
  const { t, i18n } = useTranslation();
  const lang = i18n.language === 'en' ? 'en' : 'vi';
  return (
    <table className={styles.table}>
      <tbody>
        {lines.map(({ key, label, said }) => {
          const was = before && (before.find((line) => line.key === key)?.said[lang] ?? t('forms.empty'));
          const changed = was !== undefined && was !== said[lang];
          return (
            <tr key={key} data-changed={changed || undefined}>
              <th scope="row">{label[lang]}</th>
              <td>
                {said[lang]}
                {changed && <span className={styles.was}>{t('forms.was', { was })}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
