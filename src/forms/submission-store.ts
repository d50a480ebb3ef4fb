import type { Values } from '../../flows/fill-form/form.ts';
import { wardOf } from '../areas/ward-of-view.ts';
import { Prisma, type Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announce } from '../platform/live.ts';

/** One form of one place and period. */
export interface SubmissionKey {
  code: string;
  areaId: string;
  period: string;
}

export interface Filing extends SubmissionKey {
  values: Values;
  /** Doubtful figures that were said to be right. */
  confirmed: readonly string[];
  postId: string;
  holderId: string;
  channel: string;
}

/** The kind of the live change; its id is the code of the form. */
const SUBMISSIONS_CHANGED = 'submission';

const ward = wardOf(Prisma.sql`r."areaId"`);

/** Keeps what was answered so far; of several drafts of one form the last one stays. */
export async function keepDrafts(
  tx: Transaction,
  drafts: readonly (SubmissionKey & { values: Values })[],
  now: Date,
): Promise<void> {
  const last = new Map(drafts.map((draft) => [`${draft.code} ${draft.areaId} ${draft.period}`, draft]));
  const rows = JSON.stringify([...last.values()].map((draft) => ({ ...draft, id: newId() })));
  await tx.$executeRaw`
    INSERT INTO submissions (id, form_code, area_id, ward_id, period, draft, draft_at, updated_at)
    SELECT r.id, r.code, r."areaId", ${ward}, r.period, r.values, ${now}::timestamptz, ${now}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, code text, "areaId" text, period text, values jsonb)
    ORDER BY r.code, r."areaId", r.period
    ON CONFLICT (form_code, area_id, period) DO UPDATE SET draft = excluded.draft, draft_at = excluded.draft_at,
      updated_at = excluded.updated_at`;
}

/** Files a form, or files it anew with other figures; the draft is done with. @returns which filing of it this is. */
export async function fileSubmission(
  tx: Transaction,
  filing: Filing,
  now: Date,
): Promise<{ id: string; version: number }> {
  const { confirmed, postId, holderId, channel, ...key } = filing;
  const rows = JSON.stringify([{ ...key, id: newId() }]);
  const [row] = await tx.$queryRaw<{ id: string; version: number }[]>`
    WITH filed AS (
      INSERT INTO submissions (id, form_code, area_id, ward_id, period, values, version, filed_at, updated_at)
      SELECT r.id, r.code, r."areaId", ${ward}, r.period, r.values, 1, ${now}::timestamptz, ${now}::timestamptz
      FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, code text, "areaId" text, period text, values jsonb)
      ON CONFLICT (form_code, area_id, period) DO UPDATE SET values = excluded.values, version = submissions.version + 1,
        filed_at = excluded.filed_at, updated_at = excluded.updated_at, draft = NULL, draft_at = NULL
      RETURNING id, version, values, form_code
    ), kept AS (
      INSERT INTO submission_versions (submission_id, version, form_version, values, confirmed, filed_at, post_id, holder_id, channel)
      SELECT filed.id, filed.version, forms.version, filed.values, ${[...confirmed]}::text[], ${now}::timestamptz, ${postId},
        ${holderId}::uuid, ${channel}
      FROM filed JOIN forms ON forms.code = filed.form_code
    )
    SELECT id::text AS id, version FROM filed`;
  await announce(tx, [{ kind: SUBMISSIONS_CHANGED, id: filing.code }]);
  return row!;
}
