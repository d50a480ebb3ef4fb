import { redact } from '../language/redact.ts';
import type { Transaction } from '../platform/database.ts';
import { announce } from '../platform/live.ts';
import { followParts, turnClock } from './clock-store.ts';
import { statusBefore } from './issue-history-store.ts';
import type { IssueStatus } from './issue-schema.ts';
import { searchKey } from './search-key.ts';
import { CLOSED_STATUSES, isOpen } from './status-table.ts';
import { reporterGoneWords } from './words.ts';

/** Which issues lose their reporter. */
export type Leaving =
  /** All issues of a person whose data are erased. */
  | { personId: string }
  /** The open issues of a person who withdrew the consent; the closed ones are only told of no more. */
  | { openOf: string }
  /** Old ones, by their ids: the record stays without the person. */
  | { ids: readonly string[] };

interface Row {
  id: string;
  code: string;
  status: IssueStatus;
  isPart: boolean;
  text: string;
  place: string | null;
  details: { key: string; question: string; answer: string }[];
  area: string | null;
  ward: string | null;
}

/**
 * Issues go on, or stay as a record, without who reported them: nobody is told any more, nothing leads back. Of an open one the words stay,
 * with names, numbers and houses taken out, for somebody has still to do it; of a closed one of a person who leaves no word and no point
 * stays. Photos go with the messages they came with.
 * @returns how many of them are open.
 */
export async function forgetReporter(tx: Transaction, leaving: Leaving, now: Date): Promise<number> {
  const rows = await lockIssues(tx, leaving);
  for (const row of rows) await forgetIn(tx, row, { keepsWords: isOpen(row.status) || 'ids' in leaving, now });
  await announce(
    tx,
    rows.map(({ code }) => ({ kind: 'issue', id: code })),
  );
  return rows.filter(({ status, isPart }) => isOpen(status) && !isPart).length;
}

async function lockIssues(tx: Transaction, leaving: Leaving): Promise<Row[]> {
  const personId = 'personId' in leaving ? leaving.personId : 'openOf' in leaving ? leaving.openOf : null;
  const ids = 'ids' in leaving ? leaving.ids : [];
  const onlyOpen = 'openOf' in leaving;
  // The parts of a matter of several units have the words of the whole.
  return tx.$queryRaw<Row[]>`
    WITH wanted AS (SELECT id FROM issues WHERE person_id = ${personId}::uuid OR id = ANY(${ids}::uuid[]))
    SELECT i.id, i.code, i.status, i.parent_id IS NOT NULL AS "isPart", i.text, i.place, i.details, a.name AS area, w.name AS ward
    FROM issues i LEFT JOIN areas a ON a.id = i.area_id LEFT JOIN areas w ON w.id = i.ward_id
    WHERE (i.id IN (SELECT id FROM wanted) OR i.parent_id IN (SELECT id FROM wanted))
      AND (NOT ${onlyOpen} OR i.status <> ALL(${[...CLOSED_STATUSES]}::text[]))
    ORDER BY i.id FOR UPDATE OF i`;
}

async function forgetIn(
  tx: Transaction,
  { id, code, status, isPart: _, area, ward, ...words }: Row,
  { keepsWords, now }: { keepsWords: boolean; now: Date },
): Promise<void> {
  const text = keepsWords ? redact(words.text) : reporterGoneWords.text;
  const place = keepsWords && words.place !== null ? redact(words.place) : null;
  const details = keepsWords ? words.details.map((detail) => ({ ...detail, answer: redact(detail.answer) })) : [];
  // Nobody is left to answer a question of the staff: the work goes on, and its clock with it.
  const next = status === 'waiting_resident' ? ((await statusBefore(tx, id, status)) ?? 'in_progress') : status;
  const dueAt = next === status ? null : await turnClock(tx, id, next, now);
  const point = keepsWords && isOpen(status);
  await tx.$executeRaw`
    UPDATE issues SET person_id = NULL, conversation_id = NULL, name_hidden = 'all', held_news = NULL, status = ${next},
      text = ${text}, place = ${place}, details = ${JSON.stringify(details)}::jsonb,
      due_at = coalesce(${dueAt}::timestamptz, due_at), lat = CASE WHEN ${point} THEN lat END, lon = CASE WHEN ${point} THEN lon END,
      search_key = ${searchKey({ code, text, place, area, ward })}, version = version + 1, updated_at = ${now}::timestamptz
    WHERE id = ${id}::uuid`;
  if (next !== status) await followParts(tx, id, now);
  await forgetInHistory(tx, id, keepsWords);
  await tx.$executeRaw`
    INSERT INTO issue_history (issue_id, at, actor, kind, from_value, to_value, text)
    VALUES (${id}::uuid, ${now}::timestamptz, 'system', ${next === status ? 'note' : 'status'},
      ${next === status ? null : status}, ${next === status ? null : next}, ${reporterGoneWords.note})`;
}

/** What the resident said goes or is redacted; what the office wrote is redacted, for it may call them by name. */
async function forgetInHistory(tx: Transaction, issueId: string, keepsWords: boolean): Promise<void> {
  // Of a message that was changed or taken back, `from_value` has the words before.
  const rows = await tx.$queryRaw<{ id: bigint; actor: string; text: string | null; before: string | null }[]>`
    SELECT id, actor, text, CASE WHEN kind IN ('edited', 'taken_back') THEN from_value END AS before FROM issue_history
    WHERE issue_id = ${issueId}::uuid AND (text IS NOT NULL OR kind = 'taken_back')`;
  const changed = rows.map(({ id, actor, text, before }) => {
    const left = (words: string | null) => (actor === 'resident' && !keepsWords ? null : words && redact(words));
    return { id: String(id), text: left(text), before: left(before) };
  });
  await tx.$executeRaw`
    UPDATE issue_history h SET text = r.text,
      from_value = CASE WHEN h.kind IN ('edited', 'taken_back') THEN r.before ELSE h.from_value END
    FROM json_to_recordset(${JSON.stringify(changed)}::json) AS r(id bigint, text text, before text) WHERE h.id = r.id`;
}

/** What somebody thought of the answers, and what they followed, goes with them. */
export async function forgetVoices(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM ratings WHERE person_id = ${personId}::uuid`;
  await stopFollowing(tx, personId);
}

/** Hears no more of what others reported. */
export async function stopFollowing(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM issue_followers WHERE person_id = ${personId}::uuid`;
}

/** How often codes were tried in these conversations. */
export async function forgetCodeTries(tx: Transaction, conversationIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM code_tries WHERE conversation_id = ANY(${conversationIds}::uuid[])`;
}

/** Of issues that stay a person's, nothing more is sent to them. */
export async function silenceIssues(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`UPDATE issues SET conversation_id = NULL, held_news = NULL WHERE person_id = ${personId}::uuid`;
}

/** Codes of the open issues of a person, the oldest first. */
export async function openCodesOf(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT code FROM issues WHERE person_id = ${personId}::uuid AND status <> ALL(${[...CLOSED_STATUSES]}::text[]) ORDER BY id`;
  return rows.map(({ code }) => code);
}
