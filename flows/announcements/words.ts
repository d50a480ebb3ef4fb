import type { Words } from '../../src/engine/index.ts';

/** The text that people agree to. It is raised whenever `ask` changes its meaning. */
export const ANNOUNCEMENTS_TEXT_VERSION = '2026-11-23';

export const words = {
  ask: {
    vi: 'Thông báo chung của {office} gồm lịch Ngày hội, lịch họp, việc chung của khu phố. Ông/bà có đồng ý nhận qua {channel} không?',
    en: 'The announcements of {office} are about the Great Unity Day, meetings and matters of your quarter. Do you agree to get them on {channel}?',
  },
  askAgain: {
    vi: 'Để chắc chắn, xin ông/bà bấm hoặc gõ: 1 là đồng ý, 2 là không.',
    en: 'To be sure, please press or type: 1 if you agree, 2 if you do not.',
  },
  agree: { vi: 'Tôi đồng ý', en: 'I agree' },
  refuse: { vi: 'Không', en: 'No' },
  already: {
    vi: 'Ông/bà đang nhận thông báo chung rồi. Muốn dừng, ông/bà nhắn “ngừng thông báo”.',
    en: 'You are getting the announcements already. To stop them, write “ngừng thông báo”.',
  },
  given: {
    vi: 'Vâng, có thông báo chung chúng tôi gửi ông/bà. Muốn dừng, ông/bà nhắn “ngừng thông báo”.',
    en: 'All right, we will send you the announcements. To stop them, write “ngừng thông báo”.',
  },
  where: {
    vi: 'Ông/bà ở khu phố nào ạ? Biết nơi ở, chúng tôi chỉ gửi tin của khu mình.',
    en: 'Which quarter do you live in? Then we send only what concerns it.',
  },
  whichArea: { vi: 'Ông/bà nói nơi nào ạ?', en: 'Which of these do you mean?' },
  skip: { vi: 'Bỏ qua', en: 'Skip' },
  noted: { vi: 'Đã ghi nơi ở: {area}.', en: 'Noted: {area}.' },
  skipped: { vi: 'Vâng ạ. Chúng tôi gửi tin chung cho mọi người.', en: 'All right. You get what goes to everybody.' },
  refused: {
    vi: 'Vâng, chúng tôi không gửi thông báo chung. Tin về việc của ông/bà vẫn gửi như thường.',
    en: 'All right, no announcements. News of your own reports still come.',
  },
  stopped: {
    vi: 'Đã ngừng thông báo chung. Tin về việc của ông/bà vẫn gửi như thường. Muốn nhận lại, ông/bà nhắn “nhận thông báo”.',
    en: 'The announcements are stopped. News of your own reports still come. To get them again, write “nhận thông báo”.',
  },
  notOn: {
    vi: 'Ông/bà hiện không nhận thông báo chung, chỉ nhận tin về việc của mình. Muốn bỏ việc đang nói dở, ông/bà nhắn “hủy”.',
    en: 'You do not get announcements, only news of your own reports. To give up what you are doing, write “hủy”.',
  },
} as const satisfies Words;
