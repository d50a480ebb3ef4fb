import { Button } from '@mantine/core';
import { IconCalendarOff, IconX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assignmentsQuery } from '../../api/duties.ts';
import { useApi } from '../../api/use-api.ts';
import { Empty } from '../../shell/empty.tsx';
import { PagedList } from '../../shell/paged-list.tsx';
import { AssignmentRow } from '../assignment-row.tsx';
import { dayText, lastDayOf } from '../days.ts';
import type { CalendarSearch } from '../duty-search.ts';
import styles from './calendar.module.css';

interface Props {
  search: CalendarSearch;
  month: string;
  onChange: (change: CalendarSearch) => void;
}

/** The assignments of a month, or of one day or duty in it, the nearest deadline first. */
export function CalendarList({ search, month, onChange }: Props) {
  const { t } = useTranslation();
  const { area, unit, programme, day, duty } = search;
  // One duty, whatever the month, until one is chosen.
  const anyTime = duty !== undefined && day === undefined && search.month === undefined;
  const period = anyTime ? {} : { from: day ?? `${month}-01`, to: day ?? lastDayOf(month) };
  const list = useInfiniteQuery(assignmentsQuery(useApi(), { area, unit, programme, duty, ...period }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.list}>
      {(day || duty) && (
        <p className={styles.only}>
          {day && <Only label={dayText(day)} onClear={() => onChange({ day: undefined })} />}
          {duty && <Only label={duty} onClear={() => onChange({ duty: undefined })} />}
        </p>
      )}
      <PagedList
        list={list}
        count={items.length}
        empty={
          <Empty icon={<IconCalendarOff size={40} stroke={1.5} />} title={t('duties.emptyList')}>
            <p>{t('duties.emptyListText')}</p>
          </Empty>
        }
      >
        <ul className={styles.items}>
          {items.map((item) => (
            <AssignmentRow key={item.id} assignment={item} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function Only({ label, onClear }: { label: string; onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="light"
      size="compact-sm"
      rightSection={<IconX size={14} aria-hidden />}
      aria-label={t('duties.without', { what: label })}
      onClick={onClear}
    >
      {label}
    </Button>
  );
}
