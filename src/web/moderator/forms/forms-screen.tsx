import { Button } from '@mantine/core';
import { IconForms, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FormItem } from '../../../forms/form-schema.ts';
import { formListQuery } from '../api/forms.ts';
import { useLiveChange } from '../api/live.tsx';
import { problemOf } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useApi } from '../api/use-api.ts';
import { Empty } from '../shell/empty.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import split from '../shell/split.module.css';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { FormPane } from './form-pane.tsx';
import { NEW_FORM } from './form-search.ts';
import styles from './forms.module.css';

const route = getRouteApi('/forms');

/** The forms that cadres fill; beside the list one of them: its sums, what was filed, how it is built. */
export function FormsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { form } = route.useSearch();
  const mayWrite = useSession().data?.user?.role === 'administrator';
  const list = useQuery(formListQuery(useApi()));
  usePageTitle(t('forms.title'));
  useLiveChange(
    ({ kind }) => kind === 'forms' || kind === 'submission',
    () =>
      void client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => name === 'forms' || name === 'submissions',
      }),
  );

  const close = () => void navigate({ to: '/forms', search: {} });
  useKeys({ Escape: () => form && close() });
  const opened = list.data?.items.find(({ code }) => code === form) ?? null;

  return (
    <div className={styles.split} data-open={form !== undefined || undefined}>
      <section className={split.list} aria-label={t('forms.label')}>
        <header className={split.head}>
          <h1>{t('forms.title')}</h1>
          {mayWrite && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              renderRoot={(props) => <Link to="/forms" search={{ form: NEW_FORM, tab: 'build' }} {...props} />}
            >
              {t('forms.add')}
            </Button>
          )}
        </header>
        <div className={split.rows}>
          {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
          {list.data && <Rows items={list.data.items} open={form} />}
        </div>
      </section>
      <section className={styles.pane}>
        {list.data && form !== undefined && (opened || form === NEW_FORM) ? (
          <FormPane key={form} form={opened} postKinds={list.data.postKinds} onClose={close} />
        ) : (
          list.data && (
            <Empty
              icon={<IconForms size={40} stroke={1.5} />}
              title={t(form === undefined ? 'forms.pick' : 'forms.unknown')}
            >
              {t('forms.pickText')}
            </Empty>
          )
        )}
      </section>
    </div>
  );
}

function Rows({ items, open }: { items: FormItem[]; open: string | undefined }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className={split.items}>
      {items.map(({ code, title, period, fields, retired }) => (
        <li key={code}>
          <Link to="/forms" search={{ form: code }} className={split.coded} data-open={code === open || undefined}>
            <span className={split.code}>{code}</span>
            <span className={split.name}>{i18n.language === 'en' ? title.en : title.vi}</span>
            <span className={split.foot}>
              <span>{t(`forms.periods.${period}`)}</span>
              <span>{t('forms.fieldCount', { count: fields.length })}</span>
              {retired && <span>{t('forms.retiredShort')}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
