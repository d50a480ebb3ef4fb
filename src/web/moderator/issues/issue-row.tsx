import { IconPhoto, IconRotate } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueItem } from '../../../issues/issue-schema.ts';
import type { IssueSearch } from '../api/issues.ts';
import { Ago } from '../shell/ago.tsx';
import { ChannelMark } from '../shell/channel-mark.tsx';
import { DangerSign } from './danger-sign.tsx';
import { DueSign } from './due-sign.tsx';
import styles from './issue-row.module.css';
import { StatusSign } from './status-sign.tsx';

interface IssueRowProps {
  issue: IssueItem;
  search: IssueSearch;
  open: boolean;
  dangerous: boolean;
  late: boolean;
}

/** What, where, since when, by whom, until when: one line over another where the list is narrow, columns where it is wide. */
export const IssueRow = memo(function IssueRow({ issue, search, open, dangerous, late }: IssueRowProps) {
  const { t, i18n } = useTranslation();
  const { names } = issue;
  const category = i18n.language === 'en' ? names.category.en : names.category.vi;
  return (
    <li>
      <Link
        to="/issues/$code"
        params={{ code: issue.code }}
        search={search}
        className={styles.row}
        data-code={issue.code}
        data-open={open || undefined}
        data-alarm={late || undefined}
        aria-current={open || undefined}
      >
        <span className={styles.status}>
          <StatusSign status={issue.status} />
        </span>
        <span className={styles.code}>{issue.code}</span>
        <span className={styles.what}>
          {dangerous && <DangerSign />}
          <span className={styles.text}>{firstLine(issue.text)}</span>
          {issue.photos > 0 && (
            <span className={styles.mark} title={t('list.photos', { count: issue.photos })}>
              <IconPhoto size={14} aria-hidden />
              <span aria-hidden>{issue.photos}</span>
              <span className={styles.unseen}>{t('list.photos', { count: issue.photos })}</span>
            </span>
          )}
          {issue.reopened > 0 && (
            <span className={styles.mark} title={t('list.reopenedTimes', { count: issue.reopened })}>
              <IconRotate size={14} aria-hidden />
              <span aria-hidden>{issue.reopened}</span>
              <span className={styles.unseen}>{t('list.reopenedTimes', { count: issue.reopened })}</span>
            </span>
          )}
        </span>
        <span className={styles.about}>
          {category} <span aria-hidden>·</span> {placeOf(issue) ?? t('list.noArea')}
        </span>
        <span className={styles.unit}>{names.unit ?? t('list.noUnit')}</span>
        <span className={styles.channel}>
          <ChannelMark channel={issue.channel} />
        </span>
        <span className={styles.since}>
          <Ago at={issue.createdAt} />
        </span>
        <span className={styles.due}>
          <DueSign issue={issue} />
        </span>
      </Link>
    </li>
  );
});

export function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/** Khu phố and ward; one of them where they are the same or only one is known. */
export function placeOf({ names: { area, ward } }: Pick<IssueItem, 'names'>): string | null {
  if (area && ward && area !== ward) return `${area}, ${ward}`;
  return area ?? ward;
}
