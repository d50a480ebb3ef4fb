import type { Words } from '../../src/engine/index.ts';

export const words = {
  reach: { vi: 'Ông/bà có thể gọi hoặc đến gặp {office}.', en: 'You can call or visit {office}.' },
  phone: { vi: 'Điện thoại: {phone}', en: 'Phone: {phone}' },
  address: { vi: 'Địa chỉ: {address}', en: 'Address: {address}' },
  hours: { vi: 'Giờ làm việc: {hours}', en: 'Hours: {hours}' },
  shifts: { vi: '{shifts}, từ thứ Hai đến thứ Sáu', en: '{shifts}, Monday to Friday' },
  call: { vi: 'Gọi cán bộ', en: 'Call' },
  agreeThenAsk: {
    vi: 'Để cán bộ trả lời ở đây, chúng tôi cần ông/bà đồng ý trước. Đồng ý rồi, ông/bà nhắn lại “gặp người”.',
    en: 'For an officer to answer here, we first need your consent. After that, write “gặp người” again.',
  },
  offerOpen: {
    vi: 'Bây giờ đang giờ làm việc, cán bộ có thể trả lời ngay ở đây. Ông/bà có muốn chờ không?',
    en: 'The office is open, and an officer can answer right here. Do you want to wait?',
  },
  offerClosed: {
    vi: 'Bây giờ ngoài giờ làm việc. Cán bộ sẽ trả lời ở đây từ {when}. Ông/bà có muốn chờ không?',
    en: 'The office is closed now. An officer will answer here from {when}. Do you want to wait?',
  },
  wait: { vi: 'Chờ cán bộ ở đây', en: 'Wait here' },
  no: { vi: 'Không cần nữa', en: 'No need' },
  toldOpen: { vi: 'Tôi đã báo cán bộ.', en: 'I have told the officers.' },
  toldClosed: {
    vi: 'Tôi đã báo cán bộ. Cán bộ sẽ trả lời từ {when}.',
    en: 'I have told the officers. They will answer from {when}.',
  },
  tell: {
    vi: 'Trong lúc chờ, ông/bà cứ nhắn điều cần nói: chữ, ảnh hay tin nhắn thoại đều được.',
    en: 'While you wait, write what you want to say; photos and voice messages are fine too.',
  },
  back: { vi: 'Trở lại với trợ lý', en: 'Back to assistant' },
  kept: { vi: 'Cán bộ sẽ đọc tin này.', en: 'An officer will read this.' },
  left: {
    vi: 'Vâng. Khi cần gặp cán bộ, ông/bà nhắn “gặp người”.',
    en: 'All right. Whenever you need an officer, write “gặp người”.',
  },
} as const satisfies Words;
