import { dataOf } from '../data-rights/my-data-view.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadMyData: FactLoader<'my_data'> = async (asks, { database, encryption }) => {
  const personIds = asks.map(({ conversation }) => conversation.personId);
  const byPerson = await dataOf(database, personIds, encryption);
  return personIds.map((id) => byPerson.get(id)!);
};
