import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreshDuties } from '../api/duties.ts';
import tabs from '../issues/view-tabs.module.css';
import styles from './duties-screen.module.css';

const PAGES = [
  ['/duties/calendar', 'calendar'],
  ['/duties/matrix', 'matrix'],
  ['/duties/chase', 'chase'],
  ['/duties/give', 'give'],
  ['/duties/simulate', 'simulate'],
  ['/duties/catalogue', 'catalogue'],
] as const;

/** What posts owe and by when: each way to look at it is a page of its own. */
export function DutiesScreen() {
  const { t } = useTranslation();
  const pages = useRef<HTMLElement>(null);
  const here = useRouterState({ select: ({ location }) => location.pathname });
  useFreshDuties();
  // On a phone the bar is wider than the page: the tab that one is on is in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another tab.
  useEffect(() => {
    pages.current?.querySelector('[data-here]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [here]);
  return (
    <section className={styles.screen} aria-label={t('duties.title')}>
      <header className={styles.head}>
        <h1>{t('duties.title')}</h1>
        <nav ref={pages} className={tabs.tabs} aria-label={t('duties.pages')}>
          {PAGES.map(([to, name]) => (
            <Link
              key={to}
              to={to}
              className={tabs.tab}
              activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}
              activeOptions={{ includeSearch: false }}
            >
              {t(`duties.page.${name}`)}
            </Link>
          ))}
        </nav>
      </header>
      <div className={styles.body}>
        <Outlet />
      </div>
    </section>
  );
}
