import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { IconMoodSmile, IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_CHASED } from '../../../../reminders/chase-schema.ts';
import { type ChaseSearch, chaseQuery } from '../../api/duties.ts';
import { useApi } from '../../api/use-api.ts';
import { Empty } from '../../shell/empty.tsx';
import { PagedList } from '../../shell/paged-list.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { withoutGaps } from '../duty-search.ts';
import { ScopeSelects } from '../scope-selects.tsx';
import styles from './chase.module.css';
import { ChaseRow } from './chase-row.tsx';
import { useChase } from './use-chase.ts';

const route = getRouteApi('/duties/chase');

const WHY = ['any', 'late', 'unacknowledged'] as const;

/** Who is late or has not said that they have it, with a polite message that one press sends; several at once where chosen. */
export function ChaseScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = route.useSearch();
  const list = useInfiniteQuery(chaseQuery(useApi(), search));
  const { send, busy, problem } = useChase();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  usePageTitle(t('duties.page.chase'));
  const go = (change: ChaseSearch) =>
    void navigate({ to: '/duties/chase', search: withoutGaps({ ...search, ...change }) });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const reachable = items.filter(({ contact, isChased }) => contact.channels.length > 0 && !isChased);
  const wanted = reachable.filter(({ number }) => chosen.has(number)).slice(0, MOST_CHASED);
  const choose = (number: number, on: boolean) =>
    setChosen(new Set(on ? [...chosen, number] : [...chosen].filter((one) => one !== number)));

  async function sendChosen() {
    await send(wanted.map(({ number }) => ({ number })));
    setChosen(new Set());
  }

  return (
    <div className={styles.page}>
      <p className={styles.lead}>{t('chase.lead')}</p>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={t('chase.why')}
          value={search.why ?? 'any'}
          data={WHY.map((value) => ({ value, label: t(`chase.${value}`) }))}
          onChange={(value) => go({ why: value === 'late' || value === 'unacknowledged' ? value : undefined })}
        />
        <ScopeSelects scope={search} onChange={go} />
      </div>
      {reachable.length > 0 && (
        <div className={styles.many}>
          <Checkbox
            label={t('chase.selectAll')}
            checked={wanted.length > 0 && wanted.length === Math.min(reachable.length, MOST_CHASED)}
            indeterminate={wanted.length > 0 && wanted.length < Math.min(reachable.length, MOST_CHASED)}
            onChange={(event) =>
              setChosen(new Set(event.currentTarget.checked ? reachable.map(({ number }) => number) : []))
            }
          />
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            disabled={wanted.length === 0}
            loading={busy}
            onClick={() => void sendChosen()}
          >
            {t('chase.sendMany', { count: wanted.length })}
          </Button>
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <PagedList
        list={list}
        count={items.length}
        rowHeight={64}
        empty={
          <Empty icon={<IconMoodSmile size={40} stroke={1.5} />} title={t('chase.empty')}>
            <p>{t('chase.emptyText')}</p>
          </Empty>
        }
      >
        <ul className={styles.items}>
          {items.map((item) => (
            <ChaseRow
              key={item.id}
              item={item}
              chosen={chosen.has(item.number)}
              onChoose={(on) => choose(item.number, on)}
              onSend={(text) => send([{ number: item.number, ...(text !== null && { text }) }])}
            />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}
