import type { Words } from '../../src/engine/index.ts';

/** Which words somebody had before them who said "đừng hỏi lại". */
export const FOLLOW_UP_TEXT_VERSION = '2026-11-23';

export const words = {
  fine: {
    vi: 'Cảm ơn ông/bà đã cho biết. Việc {code} vẫn tốt, đã ghi lại.',
    en: 'Thank you. Noted that report {code} is still fine.',
  },
  stopped: {
    vi: 'Vâng, chúng tôi không hỏi lại như vậy nữa. Tin về việc ông/bà gửi thì vẫn báo như thường.',
    en: 'All right, you will not be asked this again. You will still hear of your own reports.',
  },
} as const satisfies Words;
