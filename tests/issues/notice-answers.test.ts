import { expect, test } from '@jest/globals';
import type { PersonFact } from '../../flows/facts.ts';
import { catalogue } from '../../flows/index.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { factKey, takeTurn } from '../../src/engine/index.ts';
import { type Notice, noticeMessage } from '../../src/issues/notice.ts';

const now = new Date('2026-11-23T08:00:00+07:00');
const person: PersonFact = {
  consented: true,
  lang: 'vi',
  channelName: 'Zalo',
  abroad: false,
  can: { buttons: true, place: true, photo: true },
  homeAreaId: null,
  announcements: false,
  followUp: false,
  assistant: 'off',
  office: { name: 'Phường', phone: null, address: null, hours: null },
};
const facts = new Map<string, unknown>([
  [factKey({ fact: 'person' }), person],
  [factKey({ fact: 'knowledge' }), sampleKnowledge()],
  [factKey({ fact: 'my_issue', args: { code: 'VC-0427' } }), null],
]);

/** What the talk decides when a resident answers a notice in these words. */
function answer(notice: Notice, text: string) {
  const { question } = noticeMessage(notice, { code: 'VC-0427', lang: 'vi', now });
  const turn = takeTurn(catalogue, {
    session: null,
    input: { kind: 'text', text },
    facts,
    now: now.getTime() + 60_000,
    lang: 'vi',
    questions: [{ ...question!, id: '1', sentAt: now.getTime() }],
  });
  if ('need' in turn) throw new Error(`needs ${turn.need.map(({ fact }) => fact).join()}`);
  return { answered: turn.answered, effects: turn.effects };
}

test.each(['1', 'Xong rồi', 'xong', 'da xong', 'được rồi'])('“%s” to “is it done?” confirms', (text) => {
  expect(answer({ kind: 'done', text: 'Đã thay bóng.' }, text)).toEqual({
    answered: '1',
    effects: [{ effect: 'confirm_issue', args: { code: 'VC-0427' } }],
  });
});

test.each(['2', 'Chưa', 'chua', 'chưa ạ', 'chua xong'])('“%s” to “is it done?” opens it again', (text) => {
  expect(answer({ kind: 'done', text: 'Đã thay bóng.' }, text)).toEqual({
    answered: '1',
    effects: [{ effect: 'reopen_issue', args: { code: 'VC-0427', media: [] } }],
  });
});

test('whatever is said to a question of the staff is its answer', () => {
  expect(answer({ kind: 'question', text: 'Cột số mấy ạ?' }, 'cột số 5 trước cổng đình')).toEqual({
    answered: '1',
    effects: [{ effect: 'answer_staff', args: { code: 'VC-0427', media: [], text: 'cột số 5 trước cổng đình' } }],
  });
});

test('the answer to a question about a part names the part', () => {
  expect(answer({ kind: 'question', text: 'Cột số mấy ạ?', part: 'VC-0431' }, 'cột số 5')).toEqual({
    answered: '1',
    effects: [{ effect: 'answer_staff', args: { code: 'VC-0427', media: [], text: 'cột số 5', part: 'VC-0431' } }],
  });
});
