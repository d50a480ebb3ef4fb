import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understand } from '../../src/language/understand.ts';
import { anyCharacter } from '../any-character.ts';
import { categorySentences, laterSentences } from './category-sentences.ts';

const knowledge = sampleKnowledge();
const read = (text: string, expecting?: string) => understand(text, knowledge, { now: 0, expecting });
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Sentences whose first guess is another category. */
function missed(sentences: readonly (readonly [string, string])[], write = (text: string) => text): string[] {
  return sentences.flatMap(([text, code]) => {
    const guess = read(write(text)).category?.code;
    return guess === code ? [] : [`${code}, not ${guess}: ${write(text)}`];
  });
}

describe('categories', () => {
  test('the sentences speak of all 78 categories', () => {
    expect(new Set(categorySentences.map(([, code]) => code))).toEqual(new Set(knowledge.categories.byCode.keys()));
    expect(categorySentences.length).toBeGreaterThanOrEqual(150);
  });

  test.each([
    ['as typed', categorySentences, (text: string) => text],
    ['all without marks', categorySentences, bare],
    ['in NFD', categorySentences, (text: string) => text.normalize('NFD')],
    ['in capitals', categorySentences, (text: string) => text.toUpperCase()],
    ['written after the lexicon was', laterSentences, (text: string) => text],
    ['written after the lexicon was, without marks', laterSentences, bare],
  ])('nine of ten first guesses are right: %s', (_how, sentences, write) => {
    const wrong = missed(sentences, write);
    // Shown when it fails.
    expect({ share: 1 - wrong.length / sentences.length >= 0.9, wrong }).toMatchObject({ share: true });
  });

  test('a guess that is called sure is hardly ever wrong', () => {
    const sure = [...categorySentences, ...laterSentences].filter(([text]) => read(text).category?.sure);
    const wrong = sure.filter(([text, code]) => read(text).category?.code !== code);
    expect(sure.length).toBeGreaterThan(200);
    expect(wrong.length / sure.length).toBeLessThan(0.02);
  });

  test('a single word without marks that may be another word makes nobody sure', () => {
    expect(read('cho').category?.sure ?? false).toBe(false);
  });

  test('what stands near by is not what it is about', () => {
    expect(read('Đèn không sáng trước cổng chợ').category).toMatchObject({ code: 'HT-01', sure: true });
    expect(read('rac chua don gan nha van hoa').category?.code).toBe('VS-01');
  });

  test('words of an area’s name do not count', () => {
    expect(read('den duong Hoa Dinh hong').category).toMatchObject({ code: 'HT-01', sure: true });
  });

  test('two problems in one message give the second as an alternative', () => {
    const category = read('Đèn đường hỏng, với lại rác chưa thu gom').category!;
    expect([category.code, ...category.alternatives]).toEqual(expect.arrayContaining(['HT-01', 'VS-01']));
    expect(category.sure).toBe(false);
  });

  test('nothing is guessed from nothing', () => {
    for (const text of ['', '👍', '...', 'ừ', '12345']) expect(read(text).category).toBeNull();
  });
});

describe('places', () => {
  test.each([
    ['Đèn đường trước cổng đình không sáng', 'trước cổng đình'],
    ['SN 8, ngách 15, ngõ 30 đường Nguyễn Du, Suối Hoa', 'SN 8, ngách 15, ngõ 30 đường Nguyễn Du'],
    ['số nhà 8 ngách 15 bị mất nước', 'số nhà 8 ngách 15'],
    ['rac o ngo 30 chua don', 'ngo 30'],
    ['ngo 30/15/8 mat dien', 'ngo 30/15/8'],
    ['Cột điện số 12 nghiêng', 'Cột điện số 12'],
    ['đối diện trường tiểu học có ổ gà', 'đối diện trường tiểu học'],
    ['Ngõ 2 Y Na ngập', 'Ngõ 2'],
    ['sau nhà văn hóa khu phố Hòa Đình', 'sau nhà văn hóa'],
    ['khu phố Hòa Đình đèn hỏng', null],
    ['rác ở khu phố Viêm Xá gần đình', 'gần đình'],
    ['30/15/8 Nguyễn Du mất nước', '30/15/8 Nguyễn Du'],
    ['mốc 15 rò nước', 'mốc 15'],
    ['lô LK12-08 bị hỏng đèn', 'lô LK12-08'],
    ['tòa A tầng 5 mất nước', 'tòa A tầng 5'],
    ['bac o kp Hoa Dinh doan gan tram bom bac ten Tu so dt 0912345678', 'gan tram bom'],
    ['tôi ở Viêm Xá số nhà 12 tôi muốn phản ánh đèn hỏng', 'số nhà 12'],
    ['Đèn đường Lê Hồng Phong hỏng từ tối 27/11, số nhà 45', 'số nhà 45, đường Lê Hồng Phong'],
    ['nước đục ở số nhà 12 đường Hồ Ngọc Lân', 'số nhà 12 đường Hồ Ngọc Lân'],
    ['rác trước nhà tôi muốn nhờ dọn', 'trước nhà tôi'],
  ])('%s', (text, place) => {
    expect(read(text).place).toBe(place);
  });

  test.each([
    ['trước đây vẫn sáng'],
    ['gần một tuần nay mất nước'],
    ['sau khi mưa thì ngập'],
    ['đèn đường hỏng'],
    ['nhà bên cạnh nuôi lợn'],
  ])('%s names none', (text) => {
    expect(read(text).place).toBeNull();
  });
});

describe('intents', () => {
  test.each([
    ['Đèn đường hỏng', 'report'],
    ['sao rác không ai dọn?', 'report'],
    ['xin chào', 'command'],
    ['Chào anh ạ', 'command'],
    ['MENU', 'command'],
    ['/start', 'command'],
    ['Trợ giúp', 'command'],
    ['tro giup', 'command'],
    ['huỷ', 'command'],
    ['Hủy!', 'command'],
    ['gặp người', 'human_handoff'],
    ['du lieu cua toi', 'data_request'],
    ['VC-0427', 'status'],
    ['vc 427 den dau roi', 'status'],
    ['việc của tôi', 'status'],
    ['Phản ánh của tôi xử lý đến đâu rồi', 'status'],
    ['ket qua', 'status'],
    ['Cho tôi hỏi lịch tiếp công dân của phường', 'question'],
    ['phường làm việc đến mấy giờ?', 'question'],
    ['asdf qwer', 'report'],
  ])('%s is %s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });

  test('a name after the question where it is answers it', () => {
    expect(read('Hòa Đình', 'area').intent).toBe('answer_area');
    expect(read('Xuân Ổ', 'area').intent).toBe('answer_area');
    expect(read('Hòa Đình').intent).toBe('report');
  });

  test('a long report that names a code is still a report', () => {
    const text = 'Hôm trước tôi báo VC-0427, nay lại thấy nắp cống ở đầu ngõ bị mất, trẻ con đi học rất nguy hiểm';
    expect(read(text)).toMatchObject({ intent: 'report', issueCode: 'VC-0427', category: { code: 'GT-02' } });
  });
});

describe('any text', () => {
  const syllables = [
    'khu',
    'phố',
    'y',
    'na',
    '2',
    'ngõ',
    'vc',
    '0427',
    'đèn',
    'rác',
    'chợ',
    'phường',
    ',',
    '\n',
    'Đại',
    'Phúc',
    '+',
  ];
  const hostile = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 5000 }),
    fc.string({ unit: 'grapheme', maxLength: 1000 }),
    fc.array(fc.constantFrom(...syllables), { maxLength: 1500 }).map((words) => words.join(' ')),
    fc
      .tuple(fc.constantFrom(...syllables, 'a\u0301', '\u0301', 'ﷺ', '👨‍👩‍👧', '\u0000', '\u202E'), fc.nat(4000))
      .map(([unit, times]) => unit.repeat(times)),
  );

  test('is understood without a throw, as JSON, the same each time', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom(undefined, 'area', 'report'), (text, expecting) => {
        const understanding = read(text, expecting);
        expect(JSON.parse(JSON.stringify(understanding))).toEqual(understanding);
        expect(read(text, expecting)).toEqual(understanding);
        expect(understanding.areaCandidates.length).toBeLessThanOrEqual(8);
        if (understanding.area) expect(understanding.areaCandidates).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('of hostile repetition takes time in proportion to its length', () => {
    const units = [
      'y na ',
      'khu pho 2 y na, ',
      'cây cây đổ ',
      'ngõ ngõ ngõ ',
      'vc-0 ',
      'a\u0301\u0323',
      'số nhà ',
      'co co co ',
      'ko dc ',
      'mung 1 ',
      'tu thu 6 ',
      '1.020 ',
      '2 trieu ruoi ',
      'dduwowngf ',
      'o6a7 ',
      '09 ',
      'xe rac do chan ',
      'chay nha ',
      '0o1l',
      '   ',
      '3 hom nay ',
      'ram thang 7 ',
      'suot ca tuan nay ',
      'roi xuong gieng ',
      'xe lat ',
    ];
    // 33 times as long: quadratic work would take 1,089 times as long. The rest is allowed for other work on the machine,
    // and whoever looks slow is looked at twice more.
    const slow = units.filter((unit) => [1, 2, 3].every(() => growth(unit) > 300));
    expect(slow).toEqual([]);
  });

  test('beyond 10,000 characters only the beginning is read, and that is said', () => {
    const text = `Đèn đường hỏng. ${'a '.repeat(10_000)}`;
    expect(read(text)).toMatchObject({ flags: ['long'], category: { code: 'HT-01' } });
  });

  /** How many times as long 9,900 characters take as 300 do. */
  function growth(unit: string): number {
    const short = unit.repeat(Math.ceil(300 / unit.length));
    const long = unit.repeat(Math.ceil(9900 / unit.length));
    return processorTime(long, { tries: 1, reads: 1 }) / processorTime(short, { tries: 3, reads: 3 });
  }

  /** Microseconds of processor time a reading, not of the wall; the best of some tries: other work on this machine does not count. */
  function processorTime(text: string, { tries, reads }: { tries: number; reads: number }): number {
    const times = Array.from({ length: tries }, () => {
      const before = process.cpuUsage();
      for (let again = 0; again < reads; again++) read(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / reads;
    });
    return Math.max(1, Math.min(...times));
  }
});
