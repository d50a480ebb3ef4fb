import { z } from 'zod';

/** The wire shapes of `/api/templates`: what is often answered, by state and kind of issue, with blanks in square brackets. */

/** The changes that words go with. */
export const TEMPLATE_STATUSES = ['answered', 'done', 'in_progress', 'refused', 'waiting_resident'] as const;

export const templateContentSchema = z.object({
  status: z.enum(TEMPLATE_STATUSES),
  /** A category, or the letters of its group; null: any. */
  category: z.string().min(2).max(20).nullable(),
  /** For a button. */
  label: z.string().trim().min(1).max(20),
  text: z.string().trim().min(1).max(1000),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

export const templateSchema = templateContentSchema.extend({
  id: z.string(),
  retired: z.boolean(),
  sample: z.boolean(),
  /** Send it back with a change; a change of an older one is refused with 409. */
  version: z.int32(),
});
export type Template = z.infer<typeof templateSchema>;

export const templateListSchema = z.object({
  items: z.array(templateSchema),
  /** Whether the viewer may write them. */
  mayWrite: z.boolean(),
});

export const changeTemplateSchema = templateContentSchema.extend({
  retired: z.boolean(),
  version: z.int32().min(1),
});
export type ChangeTemplate = z.infer<typeof changeTemplateSchema>;

export const templateChangedSchema = z.object({ item: templateSchema });

/** What can be said of one issue, with what is known of it in its blanks already. */
export const issueTemplatesSchema = z.object({
  items: z.array(z.object({ status: z.enum(TEMPLATE_STATUSES), label: z.string(), text: z.string() })),
});
export type IssueTemplate = z.infer<typeof issueTemplatesSchema>['items'][number];
