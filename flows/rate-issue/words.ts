import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: {
    vi: 'Ông/bà thấy việc {code} được giải quyết thế nào ạ?',
    en: 'How do you find the way report {code} was dealt with?',
  },
  good: { vi: 'Hài lòng', en: 'Satisfied' },
  fair: { vi: 'Bình thường', en: 'So-so' },
  bad: { vi: 'Chưa hài lòng', en: 'Not satisfied' },
  skip: { vi: 'Bỏ qua', en: 'Leave it' },
  whyGood: {
    vi: 'Cảm ơn ông/bà. Ông/bà hài lòng nhất điều gì? Bấm chọn hoặc nhắn một câu.',
    en: 'Thank you. What was best? Choose, or write a sentence.',
  },
  whyFair: {
    vi: 'Cảm ơn ông/bà. Điều gì cần làm tốt hơn? Bấm chọn hoặc nhắn một câu.',
    en: 'Thank you. What should be better? Choose, or write a sentence.',
  },
  whyBad: {
    vi: 'Cảm ơn ông/bà đã nói thật. Điều gì chưa được? Bấm chọn hoặc nhắn một câu.',
    en: 'Thank you for being frank. What was wrong? Choose, or write a sentence.',
  },
  whyAgain: {
    vi: 'Ông/bà bấm một nút, hoặc nhắn một câu bằng chữ ạ.',
    en: 'Please press a button, or write a sentence.',
  },
  fast: { vi: 'Làm nhanh', en: 'It was fast' },
  careful: { vi: 'Làm cẩn thận', en: 'It was done well' },
  kind: { vi: 'Cán bộ tận tình', en: 'People were kind' },
  slow: { vi: 'Làm chậm', en: 'It was slow' },
  careless: { vi: 'Làm chưa kỹ', en: 'It was careless' },
  untold: { vi: 'Ít được báo tin', en: 'I was told little' },
  thanks: { vi: 'Đã ghi ý kiến của ông/bà về việc {code}.', en: 'What you think of report {code} is noted.' },
  bye: { vi: 'Vâng ạ. Có việc gì, ông/bà cứ nhắn vào đây.', en: 'All right. Whenever something is wrong, just write.' },
} as const satisfies Words;
