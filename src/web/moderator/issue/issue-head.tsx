import { ActionIcon, Button, CopyButton, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconCheck,
  IconChevronLeft,
  IconCopy,
  IconMessage2,
  IconNote,
  IconProgressCheck,
  IconTag,
  IconUserShare,
  IconX,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDangerousCategories } from '../api/reference.ts';
import { DangerSign } from '../issues/danger-sign.tsx';
import { DueSign } from '../issues/due-sign.tsx';
import { placeOf } from '../issues/issue-row.tsx';
import { StatusSign } from '../issues/status-sign.tsx';
import type { IssueAct } from '../issues/use-list-keys.ts';
import { useIssue } from './issue-context.ts';
import styles from './issue-head.module.css';

interface IssueHeadProps {
  onAct: (act: IssueAct) => void;
  onClose: () => void;
}

export function IssueHead({ onAct, onClose }: IssueHeadProps) {
  const { t, i18n } = useTranslation();
  const { issue } = useIssue();
  const dangerous = useDangerousCategories().has(issue.category);
  const category = i18n.language === 'en' ? issue.names.category.en : issue.names.category.vi;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <UnstyledButton className={styles.back} onClick={onClose}>
          <IconChevronLeft size={20} aria-hidden />
          {t('page.back')}
        </UnstyledButton>
        <Code code={issue.code} />
        <StatusSign status={issue.status} />
        {dangerous && <DangerSign />}
        <DueSign issue={issue} />
        {issue.returned > 0 && <span className={styles.quiet}>{t('returned.sign', { count: issue.returned })}</span>}
        {issue.reopened > 0 && (
          <span className={styles.quiet}>{t('list.reopenedTimes', { count: issue.reopened })}</span>
        )}
        <span className={styles.version} title={t('issue.versionHint')}>
          {t('issue.version', { version: issue.version })}
        </span>
        <Tooltip label={`${t('issue.closePane')} (Esc)`}>
          <ActionIcon
            className={styles.close}
            variant="subtle"
            color="gray"
            aria-label={t('issue.closePane')}
            onClick={onClose}
          >
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <h2 className={styles.title}>
        {category} · {placeOf(issue) ?? t('list.noArea')}
      </h2>
      <p className={styles.about}>{issue.names.unit ?? t('issue.notAssigned')}</p>
      <div className={styles.actions}>
        <Act act="answer" keyName="E" icon={<IconMessage2 size={16} aria-hidden />} onAct={onAct} main>
          {t('issue.answer')}
        </Act>
        <Act act="assign" keyName="A" icon={<IconUserShare size={16} aria-hidden />} onAct={onAct}>
          {t(issue.unit ? 'issue.reassign' : 'issue.assign')}
        </Act>
        <Act act="status" keyName="S" icon={<IconProgressCheck size={16} aria-hidden />} onAct={onAct}>
          {t('issue.status')}
        </Act>
        <Act act="category" keyName="C" icon={<IconTag size={16} aria-hidden />} onAct={onAct}>
          {t('issue.category')}
        </Act>
        <Act act="note" keyName="N" icon={<IconNote size={16} aria-hidden />} onAct={onAct}>
          {t('issue.note')}
        </Act>
      </div>
    </header>
  );
}

interface ActProps {
  act: IssueAct;
  keyName: string;
  icon: ReactNode;
  main?: boolean;
  children: string;
  onAct: (act: IssueAct) => void;
}

function Act({ act, keyName, icon, main, children, onAct }: ActProps) {
  return (
    <Button
      variant={main ? 'filled' : 'default'}
      leftSection={icon}
      rightSection={
        <Kbd size="xs" className={styles.key} aria-hidden>
          {keyName}
        </Kbd>
      }
      aria-keyshortcuts={keyName.toLowerCase()}
      onClick={() => onAct(act)}
    >
      {children}
    </Button>
  );
}

function Code({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={code}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('issue.copied') : t('issue.copy', { code })}>
          <UnstyledButton className={styles.code} aria-label={t('issue.copy', { code })} onClick={copy}>
            {code}
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
