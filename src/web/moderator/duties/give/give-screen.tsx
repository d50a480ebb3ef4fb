import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givePreviewQuery, useDutyChoices } from '../../api/duties.ts';
import { problemOf } from '../../api/problem.ts';
import { useAreaChoices, useUnitChoices } from '../../api/reference.ts';
import { useApi } from '../../api/use-api.ts';
import { DayField } from '../../shell/day-field.tsx';
import { FindSelect } from '../../shell/find-select.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { KindSelect } from '../kind-select.tsx';
import { useDutyOptions } from '../use-duty-options.ts';
import styles from './give.module.css';
import { GivePosts } from './give-posts.tsx';

/** A duty of the catalogue for many posts at once: who would get what and when, then the giving. */
export function GiveScreen() {
  const { t } = useTranslation();
  const choices = useDutyChoices();
  const [code, setCode] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [kinds, setKinds] = useState<string[]>([]);
  const [area, setArea] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const query = {
    ...(kinds.length > 0 && { kinds }),
    ...(area !== null && { area }),
    ...(unit !== null && { unit }),
  };
  const wish = code !== null && day !== null ? { code, query: { day, ...query } } : null;
  const preview = useQuery(givePreviewQuery(useApi(), wish));
  usePageTitle(t('duties.page.give'));
  return (
    <div className={styles.page}>
      <p className={styles.lead}>{t('give.lead')}</p>
      <div className={styles.fields}>
        <FindSelect label={t('give.duty')} value={code} data={useDutyOptions()} onChange={setCode} />
        <DayField label={t('give.day')} value={day} onChange={setDay} />
        <KindSelect
          label={t('give.kinds')}
          placeholder={kinds.length === 0 ? t('give.kindsHint') : undefined}
          kinds={choices?.kinds ?? []}
          value={kinds}
          onChange={setKinds}
        />
        <FindSelect
          label={t('give.area')}
          placeholder={t('list.anyArea')}
          clearable
          value={area}
          data={useAreaChoices()}
          onChange={setArea}
        />
        <FindSelect
          label={t('give.unit')}
          placeholder={t('list.anyUnit')}
          clearable
          value={unit}
          data={useUnitChoices()}
          onChange={setUnit}
        />
      </div>
      {wish === null && <p className={styles.quiet}>{t('give.pick')}</p>}
      {preview.isError && <ProblemNotice problem={problemOf(preview.error)} />}
      {wish !== null && preview.data && (
        // Another choice is another list of ticks.
        <GivePosts key={JSON.stringify(wish)} code={wish.code} day={wish.query.day} preview={preview.data} />
      )}
    </div>
  );
}
