import { IconMapOff } from '@tabler/icons-react';
import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answersSearch } from './answers/answer-search.ts';
import { categorySearch } from './categories/category-search.ts';
import { dataRequestSearch } from './data-requests/data-request-search.ts';
import {
  calendarSearch,
  cataloguePageSearch,
  chaseSearch,
  matrixSearch,
  simulateSearch,
} from './duties/duty-search.ts';
import { flowsSearch } from './flows/flow-search.ts';
import { formSearch } from './forms/form-search.ts';
import { InboxScreen } from './inbox/inbox-screen.tsx';
import { IssuePane } from './issue/issue-pane.tsx';
import { issueSearch } from './issues/issue-search.ts';
import { IssuesScreen } from './issues/issues-screen.tsx';
import { organisationSearch } from './organisation/organisation-search.ts';
import { Empty } from './shell/empty.tsx';
import { SessionGate } from './shell/session-gate.tsx';
import { taskSearch } from './tasks/task-search.ts';
import { TasksScreen } from './tasks/tasks-screen.tsx';
import { templateSearch } from './templates/template-search.ts';
import { wordsSearch } from './words/word-search.ts';

/**
 * What moderators open all day is in the page itself; every other screen comes when it is opened, or when a link to it is about to be
 * pressed. One that is gone because the service was updated meanwhile loads the page anew.
 */
const root = createRootRoute({ component: SessionGate, notFoundComponent: NotFound });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/issues' });
  },
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): { conversation?: string } =>
    typeof search.conversation === 'string' ? { conversation: search.conversation } : {},
  component: InboxScreen,
});

const issues = createRoute({
  getParentRoute: () => root,
  path: '/issues',
  validateSearch: issueSearch,
  component: IssuesScreen,
});

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  validateSearch: taskSearch,
  component: TasksScreen,
});

const issue = createRoute({ getParentRoute: () => issues, path: '$code', component: IssuePane });

const answers = createRoute({
  getParentRoute: () => root,
  path: '/answers',
  validateSearch: answersSearch,
  component: lazyRouteComponent(() => import('./answers/answers-screen.tsx'), 'AnswersScreen'),
});

const categories = createRoute({
  getParentRoute: () => root,
  path: '/categories',
  validateSearch: categorySearch,
  component: lazyRouteComponent(() => import('./categories/categories-screen.tsx'), 'CategoriesScreen'),
});

const dataRequests = createRoute({
  getParentRoute: () => root,
  path: '/data-requests',
  validateSearch: dataRequestSearch,
  component: lazyRouteComponent(() => import('./data-requests/data-requests-screen.tsx'), 'DataRequestsScreen'),
});

const words = createRoute({
  getParentRoute: () => root,
  path: '/words',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(() => import('./words/words-screen.tsx'), 'WordsScreen'),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: templateSearch,
  component: lazyRouteComponent(() => import('./templates/templates-screen.tsx'), 'TemplatesScreen'),
});

const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  validateSearch: flowsSearch,
  component: lazyRouteComponent(() => import('./flows/flows-screen.tsx'), 'FlowsScreen'),
});

const forms = createRoute({
  getParentRoute: () => root,
  path: '/forms',
  validateSearch: formSearch,
  component: lazyRouteComponent(() => import('./forms/forms-screen.tsx'), 'FormsScreen'),
});

const duties = createRoute({
  getParentRoute: () => root,
  path: '/duties',
  component: lazyRouteComponent(() => import('./duties/duties-screen.tsx'), 'DutiesScreen'),
});
const dutiesHome = createRoute({
  getParentRoute: () => duties,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/duties/calendar' });
  },
});
const dutyCalendar = createRoute({
  getParentRoute: () => duties,
  path: 'calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./duties/calendar/calendar-screen.tsx'), 'CalendarScreen'),
});
const dutyMatrix = createRoute({
  getParentRoute: () => duties,
  path: 'matrix',
  validateSearch: matrixSearch,
  component: lazyRouteComponent(() => import('./duties/matrix/matrix-screen.tsx'), 'MatrixScreen'),
});
const dutyChase = createRoute({
  getParentRoute: () => duties,
  path: 'chase',
  validateSearch: chaseSearch,
  component: lazyRouteComponent(() => import('./duties/chase/chase-screen.tsx'), 'ChaseScreen'),
});
const dutyGive = createRoute({
  getParentRoute: () => duties,
  path: 'give',
  component: lazyRouteComponent(() => import('./duties/give/give-screen.tsx'), 'GiveScreen'),
});
const dutySimulate = createRoute({
  getParentRoute: () => duties,
  path: 'simulate',
  validateSearch: simulateSearch,
  component: lazyRouteComponent(() => import('./duties/simulate/simulate-screen.tsx'), 'SimulateScreen'),
});
const assignment = createRoute({
  getParentRoute: () => duties,
  path: 'nv/$number',
  component: lazyRouteComponent(() => import('./duties/assignment/assignment-screen.tsx'), 'AssignmentScreen'),
});
const dutyCatalogue = createRoute({
  getParentRoute: () => duties,
  path: 'catalogue',
  validateSearch: cataloguePageSearch,
  component: lazyRouteComponent(() => import('./duties/catalogue/catalogue-screen.tsx'), 'CatalogueScreen'),
});

const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  component: lazyRouteComponent(() => import('./channels/channels-screen.tsx'), 'ChannelsScreen'),
});

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisation',
  validateSearch: organisationSearch,
  component: lazyRouteComponent(() => import('./organisation/organisation-screen.tsx'), 'OrganisationScreen'),
});

const simulator = createRoute({
  getParentRoute: () => root,
  path: '/simulator',
  component: lazyRouteComponent(() => import('./simulator/simulator-screen.tsx'), 'SimulatorScreen'),
});

/** The whole state of the lists is in the address, in plain words: `/issues?status=new,reopened&q=den duong`. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...[home, organisation, inbox, tasks, dataRequests, issues.addChildren([issue])],
    duties.addChildren([
      dutiesHome,
      dutyCalendar,
      dutyMatrix,
      dutyChase,
      dutyGive,
      dutySimulate,
      dutyCatalogue,
      assignment,
    ]),
    ...[answers, categories, words, templates, flows, simulator, channels, forms],
  ]),
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const words = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    );
    return words.size > 0 ? `?${words.toString().replaceAll('%2C', ',')}` : '';
  },
  defaultPreload: 'intent',
  // Lists keep their own place; the page itself never scrolls.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty icon={<IconMapOff size={40} stroke={1.5} />} title={t('notFound.title')}>
      <p>{t('notFound.text')}</p>
      <Link to="/issues">{t('notFound.go')}</Link>
    </Empty>
  );
}
