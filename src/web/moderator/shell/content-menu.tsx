import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconAntenna,
  IconCategory,
  IconForms,
  IconMessageCog,
  IconMessages,
  IconRoute,
  IconSettings,
  IconSitemap,
  IconTemplate,
} from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './side-bar.module.css';

const PAGES = [
  ['/forms', 'forms.title', IconForms],
  ['/categories', 'nav.categories', IconCategory],
  ['/words', 'sayings.title', IconMessageCog],
  ['/templates', 'templates.title', IconTemplate],
  ['/flows', 'talks.title', IconRoute],
  ['/simulator', 'simulator.title', IconMessages],
  ['/channels', 'channels.title', IconAntenna],
  ['/organisation', 'organisation.title', IconSitemap],
] as const;

/** On a desk it stands in the bar itself. */
const PHONE_ONLY = '/categories';

/** What the assistant says and asks, by which channels, and who works here: seldom changed, so these pages share one place in the bar. */
export function ContentMenu() {
  const { t } = useTranslation();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <Menu position="right-start" withArrow width={220}>
      <Menu.Target>
        <UnstyledButton
          className={styles.link}
          data-here={PAGES.some(([to]) => to !== PHONE_ONLY && here.startsWith(to)) || undefined}
          data-here-on-phone={here.startsWith(PHONE_ONLY) || undefined}
        >
          <IconSettings size={22} stroke={1.75} aria-hidden />
          {t('nav.content')}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {PAGES.map(([to, title, Icon]) => (
          <Menu.Item
            key={to}
            className={to === PHONE_ONLY ? styles.phoneOnly : undefined}
            leftSection={<Icon size={18} aria-hidden />}
            aria-current={here.startsWith(to) ? 'page' : undefined}
            renderRoot={(props) => <Link to={to} {...props} />}
          >
            {t(title)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
