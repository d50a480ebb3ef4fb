import { Badge } from '@mantine/core';
import { IconMessageQuestion, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AnswerItem } from '../../../assistant/answer-schema.ts';
import { type AnswerSearch, answerListQuery } from '../api/answers.ts';
import { useLiveChange } from '../api/live.tsx';
import { useApi } from '../api/use-api.ts';
import { Ago } from '../shell/ago.tsx';
import { dayWords } from '../shell/day-words.ts';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { useNow } from '../shell/use-now.ts';
import { townDay } from '../shell/when.ts';
import styles from './answer-rows.module.css';

interface AnswerRowsProps {
  search: AnswerSearch;
  open: string | null;
  rowsRef: React.RefObject<HTMLUListElement | null>;
}

export function AnswerRows({ search, open, rowsRef }: AnswerRowsProps) {
  const client = useQueryClient();
  const list = useInfiniteQuery(answerListQuery(useApi(), search));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useLiveChange(
    ({ kind }) => kind === 'answers',
    () => void client.invalidateQueries({ queryKey: ['answers', 'list'] }),
  );

  return (
    <PagedList list={list} count={items.length} empty={<NoAnswers search={search} />}>
      <ul className={styles.items} ref={rowsRef}>
        {items.map((item) => (
          <AnswerRow key={item.id} item={item} search={search} isOpen={item.id === open} />
        ))}
      </ul>
    </PagedList>
  );
}

function NoAnswers({ search }: { search: AnswerSearch }) {
  const { t } = useTranslation();
  return search.q ? (
    <Empty icon={<IconSearchOff size={40} stroke={1.5} />} title={t('answers.emptyFiltered')}>
      {t('answers.emptyFilteredText')}
    </Empty>
  ) : (
    <Empty
      icon={<IconMessageQuestion size={40} stroke={1.5} />}
      title={t(search.retired ? 'answers.emptyRetired' : 'answers.emptyTitle')}
    >
      {!search.retired && t('answers.emptyText')}
    </Empty>
  );
}

function AnswerRow({ item, search, isOpen }: { item: AnswerItem; search: AnswerSearch; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === 'en';
  const today = townDay(useNow());
  const { validUntil } = item;
  const expired = validUntil !== null && validUntil < today;
  return (
    <li>
      <Link
        to="/answers"
        search={{ ...search, answer: item.id }}
        className={styles.row}
        data-answer={item.id}
        data-open={isOpen || undefined}
        aria-current={isOpen || undefined}
      >
        <span className={styles.question}>
          {english ? item.questionEn : item.questionVi}
          {item.sample && (
            <Badge size="xs" variant="outline" color="gray" title={t('answers.sampleHint')}>
              {t('answers.sample')}
            </Badge>
          )}
        </span>
        <span className={styles.answer}>{english ? item.answerEn : item.answerVi}</span>
        <span className={styles.foot}>
          <span>{item.areaName ?? t('answers.everywhere')}</span>
          {validUntil !== null && (
            <span data-past={expired || undefined}>
              {t(expired ? 'answers.past' : 'answers.until', { day: dayWords(validUntil) })}
            </span>
          )}
          <Ago at={item.updatedAt} />
        </span>
      </Link>
    </li>
  );
}
