import { z } from 'zod';

/** What an administrator sets for a channel with windows, quotas or prices; shared with the page. Money is in đồng. */
const dong = z.int().min(0).max(1_000_000_000);

export const ledgerTermsSchema = z.object({
  /** Whether messages that cost money may be sent at all. */
  paidAllowed: z.boolean(),
  monthlyBudget: dong,
  /**
   * Whether the platform is asked before each free message how many it still has for this person. Zalo gave eight in 48 hours and is
   * reported to give as many as one likes since 2026: who sees a message charged in the free window switches it on.
   */
  asksFreeLeft: z.boolean().default(false),
  prices: z.object({
    /** One message between the free window and the end of the paid one. */
    paid: dong,
    /** A template by the person's id, and one by their telephone number. */
    template: dong,
    phoneTemplate: dong,
  }),
  /** The approved template that asks people to write, and the names of its blanks; null: none. */
  template: z
    .object({
      id: z.string().regex(/^\w{1,40}$/),
      /** The blank for the code of the issue, and the one for the day; empty: it has none. */
      codeBlank: z.string().regex(/^\w{0,30}$/),
      dayBlank: z.string().regex(/^\w{0,30}$/),
      byId: z.boolean(),
      byPhone: z.boolean(),
    })
    .nullable(),
  /** Where the platform's contract says otherwise than what the channel declares; null: as declared. */
  messagesAMonth: z.int().min(1).max(100_000_000).nullable(),
  people: z.int().min(1).max(100_000_000).nullable(),
});
export type LedgerTerms = z.infer<typeof ledgerTermsSchema>;

/** Until somebody decides otherwise nothing that costs is sent. Prices as reported in 2026; the contract with the platform counts. */
export const DEFAULT_TERMS: LedgerTerms = {
  paidAllowed: false,
  monthlyBudget: 0,
  asksFreeLeft: false,
  prices: { paid: 55, template: 150, phoneTemplate: 250 },
  template: null,
  messagesAMonth: null,
  people: null,
};

/** Why a message waits, was moved or was not sent, in `outbox_messages.reason`. */
export type LedgerReason =
  | 'quiet_hours'
  | 'outbox_long'
  | 'waits_for_person'
  | 'bundled'
  | 'people_limit'
  | 'quota_short'
  | 'outside_window'
  | 'free_used_up'
  /** Its channel is switched off. */
  | 'channel_off'
  /** No channel of the person takes it, so that somebody calls. */
  | 'nowhere_else';

export const saveTermsSchema = z.object({ terms: ledgerTermsSchema, version: z.int32().min(0) });

export const channelUseSchema = z.object({
  channel: z.string(),
  account: z.string(),
  name: z.string(),
  /** People with a conversation on it; those who have agreed and can be reached; those of them without another channel. */
  people: z.int(),
  reachable: z.int(),
  onlyHere: z.int(),
  /** Those of them who hold a post. */
  cadresOnlyHere: z.int(),
  /** Whether it has windows, quotas or prices at all. */
  isCounted: z.boolean(),
  windows: z.object({ freeHours: z.number(), paidHours: z.number() }).nullable(),
  sent: z.int(),
  /** Of the month; null: unlimited. */
  messagesAMonth: z.int().nullable(),
  mostPeople: z.int().nullable(),
  byWay: z.object({ free: z.int(), paid: z.int(), template: z.int() }),
  /** Of the templates, those whose receipt came. */
  templatesArrived: z.int(),
  spent: z.int(),
  /** `YYYY-MM-DD`; null: not this month. */
  endsOn: z.string().nullable(),
  /** What was not sent this month, by reason. */
  notSent: z.array(z.object({ reason: z.string(), count: z.int() })),
  waiting: z.int(),
  terms: ledgerTermsSchema.nullable(),
  version: z.int32(),
  history: z.array(
    z.object({ version: z.int32(), at: z.string(), by: z.string().nullable(), terms: ledgerTermsSchema }),
  ),
});
export type ChannelUse = z.infer<typeof channelUseSchema>;

export const channelUseListSchema = z.object({
  /** `YYYY-MM`, in the town. */
  month: z.string(),
  /** Whether the viewer may change the terms. */
  mayEdit: z.boolean(),
  items: z.array(channelUseSchema),
});
export type ChannelUseList = z.infer<typeof channelUseListSchema>;
