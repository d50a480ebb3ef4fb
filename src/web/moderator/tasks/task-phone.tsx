import { Button } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneQuery } from '../api/channels.ts';
import { problemOf } from '../api/problem.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './task-row.module.css';

/** The number of whom a task says to call. It is fetched when somebody asks for it, and that is noted. */
export function TaskPhone({ task }: { task: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching } = useQuery(phoneQuery(useApi(), task, asked));
  if (error) return <ProblemNotice problem={problemOf(error)} />;
  if (data?.phone)
    return (
      <p className={styles.links}>
        <a href={`tel:${data.phone}`} data-phone>
          {data.phone.replace(/(\d{4})(\d{3})(\d+)/, '$1 $2 $3')}
        </a>
      </p>
    );
  if (data) return <p>{t('tasks.noPhone')}</p>;
  return (
    <Button
      variant="light"
      size="xs"
      loading={isFetching}
      leftSection={<IconPhone size={16} aria-hidden />}
      onClick={() => setAsked(true)}
    >
      {t('tasks.showPhone')}
    </Button>
  );
}
