import type { FactTypes } from '../../../flows/facts.ts';
import type { Channel } from '../../channels/channel.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import type { Database } from '../../platform/database.ts';
import type { ConversationAtHand } from '../conversation-at-hand.ts';
import { loadAreasAt } from './area-at.ts';
import { loadKnowledgeFact } from './knowledge.ts';
import { loadMyIssue } from './my-issue.ts';
import { loadMyIssues } from './my-issues.ts';
import type { Office } from './office-view.ts';
import { loadPeople } from './person.ts';

/** What loaders read from. */
export interface FactDeps {
  database: Database;
  channels: ReadonlyMap<string, Pick<Channel, 'can' | 'name'>>;
  knowledge(): Promise<Knowledge>;
  /** The office that serves each home area, in their order; null where none is entered. */
  offices(homeAreaIds: readonly (string | null)[]): Promise<(Office | null)[]>;
}

/** One turn that needs a fact. */
export interface FactAsk<Name extends keyof FactTypes> {
  conversation: ConversationAtHand;
  args: FactTypes[Name]['args'];
}

/** Reads one kind of fact for all turns of a batch at once; the values stand in the order of the asks. */
export type FactLoader<Name extends keyof FactTypes> = (
  asks: readonly FactAsk<Name>[],
  deps: FactDeps,
) => Promise<FactTypes[Name]['value'][]>;

export type FactLoaders = { readonly [Name in keyof FactTypes]: FactLoader<Name> };

/** One loader a fact: a missing one is a type error. */
export const factLoaders: FactLoaders = {
  person: loadPeople,
  knowledge: loadKnowledgeFact,
  my_issues: loadMyIssues,
  my_issue: loadMyIssue,
  area_at: loadAreasAt,
};
