import { ActionIcon, Button, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDeviceMobile } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../shell/use-now.ts';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { townDay } from '../../shell/when.ts';
import { plusMonths } from '../days.ts';
import { type CalendarSearch, withoutGaps } from '../duty-search.ts';
import { ScopeSelects } from '../scope-selects.tsx';
import styles from './calendar.module.css';
import { CalendarList } from './calendar-list.tsx';
import { FeedDialog } from './feed-dialog.tsx';
import { MonthGrid } from './month-grid.tsx';

const route = getRouteApi('/duties/calendar');

/** What falls due when: a month at a glance, or one deadline after the other. */
export function CalendarScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const [feed, setFeed] = useState(false);
  const today = townDay(useNow());
  const month = search.month ?? today.slice(0, 7);
  const [year, number] = month.split('-') as [string, string];
  usePageTitle(t('duties.page.calendar'));
  const go = (change: CalendarSearch) =>
    void navigate({ to: '/duties/calendar', search: withoutGaps({ ...search, ...change }) });
  const goTo = (to: string) => go({ month: to === today.slice(0, 7) ? undefined : to, day: undefined });

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <div className={styles.month}>
          <Tooltip label={t('when.monthBefore')}>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('when.monthBefore')}
              onClick={() => goTo(plusMonths(month, -1))}
            >
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <h2 aria-live="polite">{t('duties.month', { month: Number(number), year })}</h2>
          <Tooltip label={t('when.monthAfter')}>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={t('when.monthAfter')}
              onClick={() => goTo(plusMonths(month, 1))}
            >
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Button variant="default" size="sm" onClick={() => goTo(today.slice(0, 7))}>
            {t('when.today')}
          </Button>
        </div>
        <SegmentedControl
          aria-label={t('duties.look')}
          value={search.view ?? 'month'}
          data={[
            { value: 'month', label: t('duties.asMonth') },
            { value: 'list', label: t('duties.asList') },
          ]}
          onChange={(view) => go({ view: view === 'list' ? 'list' : undefined, day: undefined, duty: undefined })}
        />
        <ScopeSelects scope={search} onChange={go} />
        <Button
          variant="default"
          size="sm"
          leftSection={<IconDeviceMobile size={16} aria-hidden />}
          onClick={() => setFeed(true)}
        >
          {t('feed.open')}
        </Button>
      </div>
      {search.view === 'list' ? (
        <CalendarList search={search} month={month} onChange={go} />
      ) : (
        <MonthGrid search={search} month={month} today={today} />
      )}
      {feed && <FeedDialog onClose={() => setFeed(false)} />}
    </div>
  );
}
