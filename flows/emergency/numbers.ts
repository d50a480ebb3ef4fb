import { readText } from '../../src/language/read-text.ts';
import { type SignWords, signReader } from '../../src/language/signs.ts';
import type { Danger } from '../effects.ts';

/** Lines of `words.ts`, each with one number. */
export type NumberLine = 'rescue' | 'police' | 'ambulance' | 'disaster' | 'children';

/** What the danger is, as far as the words tell: the number that helps first stands first. */
const dangers = {
  rescue:
    'cháy|lửa|khói|hỏa hoạn|phát hỏa|nổ|gas|ga|sập|đổ sập|kẹt|mắc kẹt|vùi|đuối nước|chết đuối|chìm|xuống sông|xuống ao|xuống hồ|xuống kênh|xuống giếng|xuống nước|điện giật|giật điện|thang máy|phóng điện',
  police:
    'chém|đâm nhau|đâm người|bắn|đánh nhau|đánh người|đánh vợ|đánh con|đang đánh|bị đánh|hành hung|cướp|bắt cóc|hiếp|xâm hại|dọa giết|cầm dao|mã tấu|súng|đột nhập|trộm|con tin|khống chế|bạo hành|bạo lực',
  ambulance:
    'tai nạn|đâm xe|tông xe|xe đâm|xe tông|bất tỉnh|ngất|co giật|đột quỵ|tai biến|chảy máu|máu|khó thở|ngừng thở|không thở|đau tim|bỏng|gãy|chấn thương|rắn cắn|ngộ độc|thuốc sâu|thuốc chuột|thuốc trừ sâu|đẻ|hóc|bị thương|cấp cứu',
  disaster: 'lũ|nước lên|nước cuốn|lũ cuốn|vỡ đê|bão|sạt lở|mất tích|bị cô lập|cuốn trôi',
  children: 'trẻ em|đứa trẻ|đứa bé|cháu bé|em bé|bé gái|bé trai|trẻ con|đánh con|bắt cóc',
  alone:
    'tự tử|tự vẫn|tự sát|treo cổ|cắt cổ tay|rạch tay|nhảy cầu|nhảy lầu|định nhảy|dọa nhảy|đòi nhảy|muốn chết|đòi chết|chết quách|chết cho xong|không muốn sống|chán sống|hết muốn sống|không thiết sống|tìm đến cái chết|kết thúc cuộc đời|uống thuốc ngủ|đứng trên thành cầu|leo lan can',
} as const satisfies SignWords<string>;

const readDangers = signReader(dangers);

/** The three numbers that everybody is told, and the two for floods and for children, the most fitting first. */
export function numbersFor(text: string): { lines: NumberLine[]; alone: boolean; danger: Danger } {
  const found = readDangers(readText(text));
  const alone = found.has('alone');
  const always: NumberLine[] = alone ? ['ambulance', 'police', 'rescue'] : ['rescue', 'police', 'ambulance'];
  const meant = always.filter((line) => found.has(line));
  const others = always.filter((line) => !found.has(line));
  const further: NumberLine[] = [];
  if (found.has('disaster')) further.push('disaster');
  if (found.has('children') && found.has('police')) further.push('children');
  const lines = alone ? [...always, ...further] : [...meant, ...others, ...further];
  return { lines, alone, danger: alone ? 'alone' : (meant[0] ?? further[0] ?? 'unknown') };
}

/** The number at the beginning of a line such as "114 – cháy, cứu nạn"; null where an edit took it away. */
export function numberOf(line: string): string | null {
  return /^\s*\+?[\d .]{2,}\d/.exec(line)?.[0]?.replace(/[ .]/g, '') ?? null;
}
