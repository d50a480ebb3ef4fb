import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { screenText } from '../../src/language/screen-text.ts';
import { understand } from '../../src/language/understand.ts';
import { categorySentences } from './category-sentences.ts';
import { readCorpus } from './read-corpus.ts';

const knowledge = sampleKnowledge();
const isFlagged = (text: string) => understand(text, knowledge, { now: 0 }).flags.includes('sensitive');
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

describe('politics, and abuse of peoples and beliefs', () => {
  test.each([
    'đả đảo chế độ độc tài',
    'kêu gọi bà con xuống đường biểu tình chủ nhật này',
    'bọn tàu khựa chiếm biển ta mà không ai dám nói',
    'bầu cử trò hề, đảng cử dân bầu',
    'theo anh chị Trump với Putin ai đúng',
    'bọn dân tộc ở đây đuổi hết đi',
    'phải đa nguyên đa đảng mới khá được',
  ])('are flagged, with marks and without: %s', (text) => {
    expect([isFlagged(text), isFlagged(bare(text))]).toEqual([true, true]);
    expect([screenText(text).sensitive, screenText(bare(text)).sensitive]).toEqual([true, true]);
  });

  test('where marks alone tell them apart from "đang", only with their marks', () => {
    expect(isFlagged('Đảng thối nát lắm rồi, phải lật đổ thôi')).toBe(true);
    expect(isFlagged('rac dang thoi nat o dau ngo')).toBe(false);
  });

  test.each([
    'nhà ở đường Trường Sa đèn hỏng',
    'quyên góp ủng hộ Trường Sa ở đâu',
    'điểm bầu cử quốc hội ở đâu',
    'thủ tướng chỉ đạo giảm thuế, phường đã làm chưa',
    'chế độ người có công bao giờ có',
    'đảng viên khu tôi rất gương mẫu',
    'chính quyền phường xử lý rác quá chậm',
    'đề nghị đảng ủy phường quan tâm đường ngõ 5',
    'tập kết rác phần đông ở chợ',
    'bà bán nước trước cổng trường đổ rác ra đường',
    'phường đã đăng thông báo rồi',
    'tường đang sụp đổ từng mảng',
    'đường mới làm đã đào lên',
    'đồ ăn đa dạng mà không sạch',
    'chùa bị lấn đất, sư thầy nhờ phường giúp',
  ])('are not meant by who only mentions the State, the Party, a belief: %s', (text) => {
    expect([isFlagged(text), isFlagged(bare(text))]).toEqual([false, false]);
  });

  test('are in none of the lines about everyday matters', () => {
    const everyday = [...categorySentences.map(([text]) => text), ...readCorpus().map(({ text }) => text)];
    expect(everyday.filter((text) => screenText(text).sensitive)).toEqual([]);
    expect(everyday.filter((text) => screenText(bare(text)).sensitive)).toEqual([]);
  });
});
