import type { SwiftTalk } from '../messages/swift-talk-view.ts';

/** A talk as this process left it, so that the next update needs not read it again. */
export interface KeptTalk extends SwiftTalk {
  /** As the platform shows the person. */
  name: string | undefined;
  /** The message that is on its way; when it has arrived the conversation is quiet again. */
  awaits: bigint | undefined;
}

/** To be changed: a talk that is kept may be in somebody's hand. Written out: spreading it takes ten times as long. */
export function copyOf(talk: KeptTalk): KeptTalk {
  return {
    id: talk.id,
    personId: talk.personId,
    addressId: talk.addressId,
    versions: talk.versions,
    nameCipher: talk.nameCipher,
    collects: talk.collects,
    inputs: talk.inputs,
    session: talk.session,
    lang: talk.lang,
    homeAreaId: talk.homeAreaId,
    announcements: talk.announcements,
    followUp: talk.followUp,
    assistant: talk.assistant,
    handedBackAt: talk.handedBackAt,
    isQuiet: talk.isQuiet,
    name: talk.name,
    awaits: talk.awaits,
  };
}

/**
 * Talks of people who wrote lately, by account and address. Nothing is lost with one, and none is believed: what is committed on its
 * ground must find the rows as they were read, so that a change by whomever, in whatever process, only makes it worthless.
 */
export interface KeptTalks {
  get(key: string): KeptTalk | undefined;
  keep(key: string, talk: KeptTalk): void;
  forget(key: string): void;
}

/** A person who writes keeps writing for some minutes. */
const KEPT_MS = 10 * 60_000;
/** Each takes about a kilobyte. */
const MOST_KEPT = 10_000;

export function keepTalks({ clock, most = MOST_KEPT }: { clock: { real(): Date }; most?: number }): KeptTalks {
  /** The one that was not used for longest is first. */
  const talks = new Map<string, { talk: KeptTalk; until: number }>();
  return {
    get: (key) => {
      const kept = talks.get(key);
      if (!kept || kept.until > clock.real().getTime()) return kept?.talk;
      talks.delete(key);
      return undefined;
    },
    keep: (key, talk) => {
      talks.delete(key);
      talks.set(key, { talk, until: clock.real().getTime() + KEPT_MS });
      if (talks.size > most) talks.delete(talks.keys().next().value!);
    },
    forget: (key) => {
      talks.delete(key);
    },
  };
}
