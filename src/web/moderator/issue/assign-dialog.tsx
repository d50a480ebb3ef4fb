import { Button, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_RETURNED } from '../../../issues/issue-schema.ts';
import { type Problem, problemOf } from '../api/problem.ts';
import { type ChoiceGroup, categoriesQuery, postsQuery, unitsQuery } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './dialog.module.css';
import { useIssue } from './issue-context.ts';
import { RefusedChange } from './refused-change.tsx';

interface AssignDialogProps {
  onClose: () => void;
  onAssign: (unit: string, post: string | null) => Promise<Problem | null>;
}

export function AssignDialog({ onClose, onAssign }: AssignDialogProps) {
  const { t } = useTranslation();
  const api = useApi();
  const { issue } = useIssue();
  const [picked, setUnit] = useState<string | null>(null);
  const [post, setPost] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const units = useUnitsFor();
  const unit = picked ?? units.usual;
  const posts = useQuery(postsQuery(api, unit)).data ?? [];

  async function submit() {
    setTried(true);
    if (unit === null || busy) return;
    setBusy(true);
    const refused = await onAssign(unit, post);
    setBusy(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t('change.assignTitle', { code: issue.code })}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {units.problem && <ProblemNotice problem={units.problem} onRetry={units.retry} />}
        <RefusedChange problem={problem} />
        {issue.returned >= MOST_RETURNED && <p className={styles.hint}>{t('returned.final')}</p>}
        <FindSelect
          data-autofocus
          label={t('change.unit')}
          description={t('change.unitHint')}
          value={unit}
          data={units.groups}
          comboboxProps={{ width: 'target' }}
          error={tried && unit === null ? t('change.unitMissing') : undefined}
          onChange={(value) => {
            setUnit(value);
            setPost(null);
          }}
        />
        {posts.length > 0 && (
          <Select
            withScrollArea={false}
            label={t('change.post')}
            placeholder={t('change.postNone')}
            clearable
            value={post}
            data={posts.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setPost}
          />
        )}
        <div className={styles.foot}>
          <span className={styles.hint}>{t('change.tellsResident')}</span>
          <Button variant="default" onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('change.assignSubmit')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Units that act where the issue is; those whose kind the category names come first, and one that is alone in it is proposed. */
function useUnitsFor(): { groups: ChoiceGroup[]; usual: string | null; problem: Problem | null; retry: () => void } {
  const { t } = useTranslation();
  const api = useApi();
  const { issue } = useIssue();
  const units = useQuery(unitsQuery(api, issue.area ?? issue.ward));
  const kind = useQuery(categoriesQuery(api)).data?.items.find(({ code }) => code === issue.category)?.unitKind;
  const others = (units.data ?? []).filter(({ id }) => id !== issue.unit);
  const usual = others.filter((unit) => unit.kind === kind);
  const choices = (list: typeof others) => list.map(({ id, name }) => ({ value: id, label: name }));
  const groups = [
    { group: t('change.unitUsual'), items: choices(usual) },
    { group: t('change.unitOther'), items: choices(others.filter((unit) => unit.kind !== kind)) },
  ].filter(({ items }) => items.length > 0);
  return {
    groups,
    usual: usual.length === 1 ? usual[0]!.id : null,
    problem: units.isError ? problemOf(units.error) : null,
    retry: () => void units.refetch(),
  };
}
