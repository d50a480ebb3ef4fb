import { z } from 'zod';

/** The wire shapes of `/api/tasks`, shared with the moderator page. Times are ISO 8601 in UTC. */

export const taskSchema = z.object({
  id: z.string(),
  /** `emergency`, `human`, `data`, `reopened`, …: an open set. */
  kind: z.string(),
  note: z.string().nullable(),
  ward: z.string().nullable(),
  createdAt: z.string(),
  dueAt: z.string(),
  conversation: z.string().nullable(),
  /** Code of the issue. */
  issue: z.string().nullable(),
  /** Id of the request about data that it is about. */
  dataRequest: z.string().nullable(),
  /** Id of the unit whose duties reach nobody. */
  unit: z.string().nullable(),
  /** Number of the assignment about which a cadre asks for a decision. */
  duty: z.int().nullable(),
  doneAt: z.string().nullable(),
  /** Name of the moderator who did it; null also where it was settled by itself. */
  doneBy: z.string().nullable(),
  outcome: z.string().nullable(),
});
export type Task = z.infer<typeof taskSchema>;

export const taskListQuerySchema = z.object({
  state: z.enum(['open', 'done']).default('open'),
  kind: z.string().max(40).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type TaskListQuery = z.infer<typeof taskListQuerySchema>;

/** Open ones by when they are due, the most pressing first; done ones with the latest first. */
export const taskListSchema = z.object({ items: z.array(taskSchema), nextCursor: z.string().nullable() });
export type TaskList = z.infer<typeof taskListSchema>;

/** How many are open, in all, by kind, and late. */
export const taskCountsSchema = z.object({
  open: z.number().int(),
  late: z.number().int(),
  kinds: z.record(z.string(), z.number().int()),
});
export type TaskCounts = z.infer<typeof taskCountsSchema>;

export const MOST_OUTCOME = 500;

export const finishTaskSchema = z.object({ outcome: z.string().trim().min(1).max(MOST_OUTCOME) });

export const taskChangedSchema = z.object({ item: taskSchema });
