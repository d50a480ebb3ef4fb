import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostItem } from '../../../organisation/organisation-schema.ts';
import { serverTime } from '../api/server-time.ts';
import { DayField } from '../shell/day-field.tsx';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { postName } from './post-row.tsx';
import { useChange } from './use-change.ts';

/** Gives a post to somebody, in full or to act in it. */
export function GiveDialog({ post, onClose }: { post: PostItem; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [since, setSince] = useState<string | null>(() => townDay(serverTime()));
  const [until, setUntil] = useState<string | null>(null);
  const [acting, setActing] = useState(false);
  const [tried, setTried] = useState(false);
  const said = name.trim();
  const former = post.holders.find((holder) => !holder.acting);

  async function give() {
    setTried(true);
    if (said.length < 2 || since === null) return;
    const wish = { name: said, phone: phone.trim() || null, since, until, acting };
    const told = t('post.given', { name: said });
    if (await run((changes) => changes.givePost(post.id, wish), { told })) onClose();
  }

  return (
    <FormDialog
      title={t('post.giveTitle', { title: postName(post) })}
      submit={t('post.give')}
      {...{ busy, problem, onClose }}
      onSubmit={() => void give()}
    >
      <TextInput
        data-autofocus
        required
        label={t('post.name')}
        value={name}
        error={tried && said.length < 2 ? t('post.nameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="tel"
        label={t('post.phone')}
        description={t('post.phoneHint')}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <DayField
          required
          label={t('post.since')}
          value={since}
          error={tried && since === null ? t('post.sinceMissing') : undefined}
          onChange={setSince}
        />
        <DayField
          clearable
          label={t('post.until')}
          placeholder={t('post.untilHint')}
          value={until}
          onChange={setUntil}
        />
      </div>
      <Checkbox
        label={t('post.isActing')}
        checked={acting}
        onChange={(event) => setActing(event.currentTarget.checked)}
      />
      {former && !acting && <p className={styles.text}>{t('post.former', { name: former.name })}</p>}
    </FormDialog>
  );
}
