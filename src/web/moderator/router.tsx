import { IconMapOff } from '@tabler/icons-react';
import { createRootRoute, createRoute, createRouter, Link, redirect } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answersSearch } from './answers/answer-search.ts';
import { AnswersScreen } from './answers/answers-screen.tsx';
import { CategoriesScreen } from './categories/categories-screen.tsx';
import { categorySearch } from './categories/category-search.ts';
import { ChannelsScreen } from './channels/channels-screen.tsx';
import { dataRequestSearch } from './data-requests/data-request-search.ts';
import { DataRequestsScreen } from './data-requests/data-requests-screen.tsx';
import { AssignmentScreen } from './duties/assignment/assignment-screen.tsx';
import { CalendarScreen } from './duties/calendar/calendar-screen.tsx';
import { CatalogueScreen } from './duties/catalogue/catalogue-screen.tsx';
import { ChaseScreen } from './duties/chase/chase-screen.tsx';
import { DutiesScreen } from './duties/duties-screen.tsx';
import {
  calendarSearch,
  cataloguePageSearch,
  chaseSearch,
  matrixSearch,
  simulateSearch,
} from './duties/duty-search.ts';
import { GiveScreen } from './duties/give/give-screen.tsx';
import { MatrixScreen } from './duties/matrix/matrix-screen.tsx';
import { SimulateScreen } from './duties/simulate/simulate-screen.tsx';
import { flowsSearch } from './flows/flow-search.ts';
import { FlowsScreen } from './flows/flows-screen.tsx';
import { formSearch } from './forms/form-search.ts';
import { FormsScreen } from './forms/forms-screen.tsx';
import { InboxScreen } from './inbox/inbox-screen.tsx';
import { IssuePane } from './issue/issue-pane.tsx';
import { issueSearch } from './issues/issue-search.ts';
import { IssuesScreen } from './issues/issues-screen.tsx';
import { OrganisationScreen } from './organisation/organisation-screen.tsx';
import { organisationSearch } from './organisation/organisation-search.ts';
import { Empty } from './shell/empty.tsx';
import { SessionGate } from './shell/session-gate.tsx';
import { SimulatorScreen } from './simulator/simulator-screen.tsx';
import { taskSearch } from './tasks/task-search.ts';
import { TasksScreen } from './tasks/tasks-screen.tsx';
import { templateSearch } from './templates/template-search.ts';
import { TemplatesScreen } from './templates/templates-screen.tsx';
import { wordsSearch } from './words/word-search.ts';
import { WordsScreen } from './words/words-screen.tsx';

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
  component: AnswersScreen,
});

const categories = createRoute({
  getParentRoute: () => root,
  path: '/categories',
  validateSearch: categorySearch,
  component: CategoriesScreen,
});

const dataRequests = createRoute({
  getParentRoute: () => root,
  path: '/data-requests',
  validateSearch: dataRequestSearch,
  component: DataRequestsScreen,
});

const words = createRoute({
  getParentRoute: () => root,
  path: '/words',
  validateSearch: wordsSearch,
  component: WordsScreen,
});

const templates = createRoute({
  getParentRoute: () => root,
  path: '/templates',
  validateSearch: templateSearch,
  component: TemplatesScreen,
});

const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  validateSearch: flowsSearch,
  component: FlowsScreen,
});

const forms = createRoute({
  getParentRoute: () => root,
  path: '/forms',
  validateSearch: formSearch,
  component: FormsScreen,
});

const duties = createRoute({ getParentRoute: () => root, path: '/duties', component: DutiesScreen });
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
  component: CalendarScreen,
});
const dutyMatrix = createRoute({
  getParentRoute: () => duties,
  path: 'matrix',
  validateSearch: matrixSearch,
  component: MatrixScreen,
});
const dutyChase = createRoute({
  getParentRoute: () => duties,
  path: 'chase',
  validateSearch: chaseSearch,
  component: ChaseScreen,
});
const dutyGive = createRoute({ getParentRoute: () => duties, path: 'give', component: GiveScreen });
const dutySimulate = createRoute({
  getParentRoute: () => duties,
  path: 'simulate',
  validateSearch: simulateSearch,
  component: SimulateScreen,
});
const assignment = createRoute({ getParentRoute: () => duties, path: 'nv/$number', component: AssignmentScreen });
const dutyCatalogue = createRoute({
  getParentRoute: () => duties,
  path: 'catalogue',
  validateSearch: cataloguePageSearch,
  component: CatalogueScreen,
});

const channels = createRoute({ getParentRoute: () => root, path: '/channels', component: ChannelsScreen });

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/organisation',
  validateSearch: organisationSearch,
  component: OrganisationScreen,
});

const simulator = createRoute({ getParentRoute: () => root, path: '/simulator', component: SimulatorScreen });

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
  defaultPreload: false,
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
