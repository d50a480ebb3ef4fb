import { myIssues } from '../../issues/my-issues-view.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadMyIssues: FactLoader<'my_issues'> = async (asks, { database }) => {
  const personIds = asks.map(({ conversation }) => conversation.personId);
  const byPerson = await myIssues(database, [...new Set(personIds)]);
  return personIds.map((id) => byPerson.get(id) ?? []);
};
