import type { FactTypes } from '../../../flows/facts.ts';
import type { WorkLine } from '../../../flows/work-effects.ts';
import { templatesOfCategory } from '../../issues/template-store.ts';
import { templatesFor } from '../../issues/templates-for.ts';
import type { Cadre } from '../../issues/visible-work.ts';
import { searchWork } from '../../issues/work-search-view.ts';
import { type WorkItem, workAtHand, workIssue, workList } from '../../issues/work-view.ts';
import { heldPosts } from '../../organisation/held-posts-view.ts';
import type { FactAsk, FactDeps, FactLoader } from './fact-loaders.ts';

const ZONE_MS = 7 * 3_600_000;

/** Cadres are few among those who write: what each sees depends on their posts, so each is asked for alone. */
async function cadresOf(
  asks: readonly FactAsk<'my_work' | 'found_work' | 'work_issue' | 'work_at_hand'>[],
  { database }: FactDeps,
): Promise<(Cadre | null)[]> {
  // Asks of one batch are of one moment.
  const day = new Date((asks[0]?.args.now ?? 0) + ZONE_MS).toISOString().slice(0, 10);
  const held = await heldPosts(
    database,
    asks.map(({ conversation }) => conversation.personId),
    day,
  );
  return asks.map(({ conversation: { personId } }) => {
    const posts = held.get(personId);
    return posts ? { personId, day, posts } : null;
  });
}

export const loadMyWork: FactLoader<'my_work'> = async (asks, deps) => {
  const cadres = await cadresOf(asks, deps);
  return Promise.all(
    asks.map(async ({ conversation: { lang }, args }, nr): Promise<FactTypes['my_work']['value']> => {
      const cadre = cadres[nr];
      if (!cadre) return { items: [], total: 0, late: 0 };
      const { items, ...counts } = await workList(deps.database, cadre, { now: new Date(args.now) });
      return { ...counts, items: items.map((item) => lineOf(item, lang)) };
    }),
  );
};

export const loadFoundWork: FactLoader<'found_work'> = async (asks, deps) => {
  const cadres = await cadresOf(asks, deps);
  return Promise.all(
    asks.map(async ({ conversation: { lang }, args }, nr): Promise<FactTypes['found_work']['value']> => {
      const cadre = cadres[nr];
      if (!cadre) return { items: [], total: 0 };
      const { items, total } = await searchWork(deps.database, cadre, args.text);
      return { total, items: items.map((item) => lineOf(item, lang)) };
    }),
  );
};

function lineOf({ category, dueAt, text: _, ...item }: WorkItem, lang: 'vi' | 'en'): WorkLine {
  return { ...item, category: category[lang], dueAt: dueAt?.getTime() ?? null };
}

export const loadWorkIssues: FactLoader<'work_issue'> = async (asks, deps) => {
  const cadres = await cadresOf(asks, deps);
  return Promise.all(
    asks.map(async ({ conversation: { lang }, args }, nr): Promise<FactTypes['work_issue']['value']> => {
      const cadre = cadres[nr];
      const issue = cadre ? await workIssue(deps.database, cadre, args.code) : null;
      if (!issue) return null;
      const { category, categoryCode, dueAt, id: _, unit, post: __, draftsApproved: ___, ...detail } = issue;
      const known = { code: issue.code, category: category.vi, unit, dueAt, now: new Date(args.now) };
      const templates = templatesFor(await templatesOfCategory(deps.database, categoryCode), known);
      return { ...detail, category: category[lang], dueAt: dueAt?.getTime() ?? null, templates };
    }),
  );
};

export const loadWorkAtHand: FactLoader<'work_at_hand'> = async (asks, deps) => {
  const cadres = await cadresOf(asks, deps);
  return Promise.all(
    asks.map(({ conversation, args }, nr) => {
      const cadre = cadres[nr];
      const asked = { conversationId: conversation.id, repliesTo: args.repliesTo, now: new Date(args.now) };
      return cadre ? workAtHand(deps.database, cadre, asked) : Promise.resolve(null);
    }),
  );
};
