import type { Gazetteer } from '../../language/knowledge.ts';
import type { FactLoader } from './fact-loaders.ts';

/** All from one index in memory: no query but the first. */
export const loadAnswersTo: FactLoader<'answers_to'> = async (asks, { answers, knowledge }) => {
  const [index, { areas }] = await Promise.all([answers(), knowledge()]);
  return asks.map(({ conversation: { homeAreaId, lang }, args: { text, day } }) =>
    index.find({ text, day, lang, areaIds: chainOf(homeAreaId, areas) }),
  );
};

/** An area with all that it lies in today; a circle in imported data ends. */
function chainOf(areaId: string | null, { byId }: Gazetteer): string[] {
  const chain = new Set<string>();
  const next = [areaId];
  for (const id of next) {
    const area = id === null || chain.has(id) ? undefined : byId.get(id);
    if (!area) continue;
    chain.add(area.id);
    next.push(area.wardId, area.parentId);
  }
  return [...chain];
}
