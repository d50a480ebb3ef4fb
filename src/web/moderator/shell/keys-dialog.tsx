import { Kbd, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './keys-dialog.module.css';

const KEYS = [
  [['j', 'k'], 'move'],
  [['Enter', 'o'], 'open'],
  [['e'], 'answer'],
  [['a'], 'assign'],
  [['s'], 'status'],
  [['c'], 'category'],
  [['d'], 'area'],
  [['n'], 'note'],
  [['t'], 'takeOver'],
  [['x'], 'done'],
  [['r'], 'refresh'],
  [['/'], 'search'],
  [['1'], 'inbox'],
  [['2'], 'issues'],
  [['3'], 'tasks'],
  [['4'], 'answers'],
  [['5'], 'categories'],
  [['6'], 'duties'],
  [['Ctrl+Enter'], 'send'],
  [['Esc'], 'back'],
  [['?'], 'help'],
] as const;

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('page.close') }}
    >
      <p className={styles.lead}>{t('keys.lead')}</p>
      <dl className={styles.keys}>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 && <span className={styles.or}> {t('keys.or')} </span>}
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
