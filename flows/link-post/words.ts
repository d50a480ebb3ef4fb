import type { Words } from '../../src/engine/index.ts';

/** The text that a cadre agrees to; raised whenever `sure` changes its meaning. */
export const WORK_TEXT_VERSION = '2026-11-30.1';

export const words = {
  sure: {
    vi: 'Mã này của chức danh {title}, {unit}, người giữ: {name}. Kết nối rồi, việc được giao và nhắc hạn gửi vào đây; chúng tôi lưu họ tên, chức danh, số điện thoại và tin nhắn công việc. Đồng chí đúng là {name} và đồng ý chứ?',
    en: 'This code is of the post {title}, {unit}, held by {name}. Once linked, work and reminders come here; we keep your name, post, phone number and messages about work. Are you {name}, and do you agree?',
  },
  agree: { vi: 'Tôi đồng ý', en: 'I agree' },
  refuse: { vi: 'Không', en: 'No' },
  linked: {
    vi: 'Đã kết nối: {titles}. Đồng chí nhắn “việc của tôi” để xem nhiệm vụ, “phản ánh được giao” để xem phản ánh, “bỏ chức danh” để ngừng.',
    en: 'Linked: {titles}. Write “việc của tôi” to see your duties, “phản ánh được giao” to see reports, “bỏ chức danh” to stop.',
  },
  notLinked: { vi: 'Vâng, chưa kết nối gì cả.', en: 'All right, nothing is linked.' },
  tooLate: {
    vi: 'Mã này không dùng được nữa. Đồng chí xin Mặt trận phường mã mới.',
    en: 'This code is no longer good. Ask the office for a new one.',
  },
  own: { vi: 'Chức danh {title} đã kết nối với đồng chí rồi.', en: 'The post {title} is linked with you already.' },
  none: { vi: 'Tài khoản này chưa kết nối với chức danh nào ạ.', en: 'No post is linked with this account.' },
  sureUnlink: {
    vi: 'Bỏ kết nối rồi, việc của chức danh không gửi vào các tài khoản của đồng chí nữa. Đồng chí bỏ chứ?',
    en: 'Once unlinked, the work of your posts no longer comes to your accounts. Unlink?',
  },
  sureLost: {
    vi: 'Mất máy, tôi sẽ ngắt mọi chức danh khỏi các tài khoản của đồng chí và báo Mặt trận cấp mã mới. Ngắt ngay chứ?',
    en: 'For a lost phone, all posts are unlinked from your accounts and the office gives you a new code. Unlink now?',
  },
  yesUnlink: { vi: 'Bỏ kết nối', en: 'Unlink' },
  keep: { vi: 'Giữ nguyên', en: 'Keep it' },
  unlinked: { vi: 'Đã bỏ kết nối: {titles}.', en: 'Unlinked: {titles}.' },
  kept: { vi: 'Vâng, vẫn giữ nguyên ạ.', en: 'All right, everything stays as it is.' },
} as const satisfies Words;
