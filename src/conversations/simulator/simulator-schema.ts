import { z } from 'zod';
import { newFormSchema } from '../../forms/form-schema.ts';

const lang = z.enum(['vi', 'en']);

/** What can be sent here; a photo, a recording and a sticker are stand-ins without a file. */
export const simulatorInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().min(1).max(4_000) }),
  z.object({ kind: z.literal('choice'), id: z.string().min(1).max(120) }),
  z.object({ kind: z.literal('photo'), text: z.string().max(1_000).optional() }),
  z.object({ kind: z.literal('voice') }),
  z.object({ kind: z.literal('sticker') }),
  z.object({ kind: z.literal('place'), lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
]);
export type SimulatorInput = z.infer<typeof simulatorInputSchema>;

/** Whom the assistant takes the visitor for. */
export const simulatorSettingSchema = z.object({
  lang,
  /** Whether they have agreed already. */
  consented: z.boolean(),
  /** Whether their channel has buttons; without them choices are numbered. */
  buttons: z.boolean(),
});
export type SimulatorSetting = z.infer<typeof simulatorSettingSchema>;

/** Where the talk stands. The server made it and keeps nothing: whoever tries the talk brings it along with each message. */
const stateSchema = z.record(z.string(), z.unknown());

export const simulateSchema = z.object({
  /** Null: a new talk. */
  session: stateSchema.nullable(),
  setting: simulatorSettingSchema,
  input: simulatorInputSchema,
  /** How much later than now it is there, in minutes. */
  later: z
    .int()
    .min(0)
    .max(60 * 24 * 60),
  /** Wordings that are tried before they are saved. */
  overrides: z
    .array(z.object({ key: z.string().max(120), lang, text: z.string().max(2_000) }))
    .max(20)
    .default([]),
  /** A form as it is being built, which this person fills. */
  form: newFormSchema.nullable().default(null),
});
export type Simulate = z.infer<typeof simulateSchema>;

export const simulatedSchema = z.object({
  session: stateSchema,
  replies: z.array(
    z.object({
      text: z.string(),
      choices: z.array(z.object({ id: z.string(), label: z.string() })),
      asksPlace: z.boolean(),
      calls: z.array(z.object({ label: z.string(), number: z.string() })),
    }),
  ),
  /** What the service would have done. */
  effects: z.array(z.object({ effect: z.string(), vi: z.string(), en: z.string() })),
  /** Steps that were passed, and the one that waits now; null: nothing is asked. */
  trail: z.array(z.object({ flow: z.string(), step: z.string() })),
  waits: z.object({ flow: z.string(), step: z.string() }).nullable(),
  /** How the words were understood; null where there were none. */
  understood: z
    .object({
      intent: z.string(),
      category: z.object({ code: z.string(), label: z.string(), sure: z.boolean() }).nullable(),
      alternatives: z.array(z.object({ code: z.string(), label: z.string() })),
      area: z.string().nullable(),
      areaCandidates: z.array(z.string()),
      place: z.string().nullable(),
      when: z.string().nullable(),
      flags: z.array(z.string()),
    })
    .nullable(),
});
export type Simulated = z.infer<typeof simulatedSchema>;
