import { describe, expect, test } from '@jest/globals';
import { comeBack, type Input, overhear, type Session, type TurnRequest } from '../../src/engine/index.ts';
import { Chat } from './chat.ts';
import { catalogue } from './sample-flows.ts';

const asTold = (chat: Chat) => ({ session: chat.session, now: chat.now, lang: 'vi' as const });
const textsOf = ({ replies }: ReturnType<typeof comeBack>) =>
  replies.map((one) => ('reply' in one ? one.reply.text : ''));

/** A conversation whose report was interrupted by somebody else, who has gone. */
function interrupted(): { chat: Chat; said: string[] } {
  const chat = new Chat();
  chat.says('đèn hỏng');
  const before = JSON.stringify(chat.session);
  const turn = comeBack(catalogue, asTold(chat));
  expect(JSON.stringify(chat.session)).toBe(before);
  chat.session = JSON.parse(JSON.stringify(turn.session)) as Session | null;
  chat.replies = turn.replies.flatMap((one) => ('reply' in one ? [one.reply] : []));
  return { chat, said: textsOf(turn) };
}

describe('coming back after somebody else had the talk', () => {
  test('a talk that has kept something asks whether it goes on', () => {
    const { chat, said } = interrupted();
    expect(said).toEqual([expect.stringContaining('đèn hỏng')]);
    expect(chat.at).toBe('report.where > continue-or-anew.ask');
    expect(chat.says('1')).toEqual(['trở lại\n\nỞ đâu? (đã ghi: đèn hỏng)']);
  });

  test('anew, with nothing said yet, shows what can be done', () => {
    const { chat } = interrupted();
    expect(chat.says('2')).toEqual(['Cần gì ạ?']);
    expect(chat.at).toBe('menu.ask');
  });

  test('who tells on instead of answering is plainly going on', () => {
    const { chat } = interrupted();
    expect(chat.says('ở chợ')).toEqual([expect.stringContaining('đèn hỏng')]);
    chat.says('chỗ cổng chợ');
    expect(chat.at).toBe('report.where');
  });

  test('what merely lay over it, and what has kept nothing, is over', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('menu');
    expect(comeBack(catalogue, asTold(chat)).session!.frames.map(({ flow }) => flow)).toEqual([
      'report',
      'continue-or-anew',
    ]);
    const idle = new Chat();
    idle.says('menu');
    expect(comeBack(catalogue, asTold(idle))).toMatchObject({ session: null, replies: [] });
    expect(comeBack(catalogue, { session: null, now: 0, lang: 'vi' })).toMatchObject({ session: null, replies: [] });
  });

  test('a flow that is there no more is over', () => {
    const session = { frames: [{ flow: 'gone', version: 1, step: 'x', answers: { a: 1 } }], asked: '0' };
    expect(comeBack(catalogue, { session, now: 0, lang: 'vi' })).toMatchObject({ session: null, replies: [] });
  });
});

describe('overhearing', () => {
  const chat = new Chat();
  chat.says('đèn hỏng');
  const request = (input: Input): TurnRequest => ({ ...asTold(chat), input, facts: chat.facts });
  const danger: Input = { kind: 'text', text: 'cháy' };
  const screen = (dropsTalks: boolean) => ({
    ...catalogue,
    screen: (input: Input) => ('text' in input && input.text === 'cháy' ? { flow: 'menu', dropsTalks } : null),
  });

  test.each<Input>([
    { kind: 'text', text: 'menu' },
    { kind: 'text', text: 'hủy' },
    { kind: 'text', text: '/abc' },
    { kind: 'choice', id: 'x' },
    { kind: 'photos', media: [] },
    { kind: 'sticker' },
  ])('nothing is said, decided or changed by %j', (input) => {
    expect(overhear(screen(false), request(input))).toEqual({
      ...{ session: chat.session, replies: [], effects: [], trail: [], collects: false },
    });
  });

  test('what must come before anything else is said, and the talk stays as it was', () => {
    const turn = overhear(screen(false), request(danger)) as ReturnType<typeof comeBack>;
    expect(textsOf(turn)).toEqual(['Cần gì ạ?']);
    expect(turn.session).toEqual(chat.session);
  });

  test('where what came first gives the talks up, they are', () => {
    expect(overhear(screen(true), request(danger))).toMatchObject({ session: null });
  });
});
