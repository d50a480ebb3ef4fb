import { IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../../campaign/category-schema.ts';
import { problemOf } from '../api/problem.ts';
import { categoriesQuery } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { Empty } from '../shell/empty.tsx';
import shape from '../shell/form.module.css';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { SearchField } from '../shell/search-field.tsx';
import split from '../shell/split.module.css';
import { useKeys } from '../shell/use-keys.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useShown } from '../shell/use-shown.ts';
import { withoutMarks } from '../shell/without-marks.ts';
import { CategoryPane } from './category-pane.tsx';
import { TryText } from './try-text.tsx';

const route = getRouteApi('/categories');

/** How the assistant recognises each kind of problem, what it says and asks; beside the list one of them, or a sentence to try. */
export function CategoriesScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { code, q = '' } = route.useSearch();
  const list = useQuery(categoriesQuery(useApi()));
  usePageTitle(t('categories.title'));

  const close = () => void navigate({ to: '/categories', search: q === '' ? {} : { q } });
  useKeys({
    Escape: () => code && close(),
  });

  return (
    <div className={split.split} data-open={code !== undefined || undefined}>
      <section className={split.list} aria-label={t('categories.label')}>
        <header className={split.head}>
          <h1>{t('categories.title')}</h1>
          <SearchField
            label={t('categories.search')}
            applied={q}
            onApply={(words) =>
              void navigate({
                to: '/categories',
                search: { ...(code && { code }), ...(words && { q: words }) },
                replace: true,
              })
            }
          />
        </header>
        <div className={split.rows}>
          {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
          {list.data && <Rows items={list.data.items.filter(matching(q))} open={code} q={q} />}
        </div>
      </section>
      <section className={split.sheet}>
        {code === undefined ? (
          <div className={shape.body}>
            <TryText />
          </div>
        ) : (
          <CategoryPane key={code} code={code} onClose={close} />
        )}
      </section>
    </div>
  );
}

function Rows({ items, open, q }: { items: Category[]; open: string | undefined; q: string }) {
  const { t } = useTranslation();
  if (items.length === 0)
    return <Empty icon={<IconSearchOff size={40} stroke={1.5} />} title={t('categories.emptyTitle')} />;
  return (
    <ul className={split.items}>
      {items.map((category) => (
        <Row key={category.code} category={category} isOpen={category.code === open} q={q} />
      ))}
    </ul>
  );
}

function Row({ category, isOpen, q }: { category: Category; isOpen: boolean; q: string }) {
  const { t, i18n } = useTranslation();
  const row = useShown<HTMLAnchorElement>(isOpen);
  const { code, labelVi, labelEn, stopper, questions } = category;
  return (
    <li>
      <Link
        ref={row}
        to="/categories"
        search={{ code, ...(q && { q }) }}
        className={split.coded}
        data-open={isOpen || undefined}
      >
        <span className={split.code}>{code}</span>
        <span className={split.name}>{i18n.language === 'en' ? labelEn : labelVi}</span>
        {(stopper || questions.length > 0) && (
          <span className={split.foot}>
            {stopper && <span>{t('categories.stops')}</span>}
            {questions.length > 0 && <span>{t('categories.asks', { count: questions.length })}</span>}
          </span>
        )}
      </Link>
    </li>
  );
}

function matching(q: string): (category: Category) => boolean {
  const words = withoutMarks(q).split(' ').filter(Boolean);
  return ({ code, labelVi, labelEn, retired }) => {
    const key = withoutMarks(`${code} ${labelVi} ${labelEn}`);
    return !retired && words.every((word) => key.includes(word));
  };
}
