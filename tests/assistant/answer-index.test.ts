import { describe, expect, test } from '@jest/globals';
import { searchedSample } from '../../prisma/sample/answers.ts';
import { answerIndexOf } from '../../src/assistant/answer-index.ts';
import { questionTerms } from '../../src/assistant/question-terms.ts';

const index = answerIndexOf(searchedSample());
const find = (text: string) => index.find({ text, lang: 'vi', day: '2026-11-23', areaIds: [] });

describe('what people ask is found', () => {
  // None of these stands among the ways to ask.
  test.each([
    ['cho toi hoi thu tuc dang ky tam tru can nhung gi', 'Tạm trú, cư trú'],
    ['tôi muốn làm giấy khai sinh cho cháu nội thì cần những giấy tờ gì', 'Khai sinh, giấy tờ'],
    ['may gio phuong mo cua vay', 'Giờ làm việc'],
    ['cuoc van dong toan dan doan ket la gi vay', 'Cuộc vận động'],
    ['5 noi dung la j', 'Năm nội dung'],
    ['18/11 la ngay gi', 'Ngày 18/11'],
    ['ngày hội có được ăn cơm không ạ', 'Ngày hội có gì'],
    ['nhà tôi dột nát quá có được hỗ trợ không', 'Nhà Đại đoàn kết'],
    ['tố cáo cán bộ thì đến đâu', 'Tố cáo'],
    ['lịch tiếp dân của chủ tịch', 'Tiếp công dân'],
    ['số điện thoại ubnd phường', 'Địa chỉ, điện thoại'],
    ['mất điện gọi số nào', 'Mất điện gọi ai'],
    ['có lộ tên tôi không', 'Ai biết tên tôi'],
    ['chế độ người cao tuổi 80 tuổi', 'Người có công, BHYT'],
    ['who sees my name', 'Ai biết tên tôi'],
  ])('%s', (text, label) => {
    const { sure, answers } = find(text);
    expect([sure, answers[0]?.label]).toEqual([true, label]);
  });
});

test.each([
  'thủ tục ly hôn cần gì',
  'giá đất năm nay bao nhiêu',
  'trường mầm non tuyển sinh khi nào',
  'xe buýt số 3 chạy mấy giờ',
  'lịch tiêm chủng',
  'hỏi',
  '???',
  '',
])('“%s” is about none of them', (text) => {
  expect(find(text)).toEqual({ answers: [], sure: false });
});

test('what may be one or another is not decided', () => {
  const { sure, answers } = find('uy ban phuong lam viec');
  expect(sure).toBe(false);
  expect(answers.slice(0, 2).map(({ label }) => label)).toEqual(['Địa chỉ, điện thoại', 'Giờ làm việc']);
});

describe('where and until when', () => {
  const [base] = searchedSample();
  const here = answerIndexOf([{ ...base!, areaId: 'W.1', validUntil: '2026-12-31' }]);
  const asked = { text: base!.questionVi, lang: 'vi' as const };

  test('an answer for one area is told to those who live there', () => {
    expect(here.find({ ...asked, day: '2026-11-23', areaIds: ['K.1', 'W.1'] }).sure).toBe(true);
    expect(here.find({ ...asked, day: '2026-11-23', areaIds: ['W.2'] }).answers).toEqual([]);
  });

  test('up to its last day, that day included', () => {
    expect(here.find({ ...asked, day: '2026-12-31', areaIds: ['W.1'] }).sure).toBe(true);
    expect(here.find({ ...asked, day: '2027-01-01', areaIds: ['W.1'] }).answers).toEqual([]);
  });
});

test('each language has its own words', () => {
  const { answers } = index.find({ text: 'đăng ký tạm trú ở đâu', lang: 'en', day: '2026-11-23', areaIds: [] });
  expect(answers[0]).toMatchObject({ label: 'Residence', question: 'Where do I register temporary residence?' });
});

test('without marks "hoi" asks only after somebody who asks; else it may be the festival', () => {
  expect(questionTerms('cho toi hoi ngay hoi')).toEqual(['ngay', 'hoi', 'ngay hoi']);
  expect(questionTerms('Cho tôi hỏi ngày hội ạ')).toEqual(['ngay', 'hoi', 'ngay hoi']);
});

test('a very long text costs no more than its beginning', () => {
  expect(find('tạm trú ở đâu '.repeat(2_000)).answers).toEqual(find('tạm trú ở đâu '.repeat(200)).answers);
  expect(questionTerms('tạm '.repeat(10_000)).length).toBeLessThan(200);
});

test('no answers at all find nothing', () => {
  expect(answerIndexOf([]).find({ text: 'tạm trú', lang: 'vi', day: '2026-11-23', areaIds: [] })).toEqual({
    answers: [],
    sure: false,
  });
});
