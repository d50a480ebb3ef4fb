import type { FormToFill, OpenForm } from '../../flows/facts.ts';
import type { Form, Values } from '../../flows/fill-form/form.ts';
import type { Day } from '../calendar/town-day.ts';
import { type HeldPost, heldPosts } from '../organisation/held-posts-view.ts';
import type { Sql } from '../platform/database.ts';
import type { FormContent } from './form-schema.ts';
import { periodBefore, periodOf, periodWords } from './period.ts';
import type { SubmissionKey } from './submission-store.ts';

type Reader = Pick<Sql, '$queryRaw'>;

/** A form that somebody fills, with the post by which they do and what is there of it. */
export interface FormInHand extends SubmissionKey {
  post: HeldPost;
  form: StoredForm;
  stored: StoredSubmission;
}

interface StoredForm {
  code: string;
  version: number;
  content: FormContent;
}

interface StoredSubmission extends SubmissionKey {
  draft: Values | null;
  values: Values | null;
  version: number;
  areaName: string;
  households: number | null;
  people: number | null;
}

/**
 * What each person fills by their posts on a day: each form for the area of the post, of the present period and, while it is not
 * filed, of the one before. Three queries for all.
 */
export async function formsToFill(
  sql: Reader,
  personIds: readonly string[],
  day: Day,
): Promise<Map<string, FormInHand[]>> {
  const posts = await heldPosts(sql, personIds, day);
  const kinds = [...new Set([...posts.values()].flat().map(({ kind }) => kind))];
  const forms = await formsOfKinds(sql, kinds);
  const wanted = [...posts].flatMap(([personId, held]) =>
    held.flatMap((post) =>
      forms
        .filter(({ content }) => content.postKinds.includes(post.kind))
        .flatMap((form) => {
          const kind = form.content.period;
          const periods = [periodOf(kind, day), periodBefore(kind, day)].filter((period) => period !== null);
          return periods.map((period, back) => ({
            personId,
            ...{ code: form.code, areaId: post.areaId, period, back, post, form },
          }));
        }),
    ),
  );
  const stored = await submissionsOf(sql, wanted);
  const byPerson = new Map<string, FormInHand[]>();
  for (const { personId, back, ...one } of wanted) {
    const row = stored.get(keyText(one))!;
    if (back > 0 && row.version > 0) continue;
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), { ...one, stored: row }]);
  }
  return byPerson;
}

/** As the talk lists them: what is owed first, what was filed last. */
export function toFormToFill({ code, areaId, period, form, stored }: FormInHand): FormToFill {
  return {
    ...{ code, areaId, period },
    area: stored.areaName,
    title: titleOf(form, period),
    state: stored.draft ? 'draft' : stored.version > 0 ? 'filed' : 'open',
  };
}

export function toOpenForm({ form, period, stored }: FormInHand): OpenForm {
  const { households, people } = stored;
  const { fields, checks, example } = form.content;
  return {
    form: {
      ...{ code: form.code, version: form.version, title: titleOf(form, period) },
      ...({ fields, checks } as Pick<Form, 'fields' | 'checks'>),
      ...(example ? { example } : {}),
    },
    area: stored.areaName,
    draft: stored.draft,
    filed: stored.values ? { version: stored.version, values: stored.values } : null,
    known: {
      ...(households === null ? {} : { '@households': households }),
      ...(people === null ? {} : { '@people': people }),
    },
  };
}

function titleOf({ content }: StoredForm, period: string): { vi: string; en: string } {
  const when = periodWords(period);
  return when ? { vi: `${content.title.vi} ${when.vi}`, en: `${content.title.en} ${when.en}` } : content.title;
}

function formsOfKinds(sql: Reader, kinds: readonly string[]): Promise<StoredForm[]> {
  if (kinds.length === 0) return Promise.resolve([]);
  return sql.$queryRaw<StoredForm[]>`
    SELECT code, version, content FROM forms WHERE retired_at IS NULL AND post_kinds && ${[...kinds]}::text[] ORDER BY code`;
}

/** One row for each key: an empty one where nothing was answered yet. */
async function submissionsOf(sql: Reader, keys: readonly SubmissionKey[]): Promise<Map<string, StoredSubmission>> {
  if (keys.length === 0) return new Map();
  const rows = await sql.$queryRaw<StoredSubmission[]>`
    SELECT k.code, k.area AS "areaId", k.period, s.draft, s.values, coalesce(s.version, 0) AS version, a.name AS "areaName",
      a.households, a.people
    FROM unnest(${keys.map(({ code }) => code)}::text[], ${keys.map(({ areaId }) => areaId)}::text[],
      ${keys.map(({ period }) => period)}::text[]) AS k(code, area, period)
    JOIN areas a ON a.id = k.area
    LEFT JOIN submissions s ON s.form_code = k.code AND s.area_id = k.area AND s.period = k.period`;
  return new Map(rows.map((row) => [keyText(row), row]));
}

const keyText = ({ code, areaId, period }: SubmissionKey) => `${code} ${areaId} ${period}`;
