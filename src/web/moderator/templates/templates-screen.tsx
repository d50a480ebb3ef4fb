import { Button } from '@mantine/core';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../issues/template-schema.ts';
import { problemOf } from '../api/problem.ts';
import { templatesQuery } from '../api/templates.ts';
import { useApi } from '../api/use-api.ts';
import { Empty } from '../shell/empty.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import split from '../shell/split.module.css';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useShown } from '../shell/use-shown.ts';
import { TemplateForm } from './template-form.tsx';
import styles from './templates-screen.module.css';
import { useCategoryName } from './use-category-name.ts';

const route = getRouteApi('/templates');

/** What is often answered: the list, and beside it one of them to change, or a new one. */
export function TemplatesScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { template: open } = route.useSearch();
  const list = useQuery(templatesQuery(useApi()));
  usePageTitle(t('templates.title'));
  const show = (template?: string) => void navigate({ to: '/templates', search: template ? { template } : {} });
  useKeys({ Escape: () => open && show() });

  const mayWrite = list.data?.mayWrite ?? false;
  const stored = list.data?.items.find(({ id }) => id === open) ?? null;
  return (
    <div className={split.split} data-open={open !== undefined || undefined}>
      <section className={split.list} aria-label={t('templates.label')}>
        <header className={split.head}>
          <h1>{t('templates.title')}</h1>
          {mayWrite && (
            <Button size="compact-sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>
              {t('templates.add')}
            </Button>
          )}
        </header>
        <div className={split.rows}>
          {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
          {list.data && <Rows items={list.data.items} open={open} />}
        </div>
      </section>
      <section className={split.sheet}>
        {list.data && (stored || open === 'new') ? (
          <TemplateForm key={open} stored={stored} mayWrite={mayWrite} onShow={show} />
        ) : (
          <Empty icon={<IconTemplate size={40} stroke={1.5} />} title={t('templates.pickTitle')}>
            {t('templates.pickText')}
          </Empty>
        )}
      </section>
    </div>
  );
}

function Rows({ items, open }: { items: Template[]; open: string | undefined }) {
  return (
    <ul className={split.items}>
      {items.map((template) => (
        <Row key={template.id} template={template} isOpen={template.id === open} />
      ))}
    </ul>
  );
}

function Row({ template, isOpen }: { template: Template; isOpen: boolean }) {
  const { t } = useTranslation();
  const categoryName = useCategoryName();
  const row = useShown<HTMLAnchorElement>(isOpen);
  const { id, label, text, status, category, retired, sample } = template;
  return (
    <li>
      <Link
        ref={row}
        to="/templates"
        search={{ template: id }}
        className={styles.row}
        data-open={isOpen || undefined}
        data-retired={retired || undefined}
      >
        <span className={styles.name}>{label}</span>
        <span className={styles.when}>{t(`templates.when.${status}`)}</span>
        <span className={styles.text}>{text}</span>
        <span className={styles.quiet}>
          {[categoryName(category), sample && t('templates.sample'), retired && t('templates.retired')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </Link>
    </li>
  );
}
