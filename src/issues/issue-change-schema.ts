import { z } from 'zod';
import { issueItemSchema, issueStatusSchema, refusalSchema } from './issue-schema.ts';

/** The wire shapes of what moderators change of an issue, each with the version that they saw. */

const words = z.string().trim().min(1).max(4000);

const version = z.int32().min(1);

export const changeStatusSchema = z.object({
  to: issueStatusSchema,
  /** Sent to the resident: the question, the answer, what was done, or why it is refused. */
  reason: words.optional(),
  /** Only with `refused`; `other` where it is left out. */
  refusal: refusalSchema.optional(),
  version,
});
export type ChangeStatus = z.infer<typeof changeStatusSchema>;

export const assignIssueSchema = z.object({ unit: z.string().min(1), post: z.string().min(1).nullish(), version });
export type AssignIssue = z.infer<typeof assignIssueSchema>;

export const changeCategorySchema = z.object({ category: z.string().min(1), version });
export type ChangeCategory = z.infer<typeof changeCategorySchema>;

export const changeAreaSchema = z.object({ area: z.string().min(1), version });
export type ChangeArea = z.infer<typeof changeAreaSchema>;

/** `into`: the code of the report of the same matter that goes on. */
export const mergeIssueSchema = z.object({ into: z.string().min(1).max(20), version });
export type MergeIssue = z.infer<typeof mergeIssueSchema>;

/** Takes a merging back. */
export const partIssueSchema = z.object({ version });
export type PartIssue = z.infer<typeof partIssueSchema>;

/** Whom an issue is about: posts and units, only with `named`. */
export const nameSubjectsSchema = z.object({
  about: z.enum(['named', 'nobody', 'unknown']),
  posts: z.array(z.string().max(64)).max(20).default([]),
  units: z.array(z.string().max(64)).max(20).default([]),
  version,
});
export type NameSubjects = z.infer<typeof nameSubjectsSchema>;

/** What was written for the resident and waits: sent as it is or in changed words, or sent back with the reason. */
export const decideDraftSchema = z.discriminatedUnion('approve', [
  z.object({ approve: z.literal(true), draft: z.string().uuid(), text: words.optional(), version }),
  z.object({ approve: z.literal(false), draft: z.string().uuid(), reason: words, version }),
]);
export type DecideDraft = z.infer<typeof decideDraftSchema>;

/** A note is for moderators; it never reaches the resident. */
export const addNoteSchema = z.object({ text: words, version: version.optional() });
export type AddNote = z.infer<typeof addNoteSchema>;

/** An answer goes to the resident word for word; where the table allows it, the issue becomes `answered`. */
export const answerIssueSchema = z.object({ text: words, version: version.optional() });
export type AnswerIssue = z.infer<typeof answerIssueSchema>;

/**
 * What every change returns: the issue as it is now. A stale change is answered by 409, a forbidden one by 422, both
 * `{error: {code, message, detail}}` (`stale`, `not_allowed`) with the present item in `error.detail`.
 */
export const issueChangedSchema = z.object({ item: issueItemSchema });
