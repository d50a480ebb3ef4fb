import type { Words } from '../../src/engine/index.ts';

/** The text that people agree to. It is raised whenever `ask`, `askKept`, `abroad` or `more` changes its meaning. */
export const CONSENT_TEXT_VERSION = '2026-11-23';

export const words = {
  hello: {
    vi: 'Xin chào ông/bà. Đây là trợ lý tự động của {office}. Ông/bà có thể nhắn ở đây việc cần phản ánh nơi mình sống: rác, đường, đèn, cây xanh, trật tự…',
    en: 'Hello. This is the automatic assistant of {office}. You can report here what is wrong where you live: rubbish, roads, lights, trees, order…',
  },
  ask: {
    vi: 'Để chuyển việc đi xử lý, chúng tôi cần lưu lời nhắn, ảnh và tên tài khoản của ông/bà trên {channel}. Ông/bà có đồng ý không?',
    en: 'To pass your report on, we need to keep your words, photos and account name on {channel}. Do you agree?',
  },
  askKept: {
    vi: 'Tôi đang giữ tạm tin ông/bà vừa nhắn. Để chuyển việc đi xử lý, chúng tôi cần lưu lời nhắn, ảnh và tên tài khoản của ông/bà trên {channel}. Ông/bà có đồng ý không?',
    en: 'I am holding the message you just sent. To pass it on, we need to keep your words, photos and account name on {channel}. Do you agree?',
  },
  abroad: {
    vi: '{channel} đặt máy chủ ở nước ngoài, nên dữ liệu của ông/bà có đi ra khỏi Việt Nam.',
    en: '{channel} has its servers abroad, so your data leaves Vietnam.',
  },
  agree: { vi: 'Tôi đồng ý', en: 'I agree' },
  refuse: { vi: 'Không', en: 'No' },
  readMore: { vi: 'Đọc thêm', en: 'Read more' },
  more: {
    vi: 'Lời nhắn và ảnh chỉ dùng để giải quyết việc ông/bà phản ánh, chỉ cán bộ có trách nhiệm được xem. Khi công khai, chúng tôi bỏ tên và tài khoản. Ông/bà có quyền xem, sửa, xóa dữ liệu hoặc rút đồng ý: nhắn “dữ liệu của tôi”.',
    en: 'Your words and photos are used only to deal with your report, and only the officers in charge see them. Nothing is published with your name or account. You may see, correct or delete your data or withdraw your consent: write “dữ liệu của tôi”.',
  },
  unclear: {
    vi: 'Để chắc chắn, xin ông/bà bấm hoặc gõ: 1 là đồng ý, 2 là không.',
    en: 'To be sure, please press or type: 1 if you agree, 2 if you do not.',
  },
  keptToo: {
    vi: 'Tôi giữ tạm cả tin này. Xin ông/bà trả lời trước: có đồng ý cho lưu không? Gõ 1 là đồng ý, 2 là không.',
    en: 'I am holding this message too. First please answer: do you agree? Type 1 for yes, 2 for no.',
  },
  youWrote: { vi: 'Ông/bà vừa nhắn: “{what}”', en: 'You wrote: “{what}”' },
  youSent: { vi: 'Tôi đã nhận tin ông/bà vừa gửi.', en: 'I have what you just sent.' },
  refused: {
    vi: 'Vâng. Chúng tôi không lưu tin nhắn này. Ông/bà có thể gặp Ban Công tác Mặt trận tại nhà văn hóa khu phố.',
    en: 'All right. We do not keep this message. You can meet the Front Committee at the community house.',
  },
  refusedPhone: {
    vi: 'Vâng. Chúng tôi không lưu tin nhắn này. Ông/bà có thể gọi {phone} trong giờ hành chính, hoặc gặp Ban Công tác Mặt trận tại nhà văn hóa khu phố.',
    en: 'All right. We do not keep this message. You can call {phone} in office hours, or meet the Front Committee at the community house.',
  },
} as const satisfies Words;
