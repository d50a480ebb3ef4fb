import type { FactLoader } from './fact-loaders.ts';

export const loadKnowledgeFact: FactLoader<'knowledge'> = async (asks, { knowledge }) => {
  const shared = await knowledge();
  return asks.map(() => shared);
};
