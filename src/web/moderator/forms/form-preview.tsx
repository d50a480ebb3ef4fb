import { Button, SegmentedControl } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewForm } from '../../../forms/form-schema.ts';
import shape from '../shell/form.module.css';
import { TalkPane } from '../simulator/talk-pane.tsx';
import { useSimulator } from '../simulator/use-simulator.ts';
import styles from './forms.module.css';

/** So long nobody has typed: then the talk begins anew with the form as it is. */
const QUIET_MS = 600;

/** With these words a cadre opens their forms. */
const OPENING = 'báo cáo';

/** The talk that the form makes, held with the real assistant; null: the form is not whole yet. */
export function FormPreview({ form }: { form: NewForm | null }) {
  const { t } = useTranslation();
  const simulator = useSimulator(form);
  const { busy, begin, setting, restart } = simulator;
  const wanted = form && JSON.stringify([form, setting.lang]);
  const shown = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `begin` is another one each time, and what it does is told by these.
  useEffect(() => {
    if (wanted === null || busy || wanted === shown.current) return;
    const timer = window.setTimeout(() => {
      shown.current = wanted;
      void begin(OPENING);
    }, QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [wanted, busy]);

  return (
    <aside className={styles.preview} aria-label={t('forms.preview')}>
      <header>
        <h3>{t('forms.preview')}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t('simulator.lang')}
          value={setting.lang}
          onChange={(lang) => restart({ lang: lang as 'vi' | 'en' })}
          data={[
            { value: 'vi', label: 'VI' },
            { value: 'en', label: 'EN' },
          ]}
        />
        <Button
          size="compact-sm"
          variant="default"
          disabled={form === null || busy}
          leftSection={<IconRefresh size={14} aria-hidden />}
          onClick={() => void begin(OPENING)}
        >
          {t('forms.again')}
        </Button>
      </header>
      <p className={shape.lead}>{t(form ? 'forms.previewLead' : 'forms.previewWaits')}</p>
      <TalkPane simulator={simulator} wordsOnly />
    </aside>
  );
}
