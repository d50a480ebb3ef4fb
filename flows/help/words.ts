import type { Words } from '../../src/engine/index.ts';

export const words = {
  help: {
    vi: 'Ông/bà nhắn việc cần phản ánh, kèm nơi xảy ra; gõ không dấu cũng được, có ảnh thì gửi kèm.\nMuốn xem việc đã gửi, ông/bà nhắn “việc của tôi” hoặc mã, ví dụ VC-0001.\n“hủy” để bỏ việc đang nói dở, “menu” để hỏi đáp, góp ý, chọn việc khác, “gặp người” để gặp cán bộ.',
    en: 'Write what is wrong and where; add a photo if you have one.\nTo see your reports, write “việc của tôi” (my reports) or a code such as VC-0001.\n“hủy” gives up what you are doing, “menu” shows the choices, such as questions and opinions, “gặp người” leads to an officer.',
  },
  announcementsOn: {
    vi: 'Ông/bà đang nhận thông báo chung; nhắn “ngừng thông báo” để dừng.',
    en: 'You are getting the announcements; write “ngừng thông báo” to stop them.',
  },
  announcementsOff: {
    vi: 'Nhắn “nhận thông báo” để nhận tin chung của khu phố, “ngày hội” để xem lịch 18/11.',
    en: 'Write “nhận thông báo” for the announcements, “ngày hội” for the 18/11 day.',
  },
  phone: { vi: 'Điện thoại: {phone}', en: 'Phone: {phone}' },
  call: { vi: 'Gọi cán bộ', en: 'Call' },
  nod: {
    vi: 'Vâng ạ. Khi có việc cần phản ánh, ông/bà cứ nhắn vào đây.',
    en: 'All right. Whenever something is wrong, just write here.',
  },
  who: {
    vi: 'Đây là trợ lý tự động của {office}. Ông/bà phản ánh, hỏi, góp ý ngay ở đây; cán bộ đọc và trả lời. Muốn gặp cán bộ, ông/bà nhắn “gặp người”.',
    en: 'This is the automatic assistant of {office}. You can report, ask and suggest right here; officers read and answer. To talk to one, write “gặp người”.',
  },
  edited: {
    vi: 'Tôi thấy ông/bà vừa sửa một tin nhắn cũ, nhưng phản ánh đã gửi thì chưa đổi. Muốn bổ sung, ông/bà nhắn “việc của tôi” rồi chọn việc đó.',
    en: 'You changed an old message, but a report that was sent has not changed. To add to it, write “việc của tôi” and choose it.',
  },
  unsupported: {
    vi: 'Tôi chưa đọc được loại tin này. Ông/bà nhắn bằng chữ, hoặc gửi ảnh giúp ạ.',
    en: 'I cannot read this kind of message. Please write, or send a photo.',
  },
} as const satisfies Words;
