import type { Purpose } from '../../../flows/effects.ts';
import type { PersonFact } from '../../../flows/facts.ts';

/** What ends with a consent. */
export const withoutPurpose: Readonly<Record<Purpose, Partial<PersonFact>>> = {
  reports: { consented: false, announcements: false, followUp: false, assistant: 'refused' },
  announcements: { announcements: false },
  follow_up: { followUp: false },
  assistant: { assistant: 'refused' },
};
