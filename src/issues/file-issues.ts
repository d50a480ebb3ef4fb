import type { FiledIssue, IssueDraft } from '../../flows/effects.ts';
import { nameHiddenFor } from '../../flows/name-hidden.ts';
import type { WorkCalendar } from '../calendar/holidays.ts';
import { speaksOfChild } from '../language/child.ts';
import { loadWorkCalendar } from '../organisation/work-day-store.ts';
import type { Transaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announce } from '../platform/live.ts';
import { runClocks } from './clock-store.ts';
import { dueAtFor } from './due-at.ts';
import { dayOf, type IssueArea, issueAreas, townPrefix } from './issue-areas-view.ts';
import { categoriesOf, insertIssues, type NewIssue, takeNumbers } from './new-issue-store.ts';
import { placeFromPhotos } from './place-from-photos.ts';
import type { Reporter } from './reporter.ts';
import { searchKey } from './search-key.ts';

/** Where neither the ward nor the town has letters of its own. */
const FALLBACK_PREFIX = 'ND';

/**
 * Files all drafts of a batch inside its transaction; the result stands in the order of the drafts. Codes are without gaps for
 * each prefix and stay when the area is corrected. The unit is chosen in triage.
 * @throws Error where a draft names a category that does not exist.
 */
export async function fileIssues(
  tx: Transaction,
  drafts: readonly (IssueDraft & FiledBy)[],
  now: Date,
): Promise<FiledIssue[]> {
  if (drafts.length === 0) return [];
  const day = dayOf(now);
  const areaIds = drafts.flatMap(({ areaId }) => areaId ?? []);
  const areas = await issueAreas(tx, areaIds, day);
  const categories = await categoriesOf(
    tx,
    drafts.map(({ categoryCode }) => categoryCode),
  );
  const areaOf = (draft: IssueDraft) => (draft.areaId ? areas.get(draft.areaId) : undefined);

  const needsTown = drafts.some((draft) => !areaOf(draft)?.prefix);
  const ofTown = (needsTown ? await townPrefix(tx, day) : null) ?? FALLBACK_PREFIX;
  const prefixes = drafts.map((draft) => areaOf(draft)?.prefix ?? ofTown);
  const codes = await codesFor(tx, prefixes);

  const calendar = await loadWorkCalendar(tx);
  const issues = drafts.map((draft, index) => {
    const category = categories.get(draft.categoryCode);
    if (!category) throw new Error(`no category ${draft.categoryCode}`);
    return issueOf(draft, { code: codes[index]!, area: areaOf(draft), category, now, calendar });
  });
  await insertIssues(tx, issues);
  await runClocks(
    tx,
    issues.map(({ id }) => id),
    now,
  );
  const placeless = issues.filter(({ lat, media }) => lat === null && media.length > 0);
  if (placeless.length > 0) await placeFromPhotos(tx, { issueIds: placeless.map(({ id }) => id) });
  await announce(
    tx,
    codes.map((code) => ({ kind: 'issue', id: code })),
  );
  return issues.map(({ code, dueAt }, index) => ({
    code,
    dueAt: Date.parse(dueAt),
    ward: areaOf(drafts[index]!)?.wardName ?? null,
  }));
}

/** The resident who tells it; or a cadre who enters it for somebody, who is then nobody that can be written to. */
export type FiledBy =
  | Reporter
  | (Pick<Reporter, 'channel'> & { personId: null; conversationId: null; source: string; postId: string });

async function codesFor(tx: Transaction, prefixes: readonly string[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const prefix of prefixes) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const next = await takeNumbers(tx, counts);
  return prefixes.map((prefix) => {
    const number = next.get(prefix)!;
    next.set(prefix, number + 1);
    return `${prefix}-${String(number).padStart(4, '0')}`;
  });
}

function issueOf(
  draft: IssueDraft & FiledBy,
  {
    code,
    area,
    category,
    now,
    calendar,
  }: {
    code: string;
    area: IssueArea | undefined;
    category: { tier: string; visibility: string; namesCadres: boolean };
    now: Date;
    calendar: WorkCalendar;
  },
): NewIssue {
  // What is about a child is shown to nobody outside, whatever its category.
  const visibility = category.visibility === 'A' && speaksOfChild(draft.text) ? 'R' : category.visibility;
  return {
    id: newId(),
    code,
    categoryCode: draft.categoryCode,
    areaId: area?.id ?? null,
    wardId: area?.wardId ?? null,
    text: draft.text,
    place: draft.place ?? null,
    lat: draft.lat ?? null,
    lon: draft.lon ?? null,
    searchKey: searchKey({ code, text: draft.text, place: draft.place, area: area?.name, ward: area?.wardName }),
    visibility,
    nameHidden: nameHiddenFor(visibility, draft.anonymous === true),
    details: draft.details ?? [],
    channel: draft.channel,
    personId: draft.personId,
    conversationId: draft.conversationId,
    ...('source' in draft && { source: draft.source, postId: draft.postId }),
    about: category.namesCadres ? 'unknown' : null,
    dueAt: dueAtFor(category.tier, now, calendar).toISOString(),
    createdAt: now.toISOString(),
    media: draft.media,
  };
}
