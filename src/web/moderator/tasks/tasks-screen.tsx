import { Button, Select } from '@mantine/core';
import { IconArrowUp, IconChecklist } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Task, taskChangedSchema } from '../../../staff/task-schema.ts';
import type { Problem } from '../api/problem.ts';
import { type TaskSearch, useTaskCounts } from '../api/tasks.ts';
import { useApi } from '../api/use-api.ts';
import { tell } from '../issue/tell.tsx';
import tabs from '../issues/view-tabs.module.css';
import { Empty } from '../shell/empty.tsx';
import { PagedList } from '../shell/paged-list.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { TaskRow } from './task-row.tsx';
import styles from './tasks-screen.module.css';
import { useTaskKeys } from './use-task-keys.ts';
import { useTaskWords } from './use-task-words.ts';
import { useTasks } from './use-tasks.ts';

const route = getRouteApi('/tasks');

/** What only a person of the office can do: the most pressing on top. */
export function TasksScreen() {
  const { t } = useTranslation();
  const api = useApi();
  const search = route.useSearch();
  const list = useTasks(search);
  const rows = useRef<HTMLUListElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  usePageTitle(t('tasks.title'));

  function showWaiting() {
    list.showWaiting();
    scroller.current?.scrollTo({ top: 0 });
  }
  useTaskKeys(rows, list.waiting > 0 ? showWaiting : null);

  async function reopen(task: Task) {
    setProblem(null);
    const result = await api.send(taskChangedSchema, 'POST', `/api/tasks/${task.id}/reopen`, {});
    list.refresh();
    if (result.ok) tell({ message: t('tasks.reopened') });
    else setProblem(result.problem);
  }
  function done(task: Task) {
    list.remove(task);
    tell({ message: t('tasks.saved'), action: { label: t('page.undo'), run: () => void reopen(task) } });
  }

  return (
    <section className={styles.screen} aria-label={t('tasks.label')}>
      <header className={styles.head}>
        <h1>{t('tasks.title')}</h1>
        {list.waiting > 0 && (
          <Button
            size="compact-sm"
            radius="xl"
            leftSection={<IconArrowUp size={14} aria-hidden />}
            title={t('tasks.showChanges')}
            onClick={showWaiting}
          >
            {t('tasks.changes', { count: list.waiting })}
          </Button>
        )}
        <KindSelect search={search} />
      </header>
      <Tabs search={search} />
      <div className={styles.rows} ref={scroller}>
        {problem && (
          <div className={styles.waiting}>
            <ProblemNotice problem={problem} />
          </div>
        )}
        <Rows list={list} search={search}>
          <ul className={styles.items} ref={rows}>
            {list.shown.map((task) => (
              <TaskRow key={task.id} task={task} onDone={done} onReopen={(one) => void reopen(one)} />
            ))}
          </ul>
        </Rows>
      </div>
    </section>
  );
}

function Tabs({ search }: { search: TaskSearch }) {
  const { t } = useTranslation();
  const counts = useTaskCounts();
  const { state: _, ...open } = search;
  return (
    <nav className={tabs.tabs} aria-label={t('tasks.states')}>
      {(
        [
          ['open', open, counts?.open],
          ['doneTab', { ...search, state: 'done' as const }, undefined],
        ] as const
      ).map(([name, to, count]) => {
        const here = (search.state === 'done') === (name === 'doneTab');
        return (
          <Link
            key={name}
            to="/tasks"
            search={to}
            className={tabs.tab}
            data-here={here || undefined}
            aria-current={here || undefined}
            activeOptions={{ exact: true }}
          >
            {t(`tasks.${name}`)}
            {count !== undefined && <span className={tabs.count}>{count}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

const KINDS = ['emergency', 'human', 'data', 'reopened'] as const;

function KindSelect({ search }: { search: TaskSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kindName } = useTaskWords();
  const kinds = [...new Set([...KINDS, ...(search.kind ? [search.kind] : [])])];
  return (
    <Select
      className={styles.kind}
      aria-label={t('tasks.kindFilter')}
      data={[
        { value: '', label: t('tasks.anyKind') },
        ...kinds.map((kind) => ({ value: kind, label: kindName(kind) })),
      ]}
      value={search.kind ?? ''}
      allowDeselect={false}
      onChange={(kind) => void navigate({ to: '/tasks', search: { ...search, kind: kind || undefined } })}
    />
  );
}

interface RowsProps {
  list: ReturnType<typeof useTasks>;
  search: TaskSearch;
  children: React.ReactNode;
}

function Rows({ list, search, children }: RowsProps) {
  const { t } = useTranslation();
  const what = search.state === 'done' ? 'Done' : '';
  return (
    <PagedList
      list={list}
      count={list.shown.length}
      rowHeight={64}
      empty={
        <Empty icon={<IconChecklist size={40} stroke={1.5} />} title={t(`tasks.empty${what}Title`)}>
          {t(`tasks.empty${what}Text`)}
        </Empty>
      }
    >
      {children}
    </PagedList>
  );
}
