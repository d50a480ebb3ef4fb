import { describe, expect, test } from '@jest/globals';
import { followUpAt, followUpQuestion } from '../../src/issues/follow-up.ts';
import { type FollowedState, followerNotice } from '../../src/issues/follower-notice.ts';
import { endsNews, isNews, type News, newestOf, newsMessage } from '../../src/issues/news.ts';
import type { Notice } from '../../src/issues/notice.ts';

const now = new Date('2026-11-23T08:00:00+07:00');
const dueAt = new Date('2026-11-26T17:00:00+07:00');
const to = { code: 'VC-0427', lang: 'vi', now } as const;
const assigned: News = { kind: 'assigned', unit: 'Phòng Kinh tế', dueAt };
const working: News = { kind: 'in_progress', text: 'Thợ đến chiều nay.' };
const later: News = { kind: 'promise_moved', dueAt: new Date('2026-12-01T17:00:00+07:00') };
const said = (...news: News[]) => newsMessage(news, to).reply.text;

describe('several pieces of news in one message', () => {
  test('name the unit and the work, in short sentences, and the day', () => {
    expect(said(assigned, working)).toBe(
      'Phản ánh VC-0427 có tin mới:\n– Đã chuyển Phòng Kinh tế.\n– Đang được làm. Thợ đến chiều nay.\nÔng/bà sẽ có trả lời chậm nhất thứ Năm, 26/11.',
    );
  });

  test('a day that moved stands in the place of the one that was promised', () => {
    expect(said(assigned, later)).toBe(
      'Phản ánh VC-0427 có tin mới:\n– Đã chuyển Phòng Kinh tế.\nViệc cần thêm thời gian: ông/bà sẽ có trả lời chậm nhất thứ Ba, 01/12.',
    );
  });

  test('one piece is said as it would be by itself', () => {
    expect(said({ kind: 'triaged' })).toMatch(/^Cán bộ đã xem phản ánh VC-0427/);
    expect(said({ kind: 'triaged' }, assigned)).toMatch(/^Phản ánh VC-0427 đã chuyển Phòng Kinh tế\./);
  });

  test('a day that is over is not promised again', () => {
    expect(newsMessage([assigned, working], { ...to, now: dueAt }).reply.text).toMatch(/Có kết quả, chúng tôi báo/);
  });

  test.each<[string, News[], News['kind'][]]>([
    ['work that was taken back is not told', [assigned, working, { kind: 'triaged' }], ['triaged']],
    ['only the newest unit', [assigned, { ...assigned, unit: 'Công an' }], ['assigned']],
    ['opened again, then passed on', [{ kind: 'reopened' }, assigned, working], ['assigned', 'in_progress']],
    ['only the newest day', [later, later], ['promise_moved']],
  ])('%s', (_name, news, kinds) => {
    expect(newestOf(news).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('in English, too', () => {
    expect(newsMessage([assigned, working], { ...to, lang: 'en' }).reply.text).toBe(
      'News of report VC-0427:\n– It has been passed on to Phòng Kinh tế.\n– It is being worked on. Thợ đến chiều nay.\nYou will have an answer by Thursday, 26/11.',
    );
  });
});

test.each<[Notice['kind'], boolean, boolean]>([
  ['triaged', true, false],
  ['assigned', true, false],
  ['in_progress', true, false],
  ['reopened', true, false],
  ['promise_moved', true, false],
  ['parted', true, false],
  ['question', false, false],
  ['question_expired', false, false],
  ['answered', false, true],
  ['done', false, true],
  ['refused', false, true],
  ['merged', false, true],
])('%s may wait: %s; ends what waits: %s', (kind, waits, ends) => {
  expect([isNews({ kind } as Notice), endsNews({ kind } as Notice)]).toEqual([waits, ends]);
});

describe('those who met the same thing', () => {
  const state: FollowedState = {
    code: 'VC-0419',
    status: 'done',
    unit: 'Đội chiếu sáng',
    words: 'Đã thay bóng.',
    into: null,
  };
  const told = (change: Partial<FollowedState>, lang: 'vi' | 'en' = 'vi') =>
    followerNotice({ ...state, ...change }, lang);

  test('hear how it stands, and what the staff said where the issue is for everybody', () => {
    expect(told({})).toBe(
      'Nơi xử lý báo đã làm xong phản ánh VC-0419 mà ông/bà cũng gặp:\nĐã thay bóng.\nNếu chưa xong, ông/bà nhắn như một việc mới.',
    );
    expect(told({ words: null })).toMatch(/mà ông\/bà cũng gặp\.\n/);
    expect(told({ status: 'assigned' })).toContain('đã chuyển Đội chiếu sáng');
    expect(told({ status: 'merged', into: 'VC-0400' })).toContain('được ghép vào VC-0400');
    expect(told({ status: 'answered' }, 'en')).toBe(
      'Report VC-0419, which you joined, has been answered:\nĐã thay bóng.',
    );
  });

  test.each(['new', 'triaged', 'waiting_resident', 'confirmed'])('%s is nothing to them', (status) => {
    expect(told({ status })).toBeNull();
  });
});

describe('four weeks later', () => {
  test('it is asked at nine in the morning, whatever the hour was', () => {
    const nine = new Date('2026-12-21T09:00:00+07:00');
    expect(followUpAt(new Date('2026-11-23T00:10:00+07:00'))).toEqual(nine);
    expect(followUpAt(new Date('2026-11-23T23:50:00+07:00'))).toEqual(nine);
  });

  test('three buttons, each with what it starts; one question, short', () => {
    const { reply, question } = followUpQuestion({ code: 'VC-0427', what: 'Đèn đường không sáng', lang: 'vi' });
    expect(reply.text).toBe(
      'Một tháng trước, ông/bà báo phản ánh VC-0427 (Đèn đường không sáng) đã xong. Sau một tháng, chỗ đó còn tốt không ạ?',
    );
    expect(reply.choices?.map(({ label }) => label)).toEqual(['Vẫn tốt', 'Lại hỏng rồi', 'Đừng hỏi lại']);
    expect(question.choices.map(({ starts }) => starts)).toEqual(
      ['fine', 'broken', 'stop'].map((step) => ({ flow: 'follow-up', step, answers: { code: 'VC-0427' } })),
    );
  });
});
