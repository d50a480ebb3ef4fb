import { SegmentedControl, Select } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FormItem, FormList } from '../../../forms/form-schema.ts';
import { useAreaChoices } from '../api/reference.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { PaneHead } from '../shell/pane-head.tsx';
import { useNow } from '../shell/use-now.ts';
import { townDay } from '../shell/when.ts';
import { FiledList, FiledPane } from './filed-list.tsx';
import { FormBuilder } from './form-builder.tsx';
import type { FormSearch, Tab } from './form-search.ts';
import styles from './forms.module.css';
import { periodChoices } from './period-choices.ts';
import { RollUpPane } from './roll-up-pane.tsx';

const route = getRouteApi('/forms');
const TABS = ['sums', 'filed', 'build'] as const satisfies Tab[];

interface FormPaneProps {
  /** Null: a new one. */
  form: FormItem | null;
  postKinds: FormList['postKinds'];
  onClose: () => void;
}

export function FormPane({ form, postKinds, onClose }: FormPaneProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const page = route.useSearch();
  const tab = form ? (page.tab ?? 'sums') : 'build';
  const go = (search: FormSearch) => void navigate({ to: '/forms', search, replace: true });
  return (
    <div className={styles.opened}>
      <PaneHead back={t('forms.title')} close={t('forms.close')} onClose={onClose}>
        {form ? `${form.code} ${i18n.language === 'en' ? form.title.en : form.title.vi}` : t('forms.add')}
      </PaneHead>
      {form && (
        <div className={styles.bar}>
          <SegmentedControl
            aria-label={t('forms.tabs.label')}
            value={tab}
            onChange={(chosen) => go({ ...page, tab: chosen as Tab, filed: undefined })}
            data={TABS.map((value) => ({ value, label: t(`forms.tabs.${value}`) }))}
          />
          {tab !== 'build' && <Choices form={form} page={page} go={go} />}
        </div>
      )}
      <div className={styles.body}>
        {form && tab !== 'build' ? (
          <Filed form={form} page={page} tab={tab} />
        ) : (
          <FormBuilder
            stored={form}
            postKinds={postKinds}
            onSaved={({ code }) => code !== form?.code && go({ form: code, tab: 'build' })}
          />
        )}
      </div>
    </div>
  );
}

function usePeriods({ period }: FormItem): string[] {
  return periodChoices(period, townDay(useNow()));
}

interface ChoicesProps {
  form: FormItem;
  page: FormSearch;
  go: (search: FormSearch) => void;
}

/** Of which period and area. */
function Choices({ form, page, go }: ChoicesProps) {
  const { t } = useTranslation();
  const areas = useAreaChoices();
  const periods = usePeriods(form);
  const words = (period: string) => {
    const [year = '', month] = period.split('-');
    return month ? t('forms.month', { month: Number(month), year }) : t('forms.year', { year });
  };
  return (
    <div className={styles.choices}>
      {form.period !== 'once' && (
        <Select
          size="xs"
          aria-label={t('forms.ofPeriod')}
          allowDeselect={false}
          data={periods.map((value) => ({ value, label: words(value) }))}
          value={page.period ?? periods[0]}
          onChange={(period) => go({ ...page, period: period ?? undefined, filed: undefined })}
        />
      )}
      <FindSelect
        size="xs"
        aria-label={t('forms.ofArea')}
        placeholder={t('forms.allAreas')}
        clearable
        data={areas}
        value={page.area ?? null}
        onChange={(area) => go({ ...page, area: area ?? undefined, filed: undefined })}
      />
    </div>
  );
}

function Filed({ form, page, tab }: { form: FormItem; page: FormSearch; tab: 'sums' | 'filed' }) {
  const [newest = ''] = usePeriods(form);
  const search = { form: form.code, period: page.period ?? newest, ...(page.area && { area: page.area }) };
  if (tab === 'sums') return <RollUpPane form={form} search={search} />;
  return page.filed ? <FiledPane id={page.filed} page={page} /> : <FiledList search={search} page={page} />;
}
