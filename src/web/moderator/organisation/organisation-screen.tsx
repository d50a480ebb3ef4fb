import { Button, Checkbox } from '@mantine/core';
import { IconPlus, IconSitemap } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveChange } from '../api/live.tsx';
import { organisationKey, unitOverviewQuery } from '../api/organisation.ts';
import { useSession } from '../api/session.ts';
import { useApi } from '../api/use-api.ts';
import { Empty } from '../shell/empty.tsx';
import { SearchField } from '../shell/search-field.tsx';
import split from '../shell/split.module.css';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { FileMenu } from './file-menu.tsx';
import { ImportPane } from './import-pane.tsx';
import styles from './organisation.module.css';
import type { OrganisationSearch } from './organisation-search.ts';
import { PostPane } from './post-pane.tsx';
import { UnitDialog } from './unit-dialog.tsx';
import { UnitPane } from './unit-pane.tsx';
import { UnitRows } from './unit-rows.tsx';

const route = getRouteApi('/organisation');

/** Units of one's wards; beside the list one of them, a post of it, or a file that is imported. */
export function OrganisationScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const search = route.useSearch();
  const { q = '', ended, unit, post } = search;
  const mayChange = useSession().data?.user?.role === 'administrator';
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(unitOverviewQuery(useApi(), search));
  usePageTitle(t('organisation.title'));
  useLiveChange(
    ({ kind }) => kind === 'organisation',
    () => void client.invalidateQueries({ queryKey: organisationKey }),
  );

  const go = (change: OrganisationSearch, replace = false) =>
    void navigate({ to: '/organisation', search: change, replace });
  const listed: OrganisationSearch = { ...(q && { q }), ...(ended && { ended }) };
  const close = () => go(post === undefined ? listed : { ...listed, unit });
  useKeys({
    Escape: () => (unit !== undefined || search.import) && close(),
  });

  return (
    <div className={split.split} data-open={unit !== undefined || search.import !== undefined || undefined}>
      <section className={split.list} aria-label={t('organisation.label')}>
        <header className={split.head}>
          <h1>{t('organisation.title')}</h1>
          <div className={styles.headActs}>
            {mayChange && (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setAdding(true)}
              >
                {t('organisation.add')}
              </Button>
            )}
            <FileMenu
              mayImport={list.data?.pages[0]?.mayImport === true}
              onImport={() => go({ ...listed, import: '1' })}
            />
          </div>
        </header>
        <div className={styles.find}>
          <SearchField
            label={t('organisation.search')}
            applied={q}
            onApply={(words) => go({ ...search, q: words }, true)}
          />
          <Checkbox
            size="xs"
            label={t('organisation.withEnded')}
            checked={ended === '1'}
            onChange={({ currentTarget: { checked } }) => go({ ...search, ended: checked ? '1' : undefined }, true)}
          />
        </div>
        <UnitRows list={list} search={search} />
      </section>
      <section className={split.sheet}>
        {search.import ? (
          <ImportPane onClose={close} />
        ) : unit === undefined ? (
          <Empty icon={<IconSitemap size={40} stroke={1.5} />} title={t('organisation.pickTitle')}>
            {t('organisation.pickText')}
          </Empty>
        ) : post === undefined ? (
          <UnitPane key={unit} id={unit} search={search} onClose={close} />
        ) : (
          <PostPane key={post} id={post} onClose={close} />
        )}
      </section>
      {adding && (
        <UnitDialog
          unit={null}
          onClose={() => setAdding(false)}
          onMade={(id) => {
            setAdding(false);
            go({ ...listed, unit: id });
          }}
        />
      )}
    </div>
  );
}
