import type { Words } from '../../src/engine/index.ts';

export const words = {
  onlyHere: {
    vi: 'Đồng chí mới có một nơi nhắn với chúng tôi, nên việc và nhắc hạn đến đây. Muốn thêm Zalo hay Telegram, đồng chí nhắn “nối tài khoản”.',
    en: 'This is the only account of yours, so work and reminders come here. To add Zalo or Telegram, write “nối tài khoản”.',
  },
  notLinked: {
    vi: 'Đồng chí chưa nối tài khoản nào tên “{account}”. Đồng chí nhắn “nối tài khoản” để nối, rồi chọn lại.',
    en: 'No account of yours is called “{account}”. Write “nối tài khoản” to link it, then choose again.',
  },
  which: {
    vi: 'Việc và nhắc hạn gửi đồng chí ở đâu? Hiện nay: {now}.',
    en: 'Where shall work and reminders come? Now: {now}.',
  },
  last: { vi: 'Nơi nhắn gần nhất', en: 'Where I wrote last' },
  lastNow: { vi: 'nơi đồng chí nhắn gần nhất', en: 'where you wrote last' },
  chosen: {
    vi: 'Từ nay việc và nhắc hạn gửi qua {account}. Khi nơi đó không nhận được, chúng tôi gửi nơi khác của đồng chí.',
    en: 'From now on work and reminders come by {account}. Where that is not possible, by another account of yours.',
  },
  chosenLast: {
    vi: 'Từ nay việc và nhắc hạn gửi tới nơi đồng chí nhắn gần nhất.',
    en: 'From now on work and reminders come to where you wrote last.',
  },
} as const satisfies Words;
