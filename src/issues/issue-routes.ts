import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../platform/app-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database.ts';
import { requireViewer } from '../staff/request-viewer.ts';
import type { Viewer } from '../staff/viewer.ts';
import { addNote } from './add-note.ts';
import { answerIssue } from './answer-issue.ts';
import { assignIssue } from './assign-issue.ts';
import { changeArea } from './change-area.ts';
import { changeCategory } from './change-category.ts';
import { changeStatus } from './change-status.ts';
import { decideDraft } from './decide-draft.ts';
import {
  addNoteSchema,
  answerIssueSchema,
  assignIssueSchema,
  changeAreaSchema,
  changeCategorySchema,
  changeStatusSchema,
  decideDraftSchema,
  issueChangedSchema,
  mergeIssueSchema,
  nameSubjectsSchema,
  partIssueSchema,
} from './issue-change-schema.ts';
import { countIssues, listIssues } from './issue-list-view.ts';
import {
  type IssueItem,
  issueCountsSchema,
  issueFiltersSchema,
  issueListQuerySchema,
  issueListSchema,
  issueViewSchema,
} from './issue-schema.ts';
import { viewIssue } from './issue-view.ts';
import { mergeIssue } from './merge-issue.ts';
import { nameSubjects } from './name-subjects.ts';
import { partIssue } from './part-issue.ts';
import { refusedWords } from './words.ts';

export interface IssueRoutesDeps {
  database: Database;
  clock: Pick<Clock, 'now'>;
  /** A signed, expiring address of a stored medium. */
  mediaUrl: (mediaId: string) => string;
  /** Called after a commit that may have queued a message. */
  wakeSend: () => void;
}

const params = z.object({ code: z.string().max(20) });
const response = { 200: issueChangedSchema };

/** `/api/issues`: the list, the counts, one issue, and the changes that moderators make. */
export function registerIssues(app: FastifyInstance, { database, clock, mediaUrl, wakeSend }: IssueRoutesDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/api/issues',
    { schema: { querystring: issueListQuerySchema, response: { 200: issueListSchema } } },
    (request) => listIssues(database, requireViewer(request), request.query, clock.now()),
  );
  routes.get(
    '/api/issues/counts',
    { schema: { querystring: issueFiltersSchema, response: { 200: issueCountsSchema } } },
    (request) => countIssues(database, requireViewer(request), request.query, clock.now()),
  );
  routes.get('/api/issues/:code', { schema: { params, response: { 200: issueViewSchema } } }, async (request) => {
    const viewer = requireViewer(request);
    const issue = await viewIssue(database, request.params.code, { viewer, mediaUrl });
    if (!issue) throw new AppError('not_found', refusedWords.notFound);
    return issue;
  });

  /** Runs a change in a transaction of its own and wakes the send loop for what it queued. */
  const change = async <Call extends { code: string }>(
    request: FastifyRequest,
    call: Call,
    make: (tx: Transaction, call: Call & { viewer: Viewer }, now: Date) => Promise<IssueItem>,
  ): Promise<{ item: IssueItem }> => {
    const viewer = requireViewer(request);
    const item = await database.$transaction((tx) => make(tx, { ...call, viewer }, clock.now()));
    wakeSend();
    return { item };
  };
  routes.post('/api/issues/:code/status', { schema: { params, body: changeStatusSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, changeStatus),
  );
  routes.post('/api/issues/:code/assign', { schema: { params, body: assignIssueSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, assignIssue),
  );
  routes.post('/api/issues/:code/category', { schema: { params, body: changeCategorySchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, changeCategory),
  );
  routes.post('/api/issues/:code/area', { schema: { params, body: changeAreaSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, changeArea),
  );
  routes.post('/api/issues/:code/notes', { schema: { params, body: addNoteSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, addNote),
  );
  routes.post('/api/issues/:code/answers', { schema: { params, body: answerIssueSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, answerIssue),
  );
  routes.post('/api/issues/:code/about', { schema: { params, body: nameSubjectsSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, nameSubjects),
  );
  routes.post('/api/issues/:code/draft', { schema: { params, body: decideDraftSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, decideDraft),
  );
  routes.post('/api/issues/:code/merge', { schema: { params, body: mergeIssueSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, mergeIssue),
  );
  routes.post('/api/issues/:code/part', { schema: { params, body: partIssueSchema, response } }, (request) =>
    change(request, { ...request.body, ...request.params }, partIssue),
  );
}
