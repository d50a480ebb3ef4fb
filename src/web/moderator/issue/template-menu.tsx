import { Button, Menu } from '@mantine/core';
import { IconTemplate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueStatus } from '../../../issues/issue-schema.ts';
import { issueTemplatesQuery } from '../api/templates.ts';
import { useApi } from '../api/use-api.ts';
import { selectBlank } from './blanks.ts';
import { useIssue } from './issue-context.ts';
import styles from './template-menu.module.css';

interface TemplateMenuProps {
  /** What the words go with. */
  to: IssueStatus;
  field: RefObject<HTMLTextAreaElement | null>;
  onPick: (text: string) => void;
}

/** What is often said here, with what is known filled in; the first blank that is left is marked. */
export function TemplateMenu({ to, field, onPick }: TemplateMenuProps) {
  const { t } = useTranslation();
  const { issue } = useIssue();
  const [opened, setOpened] = useState(false);
  const templates = useQuery({ ...issueTemplatesQuery(useApi(), issue.code, issue.version), enabled: opened });
  const fitting = templates.data?.filter(({ status }) => status === to);

  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position="top-start"
      width={360}
      returnFocus={false}
      withinPortal
      shadow="md"
    >
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconTemplate size={16} aria-hidden />}>
          {t('templates.use')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.list}>
        {fitting?.map(({ label, text }) => (
          <Menu.Item
            key={`${label} ${text}`}
            onClick={() => {
              onPick(text);
              window.setTimeout(() => selectBlank(field.current));
            }}
          >
            <span className={styles.label}>{label}</span>
            <span className={styles.text}>{text}</span>
          </Menu.Item>
        ))}
        {fitting?.length === 0 && <Menu.Label>{t('templates.none')}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item renderRoot={(props) => <Link to="/templates" {...props} />}>{t('templates.edit')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
