import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostEnd } from '../../../organisation/organisation-change-schema.ts';
import type { PostView } from '../../../organisation/organisation-schema.ts';
import { usePostChoices } from '../api/reference.ts';
import { DayField } from '../shell/day-field.tsx';
import { townDay } from '../shell/when.ts';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { postName } from './post-row.tsx';
import { PostSelect } from './post-select.tsx';
import { useChange } from './use-change.ts';

const MOST_NAMED = 5;

/** A post ends, and another one takes over or none: first it is shown what goes where, then it is done. */
export function EndPostDialog({ view, onClose }: { view: PostView; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy, problem, forget } = useChange();
  const { post, version } = view;
  const [lastDay, setLastDay] = useState<string | null>(() => townDay(new Date()));
  const [to, setTo] = useState<string | null>(null);
  const [act, setAct] = useState('');
  const [tried, setTried] = useState(false);
  const [plan, setPlan] = useState<PostEnd | null>(null);
  const items = usePostChoices({ but: post.id, unitId: view.unit.id }).flatMap((group) => group.items);
  const successor = items.find(({ value }) => value === to)?.label ?? '';
  /** Whatever is changed makes the plan another one. */
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPlan(null);
      forget();
    };

  async function submit() {
    setTried(true);
    if (lastDay === null) return;
    const preview = plan === null;
    const end = { lastDay, to, act: act.trim() || null, version, preview };
    const made = await run((changes) => changes.endPost(post.id, end), preview ? {} : { told: t('endingPost.done') });
    if (!made) return;
    if (preview) setPlan(made);
    else onClose();
  }

  return (
    <FormDialog
      title={t('endingPost.title', { title: postName(post) })}
      submit={t(plan ? 'endingPost.apply' : 'ending.preview')}
      danger={plan !== null}
      size={560}
      {...{ busy, problem, onClose }}
      onSubmit={() => void submit()}
    >
      <DayField
        required
        label={t('post.lastDay')}
        value={lastDay}
        maxDate={townDay(new Date())}
        error={tried && lastDay === null ? t('post.lastDayMissing') : undefined}
        onChange={changing(setLastDay)}
      />
      <PostSelect
        label={t('endingPost.to')}
        description={t('endingPost.toHint')}
        placeholder={t('postForm.none')}
        but={post.id}
        unitId={view.unit.id}
        value={to}
        onChange={changing(setTo)}
      />
      <TextInput
        label={t('ending.act')}
        description={t('ending.actHint')}
        maxLength={200}
        value={act}
        onChange={(event) => changing(setAct)(event.currentTarget.value)}
      />
      {plan && (
        <div className={styles.plan} role="status">
          <p>
            {successor
              ? t('endingPost.goesTo', { title: successor, duties: plan.duties, issues: plan.issues })
              : t('endingPost.goesNowhere', { duties: plan.duties, issues: plan.issues })}{' '}
            {t('endingPost.forGood')}
          </p>
          <ul className={styles.plain}>
            {plan.holders.map((name) => (
              <li key={name}>{t('endingPost.holder', { name })}</li>
            ))}
            {plan.leads && <li>{t('endingPost.leads', { title: successor })}</li>}
            {plan.below.length > 0 && (
              <li>
                {t('endingPost.below', { title: successor, posts: plan.below.slice(0, MOST_NAMED).join(', ') })}
                {plan.below.length > MOST_NAMED && t('endingPost.others', { count: plan.below.length - MOST_NAMED })}
              </li>
            )}
          </ul>
        </div>
      )}
    </FormDialog>
  );
}
