import { Button, Modal, MultiSelect, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NameSubjects } from '../../../issues/issue-change-schema.ts';
import type { Problem } from '../api/problem.ts';
import { allPostsQuery, type ChoiceGroup, unitsQuery } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { withoutMarksFilter } from '../shell/find-select.tsx';
import styles from './dialog.module.css';
import { useIssue } from './issue-context.ts';
import { RefusedChange } from './refused-change.tsx';

type About = NameSubjects['about'];

interface AboutDialogProps {
  /** It is asked before the issue is assigned. */
  first: boolean;
  onClose: () => void;
  onSay: (said: Omit<NameSubjects, 'version'>) => Promise<Problem | null>;
  onSaid: (about: About) => void;
}

/** Whom a report is about: those neither see it nor are given it. */
export function AboutDialog({ first, onClose, onSay, onSaid }: AboutDialogProps) {
  const { t } = useTranslation();
  const { issue } = useIssue();
  const [about, setAbout] = useState<About | null>(issue.about === 'unknown' ? null : issue.about);
  const [picked, setPicked] = useState(() => issue.subjects.map(({ kind, id }) => `${kind}:${id}`));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const choices = useSubjectChoices();

  async function submit() {
    setTried(true);
    if (about === null || (about === 'named' && picked.length === 0) || busy) return;
    const idsOf = (kind: string) =>
      about === 'named' ? picked.filter((one) => one.startsWith(kind)).map((one) => one.slice(kind.length)) : [];
    setBusy(true);
    const refused = await onSay({ about, posts: idsOf('post:'), units: idsOf('unit:') });
    setBusy(false);
    setProblem(refused);
    if (!refused) onSaid(about);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('about.title', { code: issue.code })}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={styles.lead}>
          {first && `${t('about.leadFirst')} `}
          {t('about.lead')}
        </p>
        <RefusedChange problem={problem} />
        <Radio.Group
          label={t('about.question')}
          value={about}
          error={tried && about === null ? t('about.whoMissing') : undefined}
          onChange={(value) => setAbout(value as About)}
        >
          <div className={styles.list}>
            <Radio data-autofocus value="named" label={t('about.named')} />
            <Radio value="nobody" label={t('about.nobody')} />
            <Radio value="unknown" label={t('about.stillUnknown')} />
          </div>
        </Radio.Group>
        {about === 'named' && (
          <MultiSelect
            searchable
            withScrollArea={false}
            styles={{ options: { maxHeight: 280, overflowY: 'auto' } }}
            label={t('about.who')}
            placeholder={picked.length === 0 ? t('about.whoPlaceholder') : undefined}
            nothingFoundMessage={t('change.nothingFound')}
            filter={withoutMarksFilter}
            data={choices}
            value={picked}
            error={tried && picked.length === 0 ? t('about.whoMissing') : undefined}
            onChange={setPicked}
          />
        )}
        <div className={styles.foot}>
          <span className={styles.hint}>{issue.unit !== null && about === 'named' && t('about.taken')}</span>
          <Button variant="default" onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('about.submit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Units, each with the whole of it and its posts. */
function useSubjectChoices(): ChoiceGroup[] {
  const { t } = useTranslation();
  const api = useApi();
  const units = useQuery(unitsQuery(api)).data;
  const posts = useQuery(allPostsQuery(api)).data;
  return useMemo(
    () =>
      (units ?? []).map(({ id, name }) => ({
        group: name,
        items: [
          ...(posts ?? [])
            .filter(({ unitId }) => unitId === id)
            .map((post) => ({ value: `post:${post.id}`, label: post.title })),
          { value: `unit:${id}`, label: t('about.wholeUnit', { name }) },
        ],
      })),
    [units, posts, t],
  );
}
