import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understand } from '../../src/language/understand.ts';

const knowledge = sampleKnowledge();
/** A Monday, 10:00 in Asia/Ho_Chi_Minh. */
const now = Date.parse('2026-11-23T10:00:00+07:00');
const report = (text: string) => understand(text, knowledge, { now });
const plan = (text: string) => understand(text, knowledge, { now, role: 'cadre', expecting: 'form:F-1' });

describe('since when something is so', () => {
  test.each([
    ['Đèn đường không sáng từ tối thứ Sáu', '2026-11-20'],
    ['den duong khong sang tu toi thu 6', '2026-11-20'],
    ['mất nước từ T7', '2026-11-21'],
    ['rác chưa dọn từ CN', '2026-11-22'],
    ['mất điện từ hôm qua', '2026-11-22'],
    ['rac chua don tu hom kia', '2026-11-21'],
    ['mất nước ba hôm nay', '2026-11-20'],
    ['mat nuoc 3 hom nay', '2026-11-20'],
    ['đèn hỏng hai tuần nay', '2026-11-09'],
    ['cống tắc cả tuần nay', '2026-11-16'],
    ['rác tồn đọng đã 5 ngày', '2026-11-18'],
    ['đường hỏng nửa tháng nay', '2026-11-08'],
    ['loa hỏng 2 tháng nay', '2026-09-23'],
    ['gần tháng nay không ai dọn rác', '2026-10-23'],
    ['hơn năm nay đường vẫn hỏng', '2025-11-23'],
    ['đường hỏng từ đầu tháng 10', '2026-10-01'],
    ['đường hỏng từ đầu tháng', '2026-11-01'],
    ['mất nước từ 18/11', '2026-11-18'],
    ['mất nước từ ngày 18 tháng 11', '2026-11-18'],
    ['mất nước từ ngày 18-11', '2026-11-18'],
    ['mất nước từ ngày 18.11', '2026-11-18'],
    ['mất điện từ sáng nay', '2026-11-23'],
    ['đèn hỏng từ rằm', '2026-11-23'],
    ['đèn hỏng từ tháng 8', '2026-08'],
    ['đèn hỏng từ năm ngoái', '2025'],
    ['nước đục từ thứ 5 tuần trước', '2026-11-19'],
    ['nuoc duc tu thu nam tuan truoc', '2026-11-19'],
    ['cách đây ba hôm cây đổ', '2026-11-20'],
    ['cách đây khoảng 2 tuần cống tắc', '2026-11-09'],
    ['loa ồn suốt từ Tết đến giờ', '2026-02-17'],
  ])('%s', (text, since) => {
    expect(report(text).since).toBe(since);
  });

  test.each([
    'mất nước mấy hôm nay',
    'ngõ 30/15/8 đèn hỏng',
    'bà ba nhà bên đổ rác',
    'số nhà 18/11 đèn hỏng',
    'trực 24/7',
  ])('%s tells no day', (text) => {
    expect(report(text)).toMatchObject({ since: null, date: null });
  });
});

describe('days to come', () => {
  test.each([
    ['tổ chức sáng mai', '2026-11-24'],
    ['tổ chức ngày kia', '2026-11-25'],
    ['tổ chức ngày mốt', '2026-11-25'],
    ['tổ chức chủ nhật 13/12', '2026-12-13'],
    ['tổ chức T7, 19/12', '2026-12-19'],
    ['tổ chức thứ 7', '2026-11-28'],
    ['to chuc t7', '2026-11-28'],
    ['tổ chức chủ nhật tuần sau', '2026-12-06'],
    ['tổ chức cuối tuần', '2026-11-28'],
    ['tổ chức 29/11', '2026-11-29'],
    ['tổ chức ngày 5', '2026-12-05'],
    ['tổ chức đầu tháng', '2026-12-01'],
    ['tổ chức mùng 1 tháng Một âm', '2026-12-09'],
    ['tổ chức 23 tháng Chạp', '2027-01-30'],
    ['tổ chức mùng 2 Tết', '2027-02-07'],
    ['tổ chức rằm tháng Giêng', '2027-02-20'],
    ['tổ chức 18/11/27', '2027-11-18'],
  ])('%s', (text, date) => {
    expect(plan(text).date).toBe(date);
  });

  test('of a change the new day counts, wherever it stands', () => {
    const change = (text: string) => understand(text, knowledge, { now, role: 'cadre' });
    expect(change('Ngày hội dời từ 28/11 sang 29/11')).toMatchObject({ intent: 'schedule_change', date: '2026-11-29' });
    expect(change('Đổi lịch sang 29/11 thay vì 28/11')).toMatchObject({
      intent: 'schedule_change',
      date: '2026-11-29',
    });
  });

  test('a day said by the moon is marked', () => {
    expect(plan('tổ chức 23 tháng Chạp').flags).toContain('lunar');
    expect(plan('tổ chức 29/11').flags).not.toContain('lunar');
  });
});

describe('hours', () => {
  test.each([
    ['họp 7h30 sáng mai', '07:30'],
    ['họp 7g30 sáng mai', '07:30'],
    ['họp 7:30 sáng mai', '07:30'],
    ['họp 7 giờ rưỡi sáng mai', '07:30'],
    ['họp 7h kém 15 sáng mai', '06:45'],
    ['họp 7h kém 10 tối mai', '18:50'],
    ['họp 7h tối', '19:00'],
    ['họp 12h trưa', '12:00'],
    ['họp 12h đêm', '00:00'],
    ['họp 17h chiều mai', '17:00'],
    ['họp mười bảy giờ chiều mai', '17:00'],
    ['họp tối rằm lúc 7 giờ rưỡi', '19:30'],
    ['họp chiều 29/11 lúc 2h', '14:00'],
    ['hop toi thu 6 luc 7h', '19:00'],
    ['họp 2h ngày mai', '14:00'],
  ])('%s', (text, time) => {
    expect(plan(text)).toMatchObject({ time, asks: [] });
  });

  test('a bare seven may be morning or evening: it is asked', () => {
    expect(plan('họp 7h ngày mai')).toMatchObject({ time: '07:00', asks: ['time'] });
    expect(report('mất điện từ 7h').asks).not.toContain('time');
  });

  test.each([
    ['karaoke ồn từ 10 rưỡi đêm đến 1h sáng', '22:30'],
    ['hat den muoi ruoi toi', '22:30'],
    ['thu 2 triệu rưỡi', null],
  ])('%s', (text, time) => {
    expect(report(text).time).toBe(time);
  });

  test('how long something takes is not when it is', () => {
    expect(report('chờ 2 giờ đồng hồ ở một cửa').time).toBeNull();
  });
});
