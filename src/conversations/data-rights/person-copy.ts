/** All that is kept of one person, as they get it. Times are ISO 8601 in UTC. */
export interface PersonCopy {
  madeAt: string;
  /** As they said it. */
  name: string | null;
  /** Where the office may call. */
  phone: string | null;
  language: string;
  home: string | null;
  knownSince: string;
  accounts: {
    channel: string;
    /** The platform's id of the person. */
    id: string;
    /** As the platform shows it. */
    name: string | null;
    since: string;
    consentSince: string | null;
  }[];
  consents: { purpose: string; decision: string; text: string; channel: string; at: string }[];
  issues: {
    code: string;
    category: string;
    status: string;
    text: string;
    details: { question: string; answer: string }[];
    place: string | null;
    area: string | null;
    lat: number | null;
    lon: number | null;
    handledBy: string | null;
    createdAt: string;
    /** What they and the office said about it; notes of the office among themselves are not theirs. */
    history: { at: string; by: string; what: string; text: string | null }[];
  }[];
  followed: { code: string; since: string }[];
  ratings: { code: string; score: string; reason: string | null; text: string | null; at: string }[];
  messages: {
    at: string;
    from: 'me' | 'office';
    kind: string;
    text: string | null;
    lat: number | null;
    lon: number | null;
  }[];
  /** What went to the assistant outside, as it went. */
  sentOutside: { at: string; text: string }[];
  media: { id: string; kind: string; state: string; at: string }[];
  requests: { kind: string; state: string; askedAt: string; dueAt: string; doneAt: string | null }[];
}

/** A photo or recording that goes into the file. */
export interface CopiedMedium {
  id: string;
  contentType: string;
  bytes: Buffer;
}
