import { nearIssues } from '../../issues/near-issues-view.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadNearIssues: FactLoader<'near_issues'> = (asks, { database }) =>
  nearIssues(
    database,
    asks.map(({ conversation, args }) => ({ ...args, personId: conversation.personId })),
  );
