import type { Transaction } from '../platform/database.ts';
import type { AnswerContent } from './answer-schema.ts';
import { searchWords } from './search-words.ts';

/** A curated answer as a change needs to know it: locked until the transaction ends. */
export interface LockedAnswer {
  version: number;
  retired: boolean;
  areaId: string | null;
}

export interface AnswerWriting {
  id: string;
  content: AnswerContent;
  retired: boolean;
  /** Of what is written now. */
  version: number;
  kind: 'written' | 'changed' | 'retired' | 'restored';
  /** Null: the sample. */
  staffId: string | null;
  sample: boolean;
}

export async function lockAnswer(tx: Transaction, id: string): Promise<LockedAnswer | null> {
  const [row] = await tx.$queryRaw<LockedAnswer[]>`
    SELECT version, retired_at IS NOT NULL AS retired, area_id AS "areaId" FROM curated_answers
    WHERE id = ${id}::uuid FOR UPDATE`;
  return row ?? null;
}

/** Writes answers, each with its version in the history. One statement a table. */
export async function writeAnswers(tx: Transaction, writings: readonly AnswerWriting[], at: Date): Promise<void> {
  if (writings.length === 0) return;
  const rows = JSON.stringify(
    writings.map(({ id, content, retired, version, kind, staffId, sample }) => ({
      ...content,
      ...{ id, retired, version, kind, staffId, sample, content },
      searchKey: searchKey(content),
    })),
  );
  await tx.$executeRaw`
    INSERT INTO curated_answers (id, label_vi, label_en, question_vi, question_en, other_ways, answer_vi, answer_en, source,
      source_link, source_date, area_id, valid_until, retired_at, sample, search_key, updated_at, updated_by, version)
    SELECT id, "labelVi", "labelEn", "questionVi", "questionEn", "otherWays", "answerVi", "answerEn", source, "sourceLink",
      "sourceDate", area, "validUntil", CASE WHEN retired THEN ${at}::timestamptz END, sample, "searchKey", ${at}::timestamptz,
      "staffId", version
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, "labelVi" text, "labelEn" text, "questionVi" text, "questionEn" text,
      "otherWays" text[], "answerVi" text, "answerEn" text, source text, "sourceLink" text, "sourceDate" date, area text,
      "validUntil" date, retired boolean, sample boolean, "searchKey" text, "staffId" uuid, version int)
    ON CONFLICT (id) DO UPDATE SET label_vi = excluded.label_vi, label_en = excluded.label_en,
      question_vi = excluded.question_vi, question_en = excluded.question_en, other_ways = excluded.other_ways,
      answer_vi = excluded.answer_vi, answer_en = excluded.answer_en, source = excluded.source,
      source_link = excluded.source_link, source_date = excluded.source_date, area_id = excluded.area_id,
      valid_until = excluded.valid_until,
      retired_at = CASE WHEN excluded.retired_at IS NOT NULL THEN COALESCE(curated_answers.retired_at, excluded.retired_at) END,
      sample = excluded.sample, search_key = excluded.search_key, updated_at = excluded.updated_at,
      updated_by = excluded.updated_by, version = excluded.version`;
  await tx.$executeRaw`
    INSERT INTO curated_answer_history (answer_id, version, kind, content, at, staff_id)
    SELECT id, version, kind, content, ${at}::timestamptz, "staffId"
    FROM jsonb_to_recordset(${rows}::jsonb) AS row(id uuid, version int, kind text, content jsonb, "staffId" uuid)`;
}

function searchKey({ labelVi, questionVi, questionEn, otherWays, answerVi, source }: AnswerContent): string {
  return ` ${searchWords([labelVi, questionVi, questionEn, ...otherWays, answerVi, source].join(' ')).join(' ')}`;
}
