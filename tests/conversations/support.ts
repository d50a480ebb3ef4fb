import type { Channel } from '../../src/channels/channel.ts';
import type { DrainDeps } from '../../src/conversations/drain-once.ts';
import type { SendDeps } from '../../src/conversations/send-once.ts';
import type { Session } from '../../src/engine/session.ts';
import type { TurnRequest, TurnResult } from '../../src/engine/turn.ts';
import { openWakes } from '../../src/messages/wakes.ts';
import { manualClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { TestDatabase } from '../database.ts';
import { AT_ONCE, CHANNEL, encryption, START } from '../messages/support.ts';

/** The words of an input, for talks that only listen. */
export function heard({ input }: TurnRequest): string {
  if (input.kind === 'choice') return `[${input.id}]`;
  return ('text' in input && input.text) || `<${input.kind}>`;
}

/** A talk that remembers all that it heard, in order, and says so. */
export function listeningTurn(request: TurnRequest): TurnResult {
  const before = (request.session?.frames[0]?.answers.heard as string[] | undefined) ?? [];
  const words = [...before, heard(request)];
  return {
    session: sessionWith({ heard: words }, request.now),
    replies: [{ reply: { text: `${words.length}: ${heard(request)}` } }],
    effects: [],
    collects: true,
    trail: [],
  };
}

export function sessionWith(answers: Record<string, unknown>, askedAt: number): Session {
  return { frames: [{ flow: 'listen', version: 1, step: 'hear', answers }], asked: askedAt.toString(36) };
}

export const CAN: Channel['can'] = {
  buttons: true,
  photo: true,
  place: true,
  textLength: 4_000,
  proactive: true,
  pace: 0,
  addressGapMs: 0,
  abroad: false,
};

export function testDrain(db: TestDatabase, options: Partial<DrainDeps> = {}): DrainDeps {
  return {
    database: db.database,
    clock: manualClock(START),
    logger: silentLogger,
    wakes: openWakes(),
    takeTurn: listeningTurn,
    facts: {
      database: db.database,
      encryption,
      channels: new Map([[CHANNEL.id, { can: CAN, name: 'Kênh thử' }]]),
      knowledge: () => Promise.reject(new Error('nobody asked for it')),
      answers: () => Promise.reject(new Error('nobody asked for it')),
      assistant: false,
      calendarUrl: (key) => `https://nghedan.example/calendar/${key}.ics`,
      offices: async (ids) => ids.map(() => null),
    },
    eraseMedia: () => {},
    delays: AT_ONCE,
    ...options,
  };
}

export interface SentMessage {
  address: string;
  text: string;
  at: number;
}

/** A channel that keeps what it is given; `answer` may throw a `SendError` or wait. */
export function fakeChannel(options: { can?: Partial<Channel['can']>; answer?: (sent: SentMessage) => unknown } = {}) {
  const sent: SentMessage[] = [];
  const channel: SendDeps['channels'][number] = {
    ...CHANNEL,
    name: 'Kênh thử',
    can: { ...CAN, ...options.can },
    send: async (address, reply) => {
      const message = { address, text: reply.text, at: Date.now() };
      await options.answer?.(message);
      sent.push(message);
      return { messageIds: [`sent-${sent.length}`] };
    },
  };
  return { channel, sent };
}

export function testSend(
  db: TestDatabase,
  channel: SendDeps['channels'][number],
  options: Partial<SendDeps> = {},
): SendDeps {
  return {
    database: db.database,
    encryption,
    clock: manualClock(START),
    logger: silentLogger,
    channels: [channel],
    readMedia: () => Promise.reject(new Error('no media here')),
    chance: () => 0.5,
    ...options,
  };
}
