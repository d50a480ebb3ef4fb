import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FlowItem } from '../../../conversations/step-counts/flow-schema.ts';
import { problemOf } from '../api/problem.ts';
import { flowsQuery } from '../api/talk-content.ts';
import { useApi } from '../api/use-api.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useShown } from '../shell/use-shown.ts';
import { useFlowName } from '../words/use-flow-name.ts';
import { FlowSteps } from './flow-steps.tsx';
import styles from './flows-screen.module.css';
import { lostAt, worstStep } from './give-up.ts';
import { useStepName } from './use-step-name.ts';

const route = getRouteApi('/flows');

/** The talks, and the steps of one of them with how many people came, went on and gave up. */
export function FlowsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { days = 30, flow } = route.useSearch();
  const list = useQuery(flowsQuery(useApi(), days));
  const flows = list.data?.flows ?? [];
  const open = flows.find(({ id }) => id === (flow ?? 'report-issue')) ?? flows[0];
  usePageTitle(t('talks.title'));

  return (
    <div className={styles.split}>
      <section className={styles.list} aria-label={t('talks.label')}>
        <header className={styles.head}>
          <h1>{t('talks.title')}</h1>
          <p>{t('talks.lead')}</p>
          <SegmentedControl
            size="xs"
            aria-label={t('talks.period')}
            value={String(days)}
            onChange={(value) =>
              void navigate({ to: '/flows', search: (before) => ({ ...before, days: Number(value) as 7 | 30 | 90 }) })
            }
            data={[7, 30, 90].map((count) => ({ value: String(count), label: t('talks.days', { count }) }))}
          />
        </header>
        {list.isError && <ProblemNotice problem={problemOf(list.error)} onRetry={() => void list.refetch()} />}
        {list.isPending ? (
          <div className={styles.waiting} role="status" aria-label={t('page.loading')}>
            <Skeleton height={44} />
            <Skeleton height={44} />
            <Skeleton height={44} />
          </div>
        ) : (
          <ul className={styles.flows}>
            {flows.map((one) => (
              <FlowRow key={one.id} flow={one} days={days} isOpen={one.id === open?.id} />
            ))}
          </ul>
        )}
      </section>
      {open && <FlowSteps flow={open} />}
    </div>
  );
}

function FlowRow({ flow, days, isOpen }: { flow: FlowItem; days: 7 | 30 | 90; isOpen: boolean }) {
  const { t } = useTranslation();
  const name = useFlowName();
  const stepName = useStepName();
  const worst = worstStep(flow);
  const row = useShown<HTMLAnchorElement>(isOpen);
  return (
    <li>
      <Link
        ref={row}
        to="/flows"
        search={{ days, flow: flow.id }}
        className={styles.row}
        data-flow={flow.id}
        data-open={isOpen || undefined}
        aria-current={isOpen || undefined}
      >
        <span>{name(flow.id)}</span>
        {worst && (
          <span className={styles.quiet}>
            {t('talks.most', {
              step: stepName.full(flow, worst.step),
              percent: lostAt(worst),
            })}
          </span>
        )}
      </Link>
    </li>
  );
}
