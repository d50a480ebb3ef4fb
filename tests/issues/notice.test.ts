import { describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../src/issues/issue-schema.ts';
import { type Notice, noticeMessage } from '../../src/issues/notice.ts';

const now = new Date('2026-11-23T08:00:00+07:00');
const dueAt = new Date('2026-11-26T17:00:00+07:00');
const say = (notice: Notice, lang: 'vi' | 'en' = 'vi') => noticeMessage(notice, { code: 'VC-0427', lang, now });

describe('what the resident is told', () => {
  test.each<[Notice, string]>([
    [
      { kind: 'triaged' },
      'Cán bộ đã xem phản ánh VC-0427 và đang chọn nơi xử lý. Có tin mới, chúng tôi báo ông/bà ngay.',
    ],
    [
      { kind: 'assigned', unit: 'Công an phường', dueAt },
      'Phản ánh VC-0427 đã chuyển Công an phường. Ông/bà sẽ có trả lời chậm nhất thứ Năm, 26/11.',
    ],
    [{ kind: 'in_progress', text: null }, 'Phản ánh VC-0427 đang được làm.\nCó kết quả, chúng tôi báo ông/bà ngay.'],
    [
      { kind: 'in_progress', text: 'Đang chờ bóng đèn mới.' },
      'Phản ánh VC-0427 đang được làm.\nĐang chờ bóng đèn mới.\nCó kết quả, chúng tôi báo ông/bà ngay.',
    ],
    [
      { kind: 'question', text: 'Cột đèn số mấy ạ?' },
      'Về phản ánh VC-0427, cán bộ hỏi:\nCột đèn số mấy ạ?\nÔng/bà nhắn hoặc gửi ảnh trả lời tại đây trong 7 ngày. Quá hạn, chúng tôi làm tiếp theo tin đã có.',
    ],
    [
      { kind: 'answered', text: 'Tuần sau đội cây xanh sẽ cắt cành.' },
      'Trả lời phản ánh VC-0427:\nTuần sau đội cây xanh sẽ cắt cành.\nNếu thấy chưa được, ông/bà nhắn: VC-0427.',
    ],
    [
      { kind: 'done', text: 'Đã thay bóng lúc 15 giờ hôm nay.' },
      'Nơi xử lý báo đã làm xong phản ánh VC-0427:\nĐã thay bóng lúc 15 giờ hôm nay.\nÔng/bà xem giúp, việc này xong chưa ạ?',
    ],
    [
      { kind: 'refused', refusal: 'not_ours', text: 'Ông/bà gọi Điện lực giúp.' },
      'Phản ánh VC-0427 chúng tôi không nhận xử lý được vì việc này không thuộc trách nhiệm của phường.\nÔng/bà gọi Điện lực giúp.\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.',
    ],
    [
      { kind: 'refused', refusal: 'other', text: 'Nhà đã dỡ.' },
      'Phản ánh VC-0427 chúng tôi không nhận xử lý được.\nNhà đã dỡ.\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.',
    ],
    [{ kind: 'reopened' }, 'Phản ánh VC-0427 được mở lại để xem thêm. Có kết quả, chúng tôi báo ông/bà ngay.'],
    [
      { kind: 'promise_moved', dueAt },
      'Phản ánh VC-0427 cần thêm thời gian. Ông/bà sẽ có trả lời chậm nhất thứ Năm, 26/11. Mong ông/bà thông cảm.',
    ],
  ])('$kind', (notice, text) => {
    expect(say(notice).reply.text).toBe(text);
  });

  test('a day that is over is not promised again', () => {
    const { text } = say({ kind: 'assigned', unit: 'Công an phường', dueAt: new Date(now.getTime() - 1) }).reply;
    expect(text).toBe('Phản ánh VC-0427 đã chuyển Công an phường. Có kết quả, chúng tôi báo ông/bà ngay.');
  });

  test('whoever talks English is told in English, with the same parts', () => {
    const all: Notice[] = [
      { kind: 'triaged' },
      { kind: 'assigned', unit: 'UNIT', dueAt },
      { kind: 'in_progress', text: 'WORDS' },
      { kind: 'question', text: 'WORDS' },
      { kind: 'answered', text: 'WORDS' },
      { kind: 'done', text: 'WORDS' },
      ...REFUSALS.map((refusal) => ({ kind: 'refused' as const, refusal, text: 'WORDS' })),
      { kind: 'reopened' },
      { kind: 'promise_moved', dueAt },
    ];
    for (const notice of all) {
      const vi = say(notice, 'vi').reply;
      const en = say(notice, 'en').reply;
      expect(en.text).not.toBe(vi.text);
      for (const part of ['VC-0427', 'WORDS', 'UNIT', '26/11'])
        expect([part, en.text.includes(part)]).toEqual([part, vi.text.includes(part)]);
    }
  });
});

describe('what the resident can do with it', () => {
  test('“is it done?” has two buttons that start the flow for the fix', () => {
    const { reply, question } = say({ kind: 'done', text: 'Đã thay bóng.' });
    expect(reply.choices?.map(({ id, label }) => ({ id, label }))).toEqual([
      { id: 'fixed', label: 'Xong rồi' },
      { id: 'not-fixed', label: 'Chưa' },
    ]);
    expect(question?.choices.map(({ starts }) => starts)).toEqual([
      { flow: 'confirm-fix', step: 'fixed', answers: { code: 'VC-0427' } },
      { flow: 'confirm-fix', step: 'notFixed', answers: { code: 'VC-0427' } },
    ]);
    expect(question?.anything).toBeUndefined();
  });

  test('a question of the staff takes any words or photos', () => {
    expect(say({ kind: 'question', text: 'Ở đâu ạ?' }).question).toEqual({
      choices: [],
      anything: { flow: 'answer-staff', step: 'take', answers: { code: 'VC-0427' } },
    });
  });

  test('nothing else asks anything', () => {
    expect(say({ kind: 'answered', text: 'Có.' }).question).toBeUndefined();
    expect(say({ kind: 'refused', refusal: 'other', text: 'Không.' }).question).toBeUndefined();
  });
});
