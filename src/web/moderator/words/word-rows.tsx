import { Badge } from '@mantine/core';
import { IconLock, IconMessageCog, IconSearchOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WordItem } from '../../../conversations/talk-words/word-schema.ts';
import styles from '../answers/answer-rows.module.css';
import { useLiveChange } from '../api/live.tsx';
import { type WordSearch, wordListQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { useFlowName } from './use-flow-name.ts';

interface WordRowsProps {
  search: WordSearch;
  open: string | null;
  rowsRef: React.RefObject<HTMLUListElement | null>;
}

/** The sentences in the order of the talks. */
export function WordRows({ search, open, rowsRef }: WordRowsProps) {
  const client = useQueryClient();
  const list = useInfiniteQuery(wordListQuery(useApi(), search));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useLiveChange(
    ({ kind }) => kind === 'words',
    () => void client.invalidateQueries({ queryKey: ['words'] }),
  );

  return (
    <PagedList list={list} count={items.length} empty={<NoWords search={search} />}>
      <ul className={styles.items} ref={rowsRef}>
        {items.map((item) => (
          <WordRow key={item.key} item={item} search={search} isOpen={item.key === open} />
        ))}
      </ul>
    </PagedList>
  );
}

function NoWords({ search }: { search: WordSearch }) {
  const { t } = useTranslation();
  return search.changed && !search.q && !search.flow ? (
    <Empty icon={<IconMessageCog size={40} stroke={1.5} />} title={t('sayings.emptyChanged')}>
      {t('sayings.emptyChangedText')}
    </Empty>
  ) : (
    <Empty icon={<IconSearchOff size={40} stroke={1.5} />} title={t('sayings.empty')}>
      {t('sayings.emptyText')}
    </Empty>
  );
}

function WordRow({ item, search, isOpen }: { item: WordItem; search: WordSearch; isOpen: boolean }) {
  const { t, i18n } = useTranslation();
  const flowName = useFlowName();
  const { vi, en } = item;
  const changed = vi.text !== vi.standard || en.text !== en.standard;
  return (
    <li>
      <Link
        to="/words"
        search={{ ...search, word: item.key }}
        className={styles.row}
        data-word={item.key}
        data-open={isOpen || undefined}
        aria-current={isOpen || undefined}
      >
        <span className={styles.question}>
          {i18n.language === 'en' ? en.text : vi.text}
          {changed && <Badge size="xs">{t('sayings.changed')}</Badge>}
          {item.fixed && <IconLock size={16} aria-label={t('sayings.fixed')} />}
        </span>
        <span className={styles.foot}>
          <span>{flowName(item.flow)}</span>
          <span>{t(item.button ? 'sayings.button' : 'sayings.sentence')}</span>
        </span>
      </Link>
    </li>
  );
}
