import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconClockExclamation,
  IconDatabase,
  IconMessageUser,
  IconPhone,
  IconRefreshAlert,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../staff/task-schema.ts';
import { Ago } from '../shell/ago.tsx';
import { useNow } from '../shell/use-now.ts';
import { dueWords, fullDate } from '../shell/when.ts';
import { OutcomeForm } from './outcome-form.tsx';
import { TaskPhone } from './task-phone.tsx';
import styles from './task-row.module.css';
import { useTaskWords } from './use-task-words.ts';

const SIGNS: Record<string, typeof IconUser> = {
  emergency: IconAlertTriangle,
  human: IconMessageUser,
  data: IconDatabase,
  reopened: IconRefreshAlert,
  phone: IconPhone,
};

interface Props {
  task: Task;
  onDone: (task: Task) => void;
  onReopen: (task: Task) => void;
}

/** What is to be done, since when, until when, and what it is about. */
export function TaskRow({ task, onDone, onReopen }: Props) {
  const { t } = useTranslation();
  const { kindName, whatOf } = useTaskWords();
  const [finishing, setFinishing] = useState(false);
  const Sign = SIGNS[task.kind] ?? IconUser;
  const open = task.doneAt === null;
  const name = kindName(task.kind);
  const what = whatOf(task);
  return (
    <li className={styles.row} tabIndex={-1} data-task={task.id} data-kind={task.kind}>
      <Sign size={22} stroke={1.75} className={styles.sign} aria-hidden />
      <div className={styles.main}>
        <p className={styles.head}>
          <strong>{name}</strong>
          {task.ward && <span>{task.ward}</span>}
          <span>
            {t('tasks.since')} <Ago at={task.createdAt} />
          </span>
          {open ? <Due task={task} /> : <Settled task={task} />}
        </p>
        {what !== name && <p className={styles.what}>{what}</p>}
        {task.outcome && <p className={styles.outcome}>{task.outcome}</p>}
        {open && task.kind === 'phone' && <TaskPhone task={task.id} />}
        <p className={styles.links}>
          {task.conversation && (
            <Link to="/inbox" search={{ conversation: task.conversation }} data-opens>
              {t('tasks.openTalk')}
            </Link>
          )}
          {task.dataRequest && (
            <Link to="/data-requests" search={{ request: task.dataRequest }} data-opens>
              {t('tasks.openRequest')}
            </Link>
          )}
          {task.unit && (
            <Link to="/organisation" search={{ unit: task.unit }} data-opens>
              {t('tasks.openUnit')}
            </Link>
          )}
          {task.duty !== null && (
            <Link to="/duties/nv/$number" params={{ number: String(task.duty) }} data-opens>
              {t('tasks.openDuty', { number: task.duty })}
            </Link>
          )}
          {task.issue && (
            <Link to="/issues/$code" params={{ code: task.issue }} search={{}} data-opens>
              {t('tasks.openIssue', { code: task.issue })}
            </Link>
          )}
        </p>
        {finishing && (
          <OutcomeForm
            task={task}
            onClose={() => setFinishing(false)}
            onDone={(done) => {
              setFinishing(false);
              onDone(done);
            }}
          />
        )}
      </div>
      <div className={styles.acts}>
        {open ? (
          <Button
            variant="default"
            leftSection={<IconCheck size={16} aria-hidden />}
            style={finishing ? { visibility: 'hidden' } : undefined}
            data-finishes
            onClick={() => setFinishing(!finishing)}
          >
            {t('tasks.done')}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => onReopen(task)}
          >
            {t('tasks.reopen')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Until when it is to be done; red, with a sign and the word, once that is over. */
function Due({ task }: { task: Task }) {
  const { t, i18n } = useTranslation();
  const due = new Date(task.dueAt);
  const { late, key, count, time } = dueWords(due, useNow(), i18n.language);
  const Sign = late ? IconClockExclamation : IconClock;
  return (
    <span
      className={styles.due}
      data-late={late || undefined}
      title={t('due.on', { date: fullDate(due, i18n.language) })}
    >
      <Sign size={14} stroke={2} aria-hidden />
      {t(key, { count, time })}
    </span>
  );
}

function Settled({ task }: { task: Task }) {
  const { t, i18n } = useTranslation();
  const when = fullDate(new Date(task.doneAt!), i18n.language);
  return <span>{task.doneBy ? t('tasks.by', { name: task.doneBy, when }) : t('tasks.byItself', { when })}</span>;
}
