import type { CategoryQuestion, Stopper } from '../language/knowledge.ts';
import type { Transaction } from '../platform/database.ts';

/** Tiles, categories, programmes and contents as they are loaded or imported. Dates are `YYYY-MM-DD`. */
export interface NewCampaign {
  contents: { number: number; labelVi: string; labelEn: string }[];
  programmes: {
    code: string;
    labelVi: string;
    labelEn: string;
    validFrom: string | null;
    validTo: string | null;
    source: string | null;
  }[];
  tiles: { number: number; labelVi: string; labelEn: string }[];
  groups: { code: string; labelVi: string; labelEn: string; tile: number }[];
  categories: NewCategory[];
}

export interface NewCategory {
  code: string;
  groupCode: string;
  labelVi: string;
  labelEn: string;
  /** Codes of programmes. */
  programmes: string[];
  /** Numbers of the campaign's contents. */
  contents: number[];
  unitKind: string;
  supportKinds: string[];
  tier: 'T1' | 'T2' | 'T3' | 'T4' | 'T5';
  visibility: 'A' | 'R' | 'P';
  lexicon: { words: string; weight: number }[];
  stopper: Stopper | null;
  questions: CategoryQuestion[];
  /** Done only with a photo, or a reason why there is none. */
  needsPhoto: boolean;
  /** It tells of cadres: whom is said before anybody is given it, and never to them. */
  namesCadres: boolean;
  /** Metres within which an open issue of this category may be the same thing. */
  nearMetres: number;
}

/** Adds all of it, or updates what is there by code or number. One statement a table. */
export async function saveCampaign(tx: Transaction, campaign: NewCampaign): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO campaign_contents (number, label_vi, label_en)
    SELECT number, "labelVi", "labelEn"
    FROM jsonb_to_recordset(${JSON.stringify(campaign.contents)}::jsonb) AS row(number int, "labelVi" text, "labelEn" text)
    ON CONFLICT (number) DO UPDATE SET label_vi = excluded.label_vi, label_en = excluded.label_en`;
  await tx.$executeRaw`
    INSERT INTO programmes (code, label_vi, label_en, valid_from, valid_to, source)
    SELECT code, "labelVi", "labelEn", "validFrom", "validTo", source
    FROM jsonb_to_recordset(${JSON.stringify(campaign.programmes)}::jsonb)
      AS row(code text, "labelVi" text, "labelEn" text, "validFrom" date, "validTo" date, source text)
    ON CONFLICT (code) DO UPDATE SET label_vi = excluded.label_vi, label_en = excluded.label_en,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, source = excluded.source`;
  await tx.$executeRaw`
    INSERT INTO tiles (number, label_vi, label_en)
    SELECT number, "labelVi", "labelEn"
    FROM jsonb_to_recordset(${JSON.stringify(campaign.tiles)}::jsonb) AS row(number int, "labelVi" text, "labelEn" text)
    ON CONFLICT (number) DO UPDATE SET label_vi = excluded.label_vi, label_en = excluded.label_en`;
  await tx.$executeRaw`
    INSERT INTO category_groups (code, label_vi, label_en, tile)
    SELECT code, "labelVi", "labelEn", tile
    FROM jsonb_to_recordset(${JSON.stringify(campaign.groups)}::jsonb)
      AS row(code text, "labelVi" text, "labelEn" text, tile int)
    ON CONFLICT (code) DO UPDATE SET label_vi = excluded.label_vi, label_en = excluded.label_en, tile = excluded.tile`;
  await saveCategories(tx, campaign.categories);
}

async function saveCategories(tx: Transaction, categories: readonly NewCategory[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO categories (code, group_code, label_vi, label_en, programmes, contents, unit_kind, support_kinds, tier,
      visibility, lexicon, stopper, questions, near_metres, needs_photo, names_cadres)
    SELECT code, "groupCode", "labelVi", "labelEn", programmes, contents, "unitKind", "supportKinds", tier, visibility, lexicon,
      nullif(stopper, 'null'), questions, "nearMetres", "needsPhoto", "namesCadres"
    FROM jsonb_to_recordset(${JSON.stringify(categories)}::jsonb)
      AS row(code text, "groupCode" text, "labelVi" text, "labelEn" text, programmes text[], contents int[], "unitKind" text,
        "supportKinds" text[], tier text, visibility text, lexicon jsonb, stopper jsonb, questions jsonb, "nearMetres" int,
        "needsPhoto" boolean, "namesCadres" boolean)
    ON CONFLICT (code) DO UPDATE SET group_code = excluded.group_code, label_vi = excluded.label_vi,
      label_en = excluded.label_en, programmes = excluded.programmes, contents = excluded.contents,
      unit_kind = excluded.unit_kind, support_kinds = excluded.support_kinds, tier = excluded.tier,
      visibility = excluded.visibility, lexicon = excluded.lexicon, stopper = excluded.stopper, questions = excluded.questions,
      near_metres = excluded.near_metres, needs_photo = excluded.needs_photo, names_cadres = excluded.names_cadres,
      retired_at = NULL`;
}

/** What administrators edit of a category: how it is recognised, what the talk says and asks, and how its issues are worked on. */
export type CategoryRules = Pick<
  NewCategory,
  'lexicon' | 'stopper' | 'questions' | 'nearMetres' | 'needsPhoto' | 'namesCadres'
>;

/** Replaces it in the category that still has this version. @returns whether there was one. */
export async function saveCategoryRules(
  tx: Transaction,
  code: string,
  rules: CategoryRules & { version: number },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE categories SET lexicon = ${JSON.stringify(rules.lexicon)}::jsonb,
      stopper = nullif(${JSON.stringify(rules.stopper)}::jsonb, 'null'),
      questions = ${JSON.stringify(rules.questions)}::jsonb, near_metres = ${rules.nearMetres},
      needs_photo = ${rules.needsPhoto}, names_cadres = ${rules.namesCadres}, version = version + 1
    WHERE code = ${code} AND version = ${rules.version}`;
  return changed > 0;
}
