import type { Words } from '../../src/engine/index.ts';

export const words = {
  where: {
    vi: 'Ông/bà ở khu phố nào ạ? Ông/bà gõ tên khu phố hoặc tên phường.',
    en: 'Which quarter do you live in? Type its name or that of the ward.',
  },
  whereAgain: {
    vi: 'Ông/bà chọn giúp phường, hoặc gõ lại tên khu phố.',
    en: 'Please choose the ward, or type the quarter again.',
  },
  whichArea: { vi: 'Ông/bà nói nơi nào ạ?', en: 'Which of these do you mean?' },
  notKnown: { vi: 'Tôi không rõ', en: 'I do not know' },
  one: { vi: 'Ngày hội Đại đoàn kết {area}: {when}.', en: 'Great Unity Day of {area}: {when}.' },
  several: { vi: 'Ngày hội Đại đoàn kết ở {area}:\n{lines}', en: 'Great Unity Day in {area}:\n{lines}' },
  line: { vi: '– {area}: {when}', en: '– {area}: {when}' },
  today: { vi: 'hôm nay, {day}', en: 'today, {day}' },
  hourLater: { vi: 'giờ sẽ báo sau', en: 'the hour will be told later' },
  past: {
    vi: 'Năm nay {area} đã tổ chức Ngày hội hôm {day}.',
    en: 'This year {area} held its Great Unity Day on {day}.',
  },
  none: { vi: 'Tôi chưa có lịch Ngày hội sắp tới của {area}.', en: 'I have no coming Great Unity Day of {area}.' },
  noneAtAll: { vi: 'Tôi chưa có lịch Ngày hội ở khu phố của ông/bà.', en: 'I have no date for your quarter.' },
  national: {
    vi: 'Ngày truyền thống của Mặt trận là 18/11 hằng năm. Mỗi khu phố chọn một ngày từ 01/11 đến 18/11.',
    en: 'The day itself is 18/11 every year. Each quarter chooses a day between 01/11 and 18/11.',
  },
} as const satisfies Words;
