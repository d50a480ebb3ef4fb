import { myIssueDetails } from '../../issues/my-issues-view.ts';
import type { FactLoader } from './fact-loaders.ts';

export const loadMyIssue: FactLoader<'my_issue'> = (asks, { database }) =>
  myIssueDetails(
    database,
    asks.map(({ conversation, args }) => ({ personId: conversation.personId, code: args.code })),
  );
