import { z } from 'zod';

/** `GET /api/assistant`: how the assistant outside stands. Counts are of the last seven days. */
export const assistantStateSchema = z.object({
  /** `failing`: the last thing that was asked could not be asked. */
  state: z.enum(['off', 'on', 'failing']),
  asked: z.number().int(),
  answered: z.number().int(),
  /** Became issues, because no answer came in time. */
  passedOn: z.number().int(),
  /** Talks that are under way. */
  open: z.number().int(),
});
export type AssistantState = z.infer<typeof assistantStateSchema>;
