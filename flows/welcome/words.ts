import type { Words } from '../../src/engine/index.ts';

/**
 * The text that people agree to. It is raised whenever `ask`, `askKept`, `abroad` or `more` changes its meaning; `notice-versions.ts`
 * says whose older consent still holds.
 */
export const CONSENT_TEXT_VERSION = '2026-11-23.2';

export const words = {
  hello: {
    vi: 'Xin chào ông/bà. Đây là trợ lý tự động của {office}. Ông/bà có thể nhắn ở đây việc cần phản ánh nơi mình sống: rác, đường, đèn, cây xanh, trật tự…',
    en: 'Hello. This is the automatic assistant of {office}. You can report here what is wrong where you live: rubbish, roads, lights, trees, order…',
  },
  ask: {
    vi: 'Để chuyển việc đi xử lý, chúng tôi cần lưu lời nhắn, ảnh và tên tài khoản của ông/bà trên {channel}, đến hai năm sau khi việc xong. Muốn xem hay xóa, ông/bà nhắn “dữ liệu của tôi”. Ông/bà có đồng ý không?',
    en: 'To pass your report on, we need to keep your words, photos and account name on {channel}, until two years after it is closed. To see or delete them, write “dữ liệu của tôi”. Do you agree?',
  },
  askKept: {
    vi: 'Tôi đang giữ tạm tin ông/bà vừa nhắn. Để chuyển việc đi xử lý, chúng tôi cần lưu lời nhắn, ảnh và tên tài khoản của ông/bà trên {channel}, đến hai năm sau khi việc xong. Ông/bà có đồng ý không?',
    en: 'I am holding the message you just sent. To pass it on, we need to keep your words, photos and account name on {channel}, until two years after it is closed. Do you agree?',
  },
  abroad: {
    vi: '{channel} đặt máy chủ ở nước ngoài, nên dữ liệu của ông/bà có đi ra khỏi Việt Nam.',
    en: '{channel} has its servers abroad, so your data leaves Vietnam.',
  },
  agree: { vi: 'Tôi đồng ý', en: 'I agree' },
  refuse: { vi: 'Không', en: 'No' },
  readMore: { vi: 'Đọc thêm', en: 'Read more' },
  more: {
    vi: 'Thông báo về dữ liệu của ông/bà:\n– Ai giữ: {office}.\n– Giữ gì: lời nhắn, ảnh, tin thoại, vị trí ông/bà gửi; tên và tài khoản trên {channel}.\n– Để làm gì: chuyển và giải quyết việc ông/bà phản ánh, báo tin cho ông/bà. Không dùng vào việc khác.\n– Ai xem: chỉ cán bộ có trách nhiệm. Khi công khai, chúng tôi bỏ tên, tài khoản, số điện thoại.\n– Bao lâu: ảnh và tin thoại 90 ngày sau khi việc xong; tên, tài khoản và lời nhắn hai năm.',
    en: 'About your data:\n– Who keeps them: {office}.\n– What: words, photos, recordings and places that you send; your name and account on {channel}.\n– What for: to pass on and deal with your reports, and to tell you of them. For nothing else.\n– Who sees them: only the officers in charge. Nothing is published with your name, account or phone number.\n– How long: photos and recordings 90 days after a report is closed; name, account and words two years.',
  },
  rights: {
    vi: '– Quyền của ông/bà: xem, nhận bản sao, sửa, xóa, rút đồng ý. Nhắn “dữ liệu của tôi”; cần cán bộ thì có trả lời trong 2 ngày làm việc.\n– Hỏi ai: {contact}.\n– {channel} cũng tự giữ tin theo quy định riêng của họ.',
    en: '– Your rights: to see, copy, correct and delete your data, and to withdraw your consent. Write “dữ liệu của tôi”; what needs an officer is answered within 2 working days.\n– Whom to ask: {contact}.\n– {channel} also keeps messages by its own rules.',
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
