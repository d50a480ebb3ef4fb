import type { ChatMedium, ChatMessage } from '../../channels/web/web-chat-schema.ts';
import type { ConversationState } from './conversation.ts';
import { dayOf } from './day-words.ts';
import type { Outgoing } from './outgoing.ts';

/** One bubble. */
export interface ShownMessage {
  key: string;
  from: ChatMessage['from'];
  at: Date;
  text: string;
  media: ChatMedium[];
  place: boolean;
  /** A press of a button, whose words are not known any more. */
  pressed: boolean;
  calls: { label: string; number: string }[];
  /** Of a photo of ours: what the phone still has of it. */
  clientId: string | null;
  /** Only of the person's own. */
  delivery: 'sending' | 'held' | 'received' | 'refused' | null;
  refusal: string | null;
  /** The first of a day, and of a row of messages of one side. */
  startsDay: boolean;
  startsGroup: boolean;
  endsGroup: boolean;
}

const GROUP_MS = 5 * 60_000;

/** Pure. The whole talk: what the server has, and then what is still here. `online`: whether there is a line at all. */
export function shownMessages(
  { history, outgoing, line }: Pick<ConversationState, 'history' | 'outgoing' | 'line'>,
  online: boolean,
): ShownMessage[] {
  const held = !online || line === 'down';
  const all = [...history.messages.map(fromServer), ...outgoing.map((item) => fromHere(item, held))];
  return all.map((message, index) => {
    const before = all[index - 1];
    const after = all[index + 1];
    return {
      ...message,
      startsDay: !before || dayOf(before.at) !== dayOf(message.at),
      startsGroup: !before || !isGroup(before, message),
      endsGroup: !after || !isGroup(message, after),
    };
  });
}

type Bare = Omit<ShownMessage, 'startsDay' | 'startsGroup' | 'endsGroup'>;

function fromServer(message: ChatMessage): Bare {
  const own = message.from === 'person';
  const isEmpty = message.text === '' && message.media.length === 0 && !message.place;
  return {
    key: (own && message.clientId) || message.id,
    from: message.from,
    at: new Date(message.at),
    text: message.text,
    media: message.media,
    place: message.place !== undefined,
    pressed: own && isEmpty,
    calls: message.calls ?? [],
    clientId: message.clientId ?? null,
    delivery: own ? 'received' : null,
    refusal: null,
  };
}

function fromHere(item: Outgoing, held: boolean): Bare {
  const delivery = { waiting: held ? 'held' : 'sending', stored: 'received', refused: 'refused' } as const;
  return {
    // The same as when it comes back from the server: the bubble stays where it is.
    key: item.clientId,
    from: 'person',
    at: new Date(item.at),
    text: item.shown,
    media: item.kind === 'photo' ? [{ kind: 'photo', state: 'wanted' }] : [],
    place: item.kind === 'message' && item.message.kind === 'place',
    pressed: false,
    calls: [],
    clientId: item.clientId,
    delivery: delivery[item.state],
    refusal: item.words ?? null,
  };
}

function isGroup(before: Bare, after: Bare): boolean {
  return (
    before.from === after.from &&
    dayOf(before.at) === dayOf(after.at) &&
    after.at.getTime() - before.at.getTime() < GROUP_MS
  );
}
