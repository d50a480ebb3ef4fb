import { Skeleton } from '@mantine/core';
import { IconCheck, IconClock, IconExclamationMark, IconMail } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DutyCalendar } from '../../../../duties/calendar-schema.ts';
import { dutyCalendarQuery } from '../../api/duties.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { dayDate } from '../../shell/when.ts';
import { mondayBased, weeksOf } from '../days.ts';
import type { CalendarSearch } from '../duty-search.ts';
import styles from './calendar.module.css';

interface Props {
  search: CalendarSearch;
  month: string;
  today: string;
}

type Line = DutyCalendar['items'][number];

/** More would make the weeks too tall to be seen at once. */
const MOST_LINES = 4;
/** A day off before the weekend says so. */
const SATURDAY = 5;

/** The weeks of a month, each day with what falls due on it. On a phone: the days that have something, one above the other. */
export function MonthGrid({ search, month, today }: Props) {
  const { t } = useTranslation();
  const { area, unit, programme } = search;
  const calendar = useQuery(dutyCalendarQuery(useApi(), { area, unit, programme, ...weeksOf(month) }));
  if (calendar.isError)
    return <ProblemNotice problem={problemOf(calendar.error)} onRetry={() => void calendar.refetch()} />;
  if (calendar.isPending) return <Skeleton height={480} m="lg" style={{ width: 'auto' }} />;
  const { days, items } = calendar.data;
  return (
    <div className={styles.grid} data-waiting={calendar.isPlaceholderData || undefined}>
      <ul className={styles.weekdays} aria-hidden>
        {(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((name) => (
          <li key={name}>{t(`duties.weekday.${name}`)}</li>
        ))}
      </ul>
      <ol className={styles.days}>
        {days.map(({ day, isWorked }) => (
          <DayCell
            key={day}
            day={day}
            isWorked={isWorked}
            isToday={day === today}
            isOther={!day.startsWith(month)}
            lines={items.filter((item) => item.day === day)}
            search={search}
          />
        ))}
      </ol>
      {items.every((item) => !item.day.startsWith(month)) && <p className={styles.none}>{t('duties.emptyMonth')}</p>}
    </div>
  );
}

interface DayProps {
  day: string;
  isWorked: boolean;
  isToday: boolean;
  isOther: boolean;
  lines: Line[];
  search: CalendarSearch;
}

function DayCell({ day, isWorked, isToday, isOther, lines, search }: DayProps) {
  const { t, i18n } = useTranslation();
  const name = dayDate(new Date(`${day}T12:00:00+07:00`), i18n.language);
  const shown = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES - 1) : lines;
  return (
    <li
      className={styles.day}
      data-day={day}
      data-off={!isWorked || undefined}
      data-today={isToday || undefined}
      data-other={isOther || undefined}
      data-empty={lines.length === 0 || undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      <p className={styles.date}>
        <span className={styles.dayNumber} aria-hidden>
          {Number(day.slice(8))}
        </span>
        <span className={styles.dayName}>{name}</span>
        {!isWorked && mondayBased(day) < SATURDAY && <span>{t('duties.dayOff')}</span>}
      </p>
      <ul>
        {shown.map((line) => (
          <LineLink key={line.duty} line={line} search={search} />
        ))}
      </ul>
      {shown.length < lines.length && (
        <Link
          to="/duties/calendar"
          search={{ ...search, view: 'list', month: day.slice(0, 7), day }}
          className={styles.rest}
        >
          {t('duties.moreLines', { count: lines.length - shown.length })}
        </Link>
      )}
    </li>
  );
}

function LineLink({ line, search }: { line: Line; search: CalendarSearch }) {
  const { t, i18n } = useTranslation();
  const title = i18n.language === 'en' ? line.titleEn : line.titleVi;
  const { words, state, Sign } = signOf(line);
  const saying = t(`duties.line.${words.key}`, { count: words.count, of: line.given });
  const label = `${line.duty} ${title}: ${saying}`;
  const to = { ...search, view: 'list' as const, month: line.day.slice(0, 7), day: line.day, duty: line.duty };
  return (
    <li className={styles.line} data-state={state} title={label}>
      <Sign size={12} stroke={2.5} aria-hidden />
      {line.given === 0 ? (
        <Link to="/duties/catalogue" search={{ duty: line.duty }} aria-label={label}>
          {title}
        </Link>
      ) : line.number !== null ? (
        <Link to="/duties/nv/$number" params={{ number: String(line.number) }} aria-label={label}>
          {title}
        </Link>
      ) : (
        <Link to="/duties/calendar" search={to} aria-label={label}>
          {title}
        </Link>
      )}
      <span aria-hidden>{line.given === 0 ? line.planned : `${line.done}/${line.given}`}</span>
    </li>
  );
}

/** Pure: what is said of a line first: that something is late, that somebody does not know of it, how much is done. */
function signOf({ late, unacknowledged, given, done, planned }: Line) {
  if (late > 0) return { state: 'late', Sign: IconExclamationMark, words: { key: 'late', count: late } } as const;
  if (given === 0) return { state: 'planned', Sign: IconClock, words: { key: 'planned', count: planned } } as const;
  if (done === given) return { state: 'done', Sign: IconCheck, words: { key: 'done', count: done } } as const;
  if (unacknowledged > 0)
    return { state: 'waiting', Sign: IconMail, words: { key: 'unacknowledged', count: unacknowledged } } as const;
  return { state: 'doing', Sign: IconClock, words: { key: 'doing', count: done } } as const;
}
