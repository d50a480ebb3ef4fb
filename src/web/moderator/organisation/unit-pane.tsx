import { Button, Skeleton, Switch } from '@mantine/core';
import { IconBuildingOff, IconChevronLeft, IconId, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../../organisation/organisation-schema.ts';
import { unitQuery } from '../api/organisation.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { dayWords } from '../shell/day-words.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { CardsDialog } from './cards-dialog.tsx';
import { EndUnitDialog } from './end-unit-dialog.tsx';
import { HistoryList } from './history-list.tsx';
import styles from './organisation.module.css';
import type { OrganisationSearch } from './organisation-search.ts';
import { PostDialog } from './post-dialog.tsx';
import { PostRow } from './post-row.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { useChange } from './use-change.ts';

interface UnitPaneProps {
  id: string;
  search: OrganisationSearch;
  onClose: () => void;
}

export function UnitPane({ id, search, onClose }: UnitPaneProps) {
  const { t } = useTranslation();
  const unit = useQuery(unitQuery(useApi(), id));
  return (
    <>
      <Button
        className={styles.back}
        variant="subtle"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={onClose}
      >
        {t('organisation.title')}
      </Button>
      <div className={styles.body}>
        {unit.isPending && <Skeleton height={120} />}
        {unit.isError && <ProblemNotice problem={problemOf(unit.error)} onRetry={() => void unit.refetch()} />}
        {unit.data && <Unit unit={unit.data} search={search} />}
      </div>
    </>
  );
}

function Unit({ unit, search }: { unit: UnitView; search: OrganisationSearch }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'cards' | 'edit' | 'end' | 'post' | null>(null);
  const present = unit.posts.filter(({ validTo }) => validTo === null);
  const gone = unit.posts.filter(({ validTo }) => validTo !== null);
  return (
    <>
      <header className={styles.title}>
        <div className={styles.titleHead}>
          <h2>{unit.name}</h2>
          {unit.may.change && (
            <Button
              variant="default"
              leftSection={<IconPencil size={18} aria-hidden />}
              onClick={() => setDialog('edit')}
            >
              {t('unit.edit')}
            </Button>
          )}
        </div>
        <p className={styles.quiet}>
          {unit.areaName}
          {unit.validTo === null && unit.validFrom && ` · ${t('unit.from', { day: dayWords(unit.validFrom) })}`}
        </p>
        {unit.validTo !== null && (
          <p className={styles.notice}>
            <IconBuildingOff size={18} aria-hidden /> {t('unit.ended', { day: dayWords(unit.validTo) })}
          </p>
        )}
      </header>
      <Relatives title={t('unit.tookOverBy')} units={unit.successors} search={search} />
      <Relatives title={t('unit.tookOver')} units={unit.predecessors} search={search} />
      {unit.validTo === null && <Drafts unit={unit} />}
      <section className={styles.group} aria-label={t('unit.posts')}>
        <div className={styles.groupHead}>
          <h3>{t('unit.posts')}</h3>
          <div className={styles.acts}>
            {unit.may.tend && present.some(({ holders }) => holders.length > 0) && (
              <Button
                variant="default"
                leftSection={<IconId size={18} aria-hidden />}
                onClick={() => setDialog('cards')}
              >
                {t('unit.cards')}
              </Button>
            )}
            {unit.may.change && (
              <Button
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => setDialog('post')}
              >
                {t('unit.addPost')}
              </Button>
            )}
          </div>
        </div>
        {unit.posts.length === 0 && <p className={styles.quiet}>{t('unit.noPosts')}</p>}
        <PostRows posts={present} unitId={unit.id} search={search} />
      </section>
      {gone.length > 0 && (
        <section className={styles.group} aria-label={t('unit.postsEnded')}>
          <h3>{t('unit.postsEnded')}</h3>
          <PostRows posts={gone} unitId={unit.id} search={search} />
        </section>
      )}
      <HistoryList of={{ unit: unit.id }} />
      {unit.may.change && (
        <div>
          <Button variant="default" color="red.8" onClick={() => setDialog('end')}>
            {t('unit.end')}
          </Button>
        </div>
      )}
      {dialog === 'cards' && <CardsDialog posts={present} onClose={() => setDialog(null)} />}
      {dialog === 'edit' && <UnitDialog unit={unit} onClose={() => setDialog(null)} />}
      {dialog === 'post' && <PostDialog unitId={unit.id} view={null} onClose={() => setDialog(null)} />}
      {dialog === 'end' && <EndUnitDialog unit={unit} onClose={() => setDialog(null)} />}
    </>
  );
}

function PostRows(props: { posts: UnitView['posts']; unitId: string; search: OrganisationSearch }) {
  const { posts, unitId, search } = props;
  if (posts.length === 0) return null;
  return (
    <ul className={styles.posts}>
      {posts.map((post) => (
        <PostRow key={post.id} post={post} unitId={unitId} search={search} />
      ))}
    </ul>
  );
}

function Drafts({ unit }: { unit: UnitView }) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  return (
    <div>
      {problem && <ProblemNotice problem={problem} />}
      <Switch
        label={t('unit.drafts')}
        description={t('unit.draftsHint')}
        checked={unit.draftsApproved}
        disabled={!unit.may.change || busy}
        onChange={({ currentTarget: { checked } }) =>
          void run((changes) => changes.editUnit(unit.id, { draftsApproved: checked, version: unit.version }), {
            told: t(checked ? 'unit.draftsOn' : 'unit.draftsOff'),
          })
        }
      />
      {!unit.may.change && <p className={styles.small}>{t('unit.readOnly')}</p>}
    </div>
  );
}

interface RelativesProps {
  title: string;
  units: UnitView['successors'];
  search: OrganisationSearch;
}

function Relatives({ title, units, search }: RelativesProps) {
  const { t } = useTranslation();
  if (units.length === 0) return null;
  return (
    <dl className={styles.relatives}>
      <dt>{title}</dt>
      {units.map(({ id, name, effective, act }) => (
        <dd key={id}>
          <Link to="/organisation" search={{ ...search, unit: id }}>
            {name}
          </Link>{' '}
          <span className={styles.quiet}>
            {t('unit.from', { day: dayWords(effective) })}
            {act && `, ${act}`}
          </span>
        </dd>
      ))}
    </dl>
  );
}
