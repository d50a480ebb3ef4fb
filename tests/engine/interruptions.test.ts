import { describe, expect, test } from '@jest/globals';
import type { MediaRef, OutsideQuestion } from '../../src/engine/index.ts';
import { Chat } from './chat.ts';

const MINUTE = 60_000;

describe('words that work at any step', () => {
  test.each(['menu', 'MENU', 'Trợ giúp', 'tro giup', '/menu', '/START', '/menu@nghe_dan_bot', '/start x1', 'menu!'])(
    '“%s” shows the menu',
    (text) => {
      const chat = new Chat();
      chat.says('hả');
      expect(chat.says(text)).toEqual(['Cần gì ạ?']);
    },
  );

  test('interrupt a talk that has kept something, and it goes on by choice', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('menu');
    expect(chat.at).toBe('report.where > menu.ask');
    expect(chat.replies[0]!.choices!.map(({ label }) => label)).toEqual(['Báo việc', 'Tiếp tục']);
    expect(chat.says('tiếp tục')).toEqual(['trở lại\n\nỞ đâu? (đã ghi: đèn hỏng)']);
    expect(chat.at).toBe('report.where');
  });

  test('replace a talk that has kept nothing', () => {
    const chat = new Chat();
    chat.says('hả');
    chat.says('menu');
    expect(chat.at).toBe('menu.ask');
  });

  test('a new talk of the same kind does not drop the interrupted one: whether to go on with it is asked', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('menu');
    chat.says('báo việc');
    expect(chat.at).toBe('report.where > continue-or-anew.ask');
    chat.says('tiếp tục');
    expect(chat.at).toBe('report.where');
    chat.says('menu');
    chat.says('báo việc');
    chat.says('làm mới');
    expect(chat.at).toBe('report.what');
  });

  test('a first message at the menu leaves the menu', () => {
    const chat = new Chat();
    chat.says('menu');
    chat.says('rác nhiều');
    expect(chat.at).toBe('report.where');
  });

  test('an unknown command is answered and the question asked again', () => {
    const chat = new Chat();
    expect(chat.says('/gì_đó')).toEqual(['Ở đâu? (đã ghi: /gì_đó)']);
    expect(chat.says('/abc')).toEqual(['lệnh lạ\n\nỞ đâu? (đã ghi: /gì_đó)']);
  });

  test('never more than three talks lie one over the other', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('ai đó');
    chat.says('menu');
    chat.says('VC-12');
    expect(chat.session!.frames.length).toBeLessThanOrEqual(3);
  });
});

describe('cancelling', () => {
  test('gives up what was told and says that nothing was sent', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    expect(chat.says('HỦY')).toEqual(['đã hủy']);
    expect(chat.session).toBeNull();
  });

  test('asks nothing when nothing was told', () => {
    const chat = new Chat();
    chat.says('hả');
    expect(chat.says('/huy')).toEqual(['không có gì để hủy']);
    expect(new Chat().says('hủy')).toEqual(['không có gì để hủy']);
  });

  test('at the menu gives up the talk below it', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.says('menu');
    expect(chat.says('huy')).toEqual(['đã hủy']);
    expect(chat.session).toBeNull();
  });
});

describe('a short text that is recognised', () => {
  test('interrupts, and the talk goes on with its question', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    expect(chat.says('VC-12')).toEqual(['Cảm ơn, VC-12.', 'trở lại\n\nỞ đâu? (đã ghi: đèn hỏng)']);
  });

  test('is recognised under a photo as well; a photo without words is none', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    const media: MediaRef[] = [{ id: 'p1', kind: 'photo' }];
    expect(chat.hear({ kind: 'photos', media, text: 'VC-12' })[0]).toBe('Cảm ơn, VC-12.');
    expect(chat.hear({ kind: 'text', text: 'VC-12', media })[0]).toBe('Cảm ơn, VC-12.');
    expect(chat.hear({ kind: 'photos', media })[0]).not.toContain('Cảm ơn');
  });
});

describe('somebody who must pass a gate first', () => {
  const stranger = () => {
    const chat = new Chat();
    chat.facts.set('person', { admitted: false });
    return chat;
  };

  test('is led there by a first message, a word, a code or an old button', () => {
    expect(stranger().says('đèn hỏng')).toEqual(['Đồng ý không?']);
    expect(stranger().says('menu')).toEqual(['Đồng ý không?']);
    expect(stranger().says('VC-12')).toEqual(['Đồng ý không?']);
    expect(stranger().presses('x.y')).toEqual(['nút cũ\n\nĐồng ý không?']);
    expect(stranger().says('/abc')).toEqual(['lệnh lạ\n\nĐồng ý không?']);
  });

  test('is asked again at the gate, and words that are open to all come back to it', () => {
    const chat = stranger();
    chat.says('đèn hỏng');
    expect(chat.says('menu')).toEqual(['Đồng ý không?']);
    expect(chat.at).toBe('gate.ask');
    expect(chat.says('ai đó')).toEqual(['Cảm ơn, X.', 'trở lại\n\nĐồng ý không?']);
  });

  test('is not asked whether to continue, however late it is', () => {
    const chat = stranger();
    chat.says('đèn hỏng');
    chat.now += 600 * MINUTE;
    expect(chat.says('gì thế')).toEqual(['Đồng ý không?']);
  });
});

describe('after a long silence', () => {
  const late = () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.now += 31 * MINUTE;
    return chat;
  };

  test('an answer in words is kept while it is asked whether to go on', () => {
    const chat = late();
    expect(chat.says('ngoài kia kìa')).toEqual(['tiếp tục “đèn hỏng” hay làm mới?']);
    expect(chat.says('1')).toEqual(['Ở đâu? (đã ghi: đèn hỏng)']);
    expect(chat.at).toBe('report.where');
    expect(chat.session!.misses).toBe(1);
  });

  test('on “anew” it is the first message of a new talk', () => {
    const chat = late();
    chat.says('rác nhiều');
    expect(chat.says('làm mới')).toEqual(['Ở đâu? (đã ghi: rác nhiều)']);
    expect(chat.session!.frames).toHaveLength(1);
  });

  test('who tells on instead of answering is going on', () => {
    const chat = late();
    chat.says('ngoài kia');
    expect(chat.says('xa lắm')).toEqual(['tiếp tục “đèn hỏng” hay làm mới?']);
    chat.says('đi mãi');
    expect(chat.at).toBe('report.where');
  });

  test('a choice of the present question is simply taken', () => {
    const typed = late();
    expect(typed.says('1')).toEqual(['Đã nhận VC-0001.']);
    const pressed = new Chat();
    pressed.says('đèn hỏng');
    const button = pressed.button('Ở đây');
    pressed.now += 500 * MINUTE;
    expect(pressed.presses(button)).toEqual(['Đã nhận VC-0001.']);
  });

  test('a talk that has kept nothing just goes on', () => {
    const chat = new Chat();
    chat.says('hả');
    chat.now += 500 * MINUTE;
    expect(chat.says('đèn hỏng')).toEqual(['Ở đâu? (đã ghi: đèn hỏng)']);
  });

  test('just under half an hour nothing is asked', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.now += 29 * MINUTE;
    expect(chat.says('ngoài kia kìa')).toEqual(['Ở đâu? (đã ghi: đèn hỏng)']);
  });
});

describe('a flow that has changed meanwhile', () => {
  const waitingAt = (flow: string, step: string, below: { flow: string; step: string }[] = []) => {
    const chat = new Chat();
    const frame = (at: { flow: string; step: string }) => ({
      ...at,
      version: 0,
      answers: { text: 'đèn hỏng', code: 'A' },
    });
    chat.session = { frames: [...below, { flow, step }].map(frame), asked: (chat.now - 1_000).toString(36) };
    return chat;
  };

  test('a renamed step is found', () => {
    const chat = waitingAt('report', 'place');
    expect(chat.says('đằng kia')).toEqual(['Đã nhận VC-0001.']);
  });

  test('a number given to another version is not trusted', () => {
    const chat = waitingAt('report', 'where');
    expect(chat.says('1')).toEqual(['Ở đâu? (đã ghi: đèn hỏng)']);
    expect(chat.effects).toEqual([]);
    expect(chat.says('1')).toEqual(['Đã nhận VC-0001.']);
  });

  test('a step that is gone begins the flow again with the answers kept, and says so', () => {
    const chat = waitingAt('report', 'nowhere');
    expect(chat.says('đằng kia')).toEqual(['đã đổi\n\nViệc gì ạ?']);
    expect(chat.session!.frames[0]!.answers).toMatchObject({ text: 'đèn hỏng' });
  });

  test('a flow that is gone ends, and says so', () => {
    const chat = waitingAt('gone', 'x');
    expect(chat.says('đằng kia')).toEqual(['không còn']);
    expect(chat.session).toBeNull();
  });

  test('what lies below goes on, without what is gone there', () => {
    const chat = waitingAt('gone', 'x', [
      { flow: 'gone-too', step: 'y' },
      { flow: 'report', step: 'place' },
    ]);
    expect(chat.says('1')).toEqual(['không còn\n\ntrở lại\n\nỞ đâu? (đã ghi: đèn hỏng)']);
    expect(chat.at).toBe('report.where');
  });
});

describe('questions from outside', () => {
  const question = (id: string, sentAt: number, over: Partial<OutsideQuestion> = {}): OutsideQuestion => ({
    id,
    sentAt,
    choices: [
      { id: 'yes', label: 'Sáng rồi', words: ['sáng'], starts: { flow: 'follow', step: 'yes', answers: { code: id } } },
      { id: 'no', label: 'Chưa', starts: { flow: 'follow', step: 'no', answers: { code: id } } },
    ],
    ...over,
  });
  const free = { choices: [], anything: { flow: 'follow', step: 'take', answers: { code: 'F' } } };

  test('are answered by number, words or button', () => {
    for (const answer of ['1', 'sáng rồi', 'SANG']) {
      const chat = new Chat();
      chat.questions = [question('17', chat.now - 1_000)];
      expect(chat.says(answer)).toEqual(['Cảm ơn, 17.']);
      expect(chat.last.answered).toBe('17');
    }
    const chat = new Chat();
    chat.questions = [question('17', chat.now - 1_000)];
    expect(chat.presses('q17.yes')).toEqual(['Cảm ơn, 17.']);
  });

  test('push a talk over the present one, which then asks its question again', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    chat.questions = [question('17', chat.now)];
    chat.now += 1_000;
    expect(chat.says('chưa')).toEqual(['Sao ạ?']);
    expect(chat.at).toBe('report.where > follow.no');
    expect(chat.says('tối om')).toEqual(['Đã ghi.', 'trở lại\n\nỞ đâu? (đã ghi: đèn hỏng)']);
  });

  test('a number answers whichever asked last', () => {
    const chat = new Chat();
    chat.questions = [question('17', chat.now)];
    chat.now += 1_000;
    chat.says('đèn hỏng');
    expect(chat.says('1')).toEqual(['Đã nhận VC-0001.']);
    expect(chat.says('1')).toEqual(['Cảm ơn, 17.']);
  });

  test('of several open ones the newest is meant, and a reply names another', () => {
    const chat = new Chat();
    chat.questions = [question('17', chat.now - 2_000), question('18', chat.now - 1_000)];
    expect(chat.says('1', '17')).toEqual(['Cảm ơn, 17.']);
    expect(chat.says('1')).toEqual(['Cảm ơn, 18.']);
  });

  test('a question that takes free words takes them, and photos', () => {
    const chat = new Chat();
    chat.questions = [question('17', chat.now - 1_000, free)];
    expect(chat.says('cột số 12')).toEqual(['Đã ghi.']);
    expect(chat.effects).toEqual([{ effect: 'note', args: { text: 'cột số 12' } }]);
    chat.questions = [question('18', chat.now - 1_000, free)];
    chat.hear({ kind: 'photos', media: [{ id: 'p', kind: 'photo' }] });
    expect(chat.last.answered).toBe('18');
  });

  test('a word that works everywhere is no answer to one, unless it quotes it', () => {
    const chat = new Chat();
    chat.questions = [question('17', chat.now - 1_000, free)];
    expect(chat.says('menu')).toEqual(['Cần gì ạ?']);
    chat.says('menu', '17');
    expect(chat.last.answered).toBe('17');
  });

  test('words that are no choice of one are a first message', () => {
    const chat = new Chat();
    chat.questions = [question('17', chat.now - 1_000)];
    expect(chat.says('rác nhiều')).toEqual(['Ở đâu? (đã ghi: rác nhiều)']);
    expect(chat.last.answered).toBeUndefined();
  });

  test('a button of one that is closed is an old button', () => {
    const chat = new Chat();
    expect(chat.presses('q17.yes')).toEqual(['nút cũ\n\nCần gì ạ?']);
    chat.questions = [question('17', chat.now)];
    expect(chat.presses('q17.maybe')).toEqual(['nút cũ\n\nCần gì ạ?']);
  });

  test('a reply to something else changes nothing', () => {
    const chat = new Chat();
    chat.says('đèn hỏng');
    expect(chat.says('1', '99')).toEqual(['Đã nhận VC-0001.']);
  });
});
