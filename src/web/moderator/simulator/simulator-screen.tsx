import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconClock, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/use-page-title.ts';
import { Behind } from './behind.tsx';
import { draftShelf } from './draft-shelf.ts';
import styles from './simulator-screen.module.css';
import { TalkPane } from './talk-pane.tsx';
import { useSimulator } from './use-simulator.ts';

const HOUR_MIN = 60;

/** A talk with the real assistant that writes nothing, and beside it what the assistant makes of it. */
export function SimulatorScreen() {
  const { t } = useTranslation();
  const simulator = useSimulator();
  const { setting, restart, letPass, later } = simulator;
  const drafts = draftShelf.all();
  usePageTitle(t('simulator.title'));

  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <h1>{t('simulator.title')}</h1>
        <p>{t('simulator.lead')}</p>
        <div className={styles.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t('simulator.lang')}
            value={setting.lang}
            onChange={(lang) => restart({ lang: lang as 'vi' | 'en' })}
            data={[
              { value: 'vi', label: 'Tiếng Việt' },
              { value: 'en', label: 'English' },
            ]}
          />
          <Switch
            size="xs"
            label={t('simulator.consented')}
            checked={setting.consented}
            onChange={(event) => restart({ consented: event.currentTarget.checked })}
          />
          <Switch
            size="xs"
            label={t('simulator.buttons')}
            checked={setting.buttons}
            onChange={(event) => restart({ buttons: event.currentTarget.checked })}
          />
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconClock size={16} aria-hidden />}
            onClick={() => letPass(HOUR_MIN)}
          >
            {t('simulator.later')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => restart()}
          >
            {t('simulator.restart')}
          </Button>
          {later > 0 && <span>{t('simulator.laterBy', { hours: later / HOUR_MIN })}</span>}
          {drafts.length > 0 && <span className={styles.drafts}>{t('simulator.draft', { count: drafts.length })}</span>}
        </div>
      </header>
      <div className={styles.split}>
        <TalkPane simulator={simulator} />
        <Behind last={simulator.last} />
      </div>
    </div>
  );
}
