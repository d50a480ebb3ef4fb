import { describe, expect, test } from '@jest/globals';
import { EngineError, factKey, type TurnRequest, takeTurn } from '../../src/engine/index.ts';
import { Chat } from './chat.ts';
import { catalogue } from './sample-flows.ts';

const request = (over: Partial<TurnRequest>): TurnRequest => ({
  session: null,
  input: { kind: 'text', text: 'xin chào' },
  facts: new Map([['person', { admitted: true }]]),
  now: 1_800_000_000_000,
  lang: 'vi',
  ...over,
});

describe('a talk from beginning to end', () => {
  test('asks, remembers, decides on an effect and says what came of it', () => {
    const chat = new Chat();
    expect(chat.says('đèn hỏng')).toEqual(['Ở đâu? (đã ghi: đèn hỏng)']);
    expect(chat.replies[0]!.choices!.map(({ label }) => label)).toEqual(['Ở đây', 'Đằng kia']);
    expect(chat.says('1')).toEqual(['Đã nhận VC-0001.']);
    expect(chat.effects).toEqual([{ effect: 'file', args: { text: 'đèn hỏng' } }]);
    expect(chat.session).toBeNull();
  });

  test('the trail names the step that took the input and those that were entered', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('1');
    expect(chat.last.trail.map(({ step }) => step)).toEqual(['where', 'file']);
  });

  test('only a step that collects, or no talk at all, lets fragments be joined', () => {
    const chat = new Chat();
    chat.says('hả');
    expect(chat.last.collects).toBe(true);
    chat.says('đèn hỏng');
    expect(chat.last.collects).toBe(false);
    chat.says('1');
    expect(chat.last.collects).toBe(true);
  });

  test('speaks the language of the person', () => {
    const turn = takeTurn(catalogue, request({ lang: 'en', input: { kind: 'text', text: 'a light is out' } }));
    expect(turn).toMatchObject({ replies: [{ reply: { text: 'Where? (noted: a light is out)' } }] });
  });

  test('an input that needs no answer leaves nothing behind', () => {
    expect(takeTurn(catalogue, request({ input: { kind: 'deleted' } }))).toMatchObject({ session: null, replies: [] });
  });

  test('characters that the database refuses never reach a session', () => {
    const chat = new Chat();
    chat.says('đèn\u0000 hỏng \uD83D hẳn 😀');
    expect(chat.session!.frames[0]!.answers.text).toBe('đèn hỏng  hẳn 😀');
  });
});

describe('an answer to the offered choices', () => {
  const answered = (text: string) => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says(text);
    return chat.last.trail.at(-1)!.step === 'file' ? (chat.last.effects.length === 1 ? 'taken' : '') : 'not understood';
  };

  test.each([
    '1',
    '1.',
    ' 2 ',
    'so 1',
    'số 1',
    'Số 2.',
    'một',
    'hai',
    'câu 2',
    '(1)',
    'Ở đây',
    'o day',
    'Ở ĐÂY!',
    'bên kia',
    'đằng ấy',
  ])('is understood as “%s”', (text) => expect(answered(text)).toBe('taken'));

  test.each(['3', '0', '12', '1-2', '1/2', 'ba', 'ở đâu', '1 2', 'số'])('is not guessed from “%s”', (text) =>
    expect(answered(text)).toBe('not understood'),
  );

  test('reaches the step as the id that the flow wrote', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('đằng kia');
    expect(chat.last.trail.map(({ step }) => step)).toEqual(['where', 'file']);
  });

  test('that comes with a photo is no choice', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.hear({ kind: 'text', text: '1', media: [{ id: 'p', kind: 'photo' }] });
    expect(chat.at).toBe('report.where');
  });
});

describe('an answer that is not understood', () => {
  test('is asked for again in other words, and from the third time on a person is offered', () => {
    const chat = new Chat();
    expect(chat.says('hả')).toEqual(['Việc gì ạ?']);
    expect(chat.says('hả')).toEqual(['Kể giúp một câu.']);
    expect(chat.says('hả')).toEqual(['Kể giúp một câu.']);
    expect(chat.says('hả')).toEqual(['gọi 0222\n\nKể giúp một câu.']);
    chat.says('đèn hỏng');
    expect(chat.session!.misses).toBeUndefined();
  });

  test('leaves the buttons of the question as they were', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    const button = chat.button('Ở đây');
    chat.says('hả');
    chat.presses(button);
    expect(chat.session).toBeNull();
  });

  test('something that is taken on the side leaves the question open without repeating it', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    const button = chat.button('Ở đây');
    expect(chat.hear({ kind: 'photos', media: [] })).toEqual(['Đã nhận ảnh.']);
    chat.presses(button);
    expect(chat.effects).toHaveLength(1);
  });
});

describe('a button of an earlier question', () => {
  test('is not taken for an answer to the present one', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    const button = chat.button('Ở đây');
    chat.says('menu');
    expect(chat.presses(button)).toEqual(['nút cũ\n\nCần gì ạ?']);
    expect(chat.effects).toEqual([]);
  });

  test('of the same question in an earlier report is not taken either', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    const button = chat.button('Ở đây');
    chat.presses(button);
    chat.says('rác nhiều');
    expect(chat.presses(button)).toEqual(['nút cũ\n\nỞ đâu? (đã ghi: rác nhiều)']);
    expect(chat.at).toBe('report.where');
  });

  test('shows the menu when nothing is being talked about', () => {
    const chat = new Chat();
    expect(chat.presses('here.x1')).toEqual(['nút cũ\n\nCần gì ạ?']);
  });

  test('of nothing at all does no harm', () => {
    const chat = new Chat();
    expect(chat.presses('')).toEqual(['nút cũ\n\nCần gì ạ?']);
    expect(chat.presses('q.q.q')).toEqual(['nút cũ\n\nCần gì ạ?']);
  });
});

describe('facts', () => {
  test('that are missing end the turn with what is needed, those of the catalogue included', () => {
    const result = takeTurn(catalogue, request({ facts: new Map(), input: { kind: 'text', text: 'thời tiết' } }));
    expect(result).toEqual({ need: [{ fact: 'person' }] });
    const next = takeTurn(catalogue, request({ input: { kind: 'text', text: 'thời tiết' } }));
    expect(next).toEqual({ need: [{ fact: 'weather' }] });
  });

  test('are said once they are there', () => {
    expect(new Chat().says('thời tiết')).toEqual(['Trời nắng.', 'Ở đâu? (đã ghi: )']);
  });

  test('have a key that does not depend on the order of arguments', () => {
    expect(factKey({ fact: 'a' })).toBe('a');
    expect(factKey({ fact: 'a', args: { x: 1, y: 2 } })).toBe(factKey({ fact: 'a', args: { y: 2, x: 1 } }));
    expect(factKey({ fact: 'a', args: { x: 1 } })).not.toBe(factKey({ fact: 'a', args: { x: 2 } }));
  });
});

describe('guards', () => {
  test('a flow that runs in circles ends with generic words and the reason in the trail', () => {
    const chat = new Chat();
    expect(chat.says('broken circle')).toEqual(['trục trặc']);
    expect(chat.session).toBeNull();
    expect(chat.last.trail.at(-1)).toEqual({ flow: 'broken', step: 'circle!too_many_steps' });
  });

  test('a flow that talks without end does, too', () => {
    const chat = new Chat();
    expect(chat.says('broken talk')).toEqual(['trục trặc']);
    expect(chat.last.trail.at(-1)).toEqual({ flow: 'broken', step: 'talk!too_many_replies' });
  });

  test('a flow that throws is a bug that is named by flow and step', () => {
    const turn = () => new Chat().says('broken throws');
    expect(turn).toThrow(EngineError);
    expect(turn).toThrow('flow broken, step throws');
  });
});
