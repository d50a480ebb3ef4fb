import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivePreview } from '../../../../reminders/give-schema.ts';
import { dutiesKey, sendGive } from '../../api/duties.ts';
import type { Problem } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { tell } from '../../issue/tell.tsx';
import { useChannelName } from '../../shell/channel-mark.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { fullDate } from '../../shell/when.ts';
import { postName } from '../post-name.ts';
import styles from './give.module.css';

interface Props {
  code: string;
  day: string;
  preview: GivePreview;
}

/** Who gets it and how each is told; those that have it already are not given it again. */
export function GivePosts({ code, day, preview }: Props) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const client = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = preview.items.filter(({ has }) => !has);
  const wanted = open.filter(({ post }) => !left.has(post));
  const when = (iso: string) => fullDate(new Date(iso), i18n.language);

  async function give() {
    if (saving || wanted.length === 0) return;
    setSaving(true);
    const result = await sendGive(api, code, { day, postIds: wanted.map(({ post }) => post) });
    setSaving(false);
    setProblem(result.ok ? null : result.problem);
    await client.invalidateQueries({ queryKey: dutiesKey });
    if (!result.ok) return;
    const { given, already } = result.value;
    tell({
      message: [
        t('give.given', { count: given }),
        ...(already > 0 ? [t('give.already', { count: already })] : []),
      ].join(' '),
    });
  }

  if (preview.items.length === 0) return <p className={styles.quiet}>{t('give.none')}</p>;
  return (
    <section className={styles.preview} aria-label={t('give.who')}>
      <div className={styles.when}>
        <p>{t(preview.rungs.length > 0 ? 'give.when' : 'give.noRungs', { day: when(preview.deadline) })}</p>
        <ol>
          {preview.rungs.map(({ kind, rung, at }) => (
            <li key={rung}>
              {when(at)} <span>{t(`assignment.kind.${kind as 'deadline'}`, { defaultValue: kind })}</span>
            </li>
          ))}
        </ol>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      <div className={styles.bar}>
        <Checkbox
          label={t('give.all')}
          checked={open.length > 0 && wanted.length === open.length}
          indeterminate={wanted.length > 0 && wanted.length < open.length}
          disabled={open.length === 0}
          onChange={(event) => setLeft(new Set(event.currentTarget.checked ? [] : open.map(({ post }) => post)))}
        />
        <Button disabled={wanted.length === 0} loading={saving} onClick={() => void give()}>
          {t('give.submit', { count: wanted.length })}
        </Button>
      </div>
      <ul className={styles.posts}>
        {preview.items.map((item) => (
          <GiveRow
            key={item.post}
            item={item}
            checked={!item.has && !left.has(item.post)}
            onChange={(on) =>
              setLeft(new Set(on ? [...left].filter((one) => one !== item.post) : [...left, item.post]))
            }
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  item: GivePreview['items'][number];
  checked: boolean;
  onChange: (on: boolean) => void;
}

function GiveRow({ item, checked, onChange }: RowProps) {
  const { t } = useTranslation();
  const channelName = useChannelName();
  const { contact, has } = item;
  return (
    <li data-post={item.post}>
      <Checkbox
        aria-label={t('give.one', { post: postName(item) })}
        checked={checked}
        disabled={has}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {postName(item)}
        <span className={styles.quiet}>{contact.name ?? t('give.nobody')}</span>
      </span>
      <span className={has || contact.channels.length > 0 ? styles.quiet : styles.alarm}>
        {has
          ? t('give.has')
          : contact.channels.length > 0
            ? contact.channels.map(channelName).join(', ')
            : t('give.noChannel')}
      </span>
    </li>
  );
}
