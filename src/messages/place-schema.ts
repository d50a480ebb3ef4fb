import { z } from 'zod';
import { boundarySchema } from '../areas/area-schema.ts';

/** What the map card and `/place` say to each other. */

export const placeCardSchema = z.object({
  /** `over`: it was not used in time, or never was. */
  state: z.enum(['open', 'sent', 'over']),
  lang: z.enum(['vi', 'en']),
  /** Where to begin: an area that is on the map; null: show all of it. */
  home: z.string().nullable(),
  /** How people know the chat that it came from: "Zalo". */
  chat: z.string().nullable(),
  /** Where that chat can be opened from a page; null: by going back. */
  chatUrl: z.string().nullable(),
  /** A template with `{z}`, `{x}` and `{y}`; null: plain ground. */
  tiles: z.string().nullable(),
});
export type PlaceCard = z.infer<typeof placeCardSchema>;

/** The point that was chosen, WGS 84 degrees. */
export const chosenPlaceSchema = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
export type ChosenPlace = z.infer<typeof chosenPlaceSchema>;

export const placeMapSchema = z.object({
  areas: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['phuong', 'xa', 'khu_pho']),
      name: z.string(),
      /** The ward of today that it lies in. */
      wardId: z.string().nullable(),
      boundary: boundarySchema,
    }),
  ),
});
export type PlaceMap = z.infer<typeof placeMapSchema>;
