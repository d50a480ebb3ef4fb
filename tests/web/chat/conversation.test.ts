import { afterEach, describe, expect, test } from '@jest/globals';
import type { ChatMessage, ChatMessages } from '../../../src/channels/web/web-chat-schema.ts';
import type { ChatApi, Sent } from '../../../src/web/chat/api.ts';
import { type Conversation, openConversation } from '../../../src/web/chat/conversation.ts';
import type { Kept, Outgoing } from '../../../src/web/chat/outgoing.ts';
import { shownMessages } from '../../../src/web/chat/shown-messages.ts';
import { until } from '../../channels/until.ts';

let stop: (() => void) | undefined;
afterEach(() => stop?.());

const NOW = new Date('2026-11-23T01:00:00Z');
const STORED: Sent = { outcome: 'stored' };

/** A server that stores what it is sent, unless told otherwise. */
function setUp({ queue = [] as Outgoing[] } = {}) {
  const server = {
    messages: [] as ChatMessage[],
    erased: 0,
    answers: [] as (Sent | Error)[],
    reads: [] as (string | null)[],
    sent: [] as string[],
    replyDue: false,
    failReads: false,
    changed: () => {},
  };
  const accept = (clientId: string, text: string) => {
    server.sent.push(text);
    const answer = server.answers.shift() ?? STORED;
    if (answer instanceof Error) throw answer;
    if (answer.outcome === 'stored') server.messages.push(message({ from: 'person', text, clientId }));
    return answer;
  };
  const api: ChatApi = {
    messages: async (after) => {
      server.reads.push(after);
      if (server.failReads) throw new Error('no line');
      const kept = server.messages.filter(({ from }) => from === 'person').length;
      const from = after === null ? 0 : Number(after) - server.erased;
      return {
        messages: server.messages.slice(Math.max(0, from)),
        cursor: String(server.messages.length + server.erased),
        openQuestion: null,
        replyDue: server.replyDue,
        kept,
      } satisfies ChatMessages;
    },
    send: async (sent) => accept(sent.clientId, sent.kind === 'text' ? sent.text : sent.kind),
    sendPhoto: async ({ clientId, caption = '', album }) =>
      accept(clientId, `photo ${caption}${album ? ' album' : ''}`),
    listen: (onChange) => {
      server.changed = onChange;
      return () => {};
    },
  };
  const photos = new Map<string, Blob>();
  let written: readonly Outgoing[] = queue;
  let draft = '';
  const kept: Kept = {
    readQueue: () => [...written],
    writeQueue: (next) => {
      written = next.filter(({ state }) => state !== 'stored');
    },
    readDraft: () => draft,
    writeDraft: (text) => {
      draft = text;
    },
  };
  let ids = 0;
  const conversation = openConversation({
    api,
    kept,
    box: {
      put: async (id, photo) => void photos.set(id, photo),
      get: async (id) => photos.get(id) ?? null,
      remove: async (id) => void photos.delete(id),
    },
    newId: () => {
      ids += 1;
      return `c${ids}`;
    },
    now: () => NOW,
    pauses: { firstRetry: 1, longestRetry: 4, whileDue: 5 },
  });
  return { server, conversation, photos, written: () => written };
}

let count = 0;
function message(more: Partial<ChatMessage>): ChatMessage {
  count += 1;
  return { id: `i${count}`, from: 'assistant', at: NOW.toISOString(), text: '', media: [], ...more };
}

const texts = (conversation: Conversation) =>
  shownMessages(conversation.state(), true).map(({ text, delivery }) => `${text}${delivery ? ` (${delivery})` : ''}`);

describe('what the person wrote', () => {
  test('is shown at once, sent in its order, and stays in its place when it comes back', async () => {
    const { server, conversation } = setUp();
    stop = conversation.start();
    conversation.send({ kind: 'text', text: 'một' }, 'một');
    conversation.send({ kind: 'text', text: 'hai' }, 'hai');
    expect(texts(conversation)).toEqual(['một (sending)', 'hai (sending)']);
    const keys = shownMessages(conversation.state(), true).map(({ key }) => key);
    await until(() => conversation.state().outgoing.length === 0, 'everything is stored');
    expect(server.sent).toEqual(['một', 'hai']);
    expect(texts(conversation)).toEqual(['một (received)', 'hai (received)']);
    expect(shownMessages(conversation.state(), true).map(({ key }) => key)).toEqual(keys);
  });

  test('is sent again until it is stored, and nothing behind it passes', async () => {
    const { server, conversation } = setUp();
    server.answers = [{ outcome: 'later', afterMs: 0 }, { outcome: 'later', afterMs: 3 }, STORED];
    stop = conversation.start();
    conversation.send({ kind: 'text', text: 'một' }, 'một');
    conversation.send({ kind: 'text', text: 'hai' }, 'hai');
    await until(() => server.sent.length === 4 && conversation.state().outgoing.length === 0, 'everything is stored');
    expect(server.sent).toEqual(['một', 'một', 'một', 'hai']);
  });

  test('waits in the store of the browser until then', async () => {
    const { server, conversation, written } = setUp();
    server.answers = Array.from({ length: 1_000 }, () => ({ outcome: 'later', afterMs: 0 }) as const);
    const end = conversation.start();
    conversation.send({ kind: 'text', text: 'giữ lại' }, 'giữ lại');
    await until(() => server.sent.length > 1, 'a second try');
    end();
    expect(written()).toMatchObject([{ state: 'waiting', shown: 'giữ lại' }]);
    const again = setUp({ queue: [...written()] });
    stop = again.conversation.start();
    await until(() => again.server.sent.length === 1 && again.written().length === 0, 'it is stored');
    expect(again.server.sent).toEqual(['giữ lại']);
  });

  test('that is refused stays with its reason, lets others pass, and can be tried again or dropped', async () => {
    const { server, conversation } = setUp();
    server.answers = [{ outcome: 'refused', words: 'Không nhận.' }];
    stop = conversation.start();
    conversation.send({ kind: 'text', text: 'một' }, 'một');
    conversation.send({ kind: 'text', text: 'hai' }, 'hai');
    await until(() => server.sent.length === 2 && conversation.state().outgoing.length === 1, 'the second is stored');
    expect(texts(conversation)).toEqual(['hai (received)', 'một (refused)']);
    expect(conversation.state().outgoing[0]).toMatchObject({ words: 'Không nhận.' });
    conversation.sendAgain('c1');
    await until(() => conversation.state().outgoing.length === 0, 'it is stored');
    expect(server.sent).toEqual(['một', 'hai', 'một']);
    server.answers = [{ outcome: 'refused', words: null }];
    conversation.send({ kind: 'text', text: 'ba' }, 'ba');
    await until(() => conversation.state().outgoing[0]?.state === 'refused', 'it is refused');
    conversation.discard('c3');
    expect(conversation.state().outgoing).toEqual([]);
  });

  test('is sent under a new identity where the server forgot the old one, once', async () => {
    const { server, conversation } = setUp();
    server.answers = [{ outcome: 'unknown_visitor', words: 'Xin mở lại trang.' }, STORED];
    stop = conversation.start();
    conversation.send({ kind: 'text', text: 'một' }, 'một');
    await until(() => conversation.state().outgoing.length === 0, 'it is stored');
    expect(server.sent).toEqual(['một', 'một']);
    const unknown: Sent = { outcome: 'unknown_visitor', words: 'Xin mở lại trang.' };
    server.answers = [unknown, unknown];
    conversation.send({ kind: 'text', text: 'hai' }, 'hai');
    await until(() => conversation.state().outgoing[0]?.state === 'refused', 'it is refused');
    expect(conversation.state().outgoing[0]!.words).toBe('Xin mở lại trang.');
  });

  test('goes with the first of several photos, which belong together', async () => {
    const { server, conversation, photos } = setUp();
    stop = conversation.start();
    const named: string[] = [];
    await conversation.sendPhotos([new Blob(['a']), new Blob(['b'])], 'hai tấm', (clientId) => named.push(clientId));
    await until(() => conversation.state().outgoing.length === 0 && photos.size === 0, 'both are stored');
    expect(server.sent).toEqual(['photo hai tấm album', 'photo  album']);
    expect(named).toHaveLength(2);
  });

  test('a photo whose picture the browser lost is said not to be sent', async () => {
    const lost: Outgoing = { kind: 'photo', clientId: 'x', at: NOW.toISOString(), state: 'waiting', shown: '' };
    const { server, conversation } = setUp({ queue: [lost] });
    stop = conversation.start();
    await until(() => conversation.state().outgoing[0]?.state === 'refused', 'it is refused');
    expect(server.sent).toEqual([]);
  });
});

describe('what the server says', () => {
  test('is read again at every change, and only what is new', async () => {
    const { server, conversation } = setUp();
    server.messages.push(message({ text: 'cũ' }));
    stop = conversation.start();
    await until(() => conversation.state().loading === 'loaded', 'the first reading');
    server.messages.push(message({ text: 'mới' }));
    server.changed();
    await until(() => texts(conversation).length === 2, 'the news');
    expect(server.reads).toEqual([null, '1']);
  });

  test('is read again while an answer is due, although nobody calls', async () => {
    const { server, conversation } = setUp();
    server.replyDue = true;
    stop = conversation.start();
    await until(() => server.reads.length > 3, 'a few readings');
    server.messages.push(message({ text: 'đây ạ' }));
    server.replyDue = false;
    await until(() => texts(conversation).includes('đây ạ'), 'the answer');
  });

  test('is read as a whole while a photo is being checked, for its state changes', async () => {
    const { server, conversation } = setUp();
    const checking = message({ from: 'person', media: [{ kind: 'photo', state: 'wanted' }] });
    server.messages.push(checking);
    stop = conversation.start();
    await until(() => server.reads.length > 1, 'a second reading');
    server.messages[0] = { ...checking, media: [{ kind: 'photo', state: 'stored', url: '/media/x' }] };
    await until(() => conversation.state().history.messages[0]!.media[0]!.state === 'stored', 'the checked photo');
    expect(new Set(server.reads)).toEqual(new Set([null]));
  });

  test('what was erased disappears from the page', async () => {
    const { server, conversation } = setUp();
    server.messages.push(message({ from: 'person', text: 'xóa đi' }), message({ text: 'Vâng.' }));
    stop = conversation.start();
    await until(() => texts(conversation).length === 2, 'the first reading');
    server.messages.shift();
    server.erased = 1;
    server.changed();
    await until(() => texts(conversation).length === 1, 'only what is kept');
    expect(texts(conversation)).toEqual(['Vâng.']);
  });

  test('that cannot be heard is asked again, and said so', async () => {
    const { server, conversation } = setUp();
    server.failReads = true;
    stop = conversation.start();
    await until(() => conversation.state().loading === 'failed', 'the failure');
    expect(conversation.state().line).toBe('down');
    server.failReads = false;
    await until(() => conversation.state().loading === 'loaded', 'the first reading');
    expect(conversation.state().line).toBe('up');
  });
});

test('messages are grouped by side and time, and each day begins anew', () => {
  const at = (time: string, from: ChatMessage['from']) => message({ at: `2026-11-${time}:00Z`, from, text: time });
  const history = {
    messages: [
      at('22T16:58', 'assistant'),
      at('22T17:01', 'assistant'),
      at('22T17:03', 'assistant'),
      at('22T17:04', 'staff'),
      at('22T17:20', 'staff'),
    ],
    ...{ cursor: '5', openQuestion: null, replyDue: false, kept: 0 },
  };
  const shown = shownMessages({ history, outgoing: [], line: 'up' }, true);
  expect(shown.map(({ startsDay }) => startsDay)).toEqual([true, true, false, false, false]);
  expect(shown.map(({ startsGroup }) => startsGroup)).toEqual([true, true, false, true, true]);
  expect(shown.map(({ endsGroup }) => endsGroup)).toEqual([true, false, true, true, true]);
});
