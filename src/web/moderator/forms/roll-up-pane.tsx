import { Button, Progress } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FormItem, RollUp } from '../../../forms/form-schema.ts';
import { type FiledSearch, rollUpQuery } from '../api/forms.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import { Ago } from '../shell/ago.tsx';
import shape from '../shell/form.module.css';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './forms.module.css';

/** The sums of a form over an area, what is doubtful in them, and who has not filed yet. */
export function RollUpPane({ form, search }: { form: FormItem; search: FiledSearch }) {
  const { t } = useTranslation();
  const rollUp = useQuery(rollUpQuery(useApi(), search));
  if (rollUp.isError) return <ProblemNotice problem={problemOf(rollUp.error)} onRetry={() => void rollUp.refetch()} />;
  if (!rollUp.data) return <p role="status">{t('page.loading')}</p>;
  return <Sums form={form} rollUp={rollUp.data} />;
}

function Sums({ form, rollUp }: { form: FormItem; rollUp: RollUp }) {
  const { t, i18n } = useTranslation();
  const lang = i18n.language === 'en' ? 'en' : 'vi';
  const { expected, filed, fields, findings, missing } = rollUp;
  const progress = t('forms.filedOf', { filed, expected });

  async function copy(): Promise<void> {
    const lines = fields.map(({ label, said }) => `${label[lang]}: ${said[lang] || '–'}`);
    await navigator.clipboard.writeText([`${form.title[lang]} (${rollUp.period}): ${progress}`, ...lines].join('\n'));
    tell({ message: t('forms.copied') });
  }

  return (
    <div className={styles.sums}>
      <div className={styles.progress}>
        <strong>{progress}</strong>
        <Progress value={expected === 0 ? 0 : (filed / expected) * 100} aria-label={progress} />
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconCopy size={14} aria-hidden />}
          disabled={filed === 0}
          onClick={() => void copy()}
        >
          {t('forms.copy')}
        </Button>
      </div>
      {findings.map((says) => (
        <p key={says.vi} className={shape.notice}>
          {says[lang]}
        </p>
      ))}
      <section>
        <h3>{t('forms.totals')}</h3>
        {filed === 0 ? (
          <p className={shape.lead}>{t('forms.nothingFiled')}</p>
        ) : (
          <table className={styles.table}>
            <tbody>
              {fields.map(({ key, label, said }) => (
                <tr key={key}>
                  <th scope="row">{label[lang]}</th>
                  <td>{said[lang] || '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section>
        <h3>{t('forms.missingCount', { count: missing.length })}</h3>
        <ul className={styles.missing}>
          {missing.map(({ area, areaName, draftAt, holder }) => (
            <li key={area}>
              <strong>{areaName}</strong>
              <span>{holder ?? t('forms.vacant')}</span>
              {draftAt && (
                <span>
                  {t('forms.begun')} <Ago at={draftAt} />
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
