import { type KeptAnswers, keepAnswers } from '../../assistant/keep-answers.ts';
import type { Knowledge } from '../../language/knowledge.ts';
import type { Database } from '../../platform/database.ts';
import type { FactDeps } from './fact-loaders.ts';
import { type Office, officesOf } from './office-view.ts';

export interface FactSources extends FactDeps {
  /** The areas, offices or categories were changed: the next turn reads them anew. */
  forget(): void;
}

/** What facts are read from; what is the same for everybody is read once and kept. */
export function openFactSources({
  database,
  encryption,
  channels,
  assistant = false,
  calendarUrl = () => null,
  loadKnowledge,
  answers = keepAnswers(database),
}: Pick<FactDeps, 'database' | 'encryption' | 'channels'> & {
  /** Left out: there is none outside. */
  assistant?: boolean;
  /** Left out: calendars have no address. */
  calendarUrl?: FactDeps['calendarUrl'];
  loadKnowledge: (database: Database) => Promise<Knowledge>;
  /** Left out: its own. */
  answers?: KeptAnswers;
}): FactSources {
  let knowledge: Promise<Knowledge> | undefined;
  let offices = new Map<string | null, Office | null>();

  return {
    database,
    encryption,
    channels,
    assistant,
    calendarUrl,
    knowledge: () => {
      if (knowledge) return knowledge;
      const loading = loadKnowledge(database);
      knowledge = loading;
      // A failed read is tried again by the next turn.
      loading.catch(() => {
        if (knowledge === loading) knowledge = undefined;
      });
      return loading;
    },
    answers: () => answers.get(),
    offices: async (homeAreaIds) => {
      const known = offices;
      const missing = [...new Set(homeAreaIds)].filter((id) => !known.has(id));
      if (missing.length > 0) for (const [id, office] of await officesOf(database, missing)) known.set(id, office);
      return homeAreaIds.map((id) => known.get(id) ?? null);
    },
    forget: () => {
      knowledge = undefined;
      answers.forget();
      offices = new Map();
    },
  };
}
