import type { Words } from '../../src/engine/index.ts';

export const words = {
  help: {
    vi: 'Ông/bà nhắn việc cần phản ánh, kèm nơi xảy ra; gõ không dấu cũng được, có ảnh thì gửi kèm.\nMuốn xem việc đã gửi, ông/bà nhắn “việc của tôi” hoặc mã, ví dụ VC-0001.\n“hủy” để bỏ việc đang nói dở, “menu” để chọn lại, “gặp người” để gặp cán bộ.',
    en: 'Write what is wrong and where; add a photo if you have one.\nTo see your reports, write “việc của tôi” (my reports) or a code such as VC-0001.\n“hủy” gives up what you are doing, “menu” shows the choices, “gặp người” leads to an officer.',
  },
  person: {
    vi: 'Tin nhắn ở đây có cán bộ đọc trong giờ làm việc. Muốn gặp trực tiếp, ông/bà liên hệ {office}.',
    en: 'Officers read the messages here in office hours. To meet them, please contact {office}.',
  },
  phone: { vi: 'Điện thoại: {phone}', en: 'Phone: {phone}' },
  address: { vi: 'Địa chỉ: {address}', en: 'Address: {address}' },
  hours: { vi: 'Giờ làm việc: {hours}', en: 'Hours: {hours}' },
  call: { vi: 'Gọi cán bộ', en: 'Call' },
  data: {
    vi: 'Ông/bà có quyền xem, sửa, xóa dữ liệu của mình hoặc rút đồng ý. Xin liên hệ {office} để yêu cầu; chúng tôi trả lời trong 2 ngày làm việc.',
    en: 'You may see, correct or delete your data, or withdraw your consent. Please ask {office}; you will be answered within 2 working days.',
  },
  nod: {
    vi: 'Vâng ạ. Khi có việc cần phản ánh, ông/bà cứ nhắn vào đây.',
    en: 'All right. Whenever something is wrong, just write here.',
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
