import type { Words } from '../../src/engine/index.ts';

export const words = {
  accusation: {
    vi: 'Nội dung này giống đơn tố cáo. Theo luật, tố cáo phải bằng đơn có ký tên hoặc đến trình bày trực tiếp, nên tôi không nhận qua tin nhắn và đã xóa. Xin đừng gửi thêm tên người hay tài liệu ở đây.',
    en: 'This looks like a denunciation. By law it must be made in a signed letter or in person, so I cannot take it here and have erased it. Please send no more names or papers here.',
  },
  complaint: {
    vi: 'Nội dung này giống đơn khiếu nại. Khiếu nại phải bằng đơn hoặc trình bày trực tiếp tại nơi đã ra quyết định, nên tôi không nhận qua tin nhắn và đã xóa.',
    en: 'This looks like a formal complaint. It must be made in a letter, or in person at the office that took the decision, so I cannot take it here and have erased it.',
  },
  secret: {
    vi: 'Nội dung này giống tài liệu mật. Tôi không nhận và đã xóa bản vừa gửi. Xin ông/bà chuyển qua đường văn thư theo quy định.',
    en: 'This looks like a secret paper. I do not take it and have erased it. Please send it by the office post, as the rules say.',
  },
  sensitive: {
    vi: 'Chuyện này tôi không trao đổi ở đây. Cán bộ Mặt trận sẽ đọc tin của ông/bà. Việc ở nơi mình sống, ông/bà cứ nhắn.',
    en: 'I do not talk about this here. An officer will read your message. Anything where you live, just write.',
  },
  sensitiveUnread: {
    vi: 'Chuyện này tôi không trao đổi ở đây. Việc ở nơi mình sống như rác, đường, đèn, ông/bà cứ nhắn.',
    en: 'I do not talk about this here. Anything where you live, such as rubbish, roads or lights, just write.',
  },
  wholeTalk: {
    vi: 'Những điều ông/bà kể ngay trước đó, tôi cũng đã xóa.',
    en: 'What you told just before is erased, too.',
  },
  received: {
    vi: 'Nơi tiếp công dân của phường ông/bà:',
    en: 'Where your ward receives citizens:',
  },
  askOffice: {
    vi: 'Muốn biết chỗ và ngày tiếp công dân, ông/bà hỏi {office}.',
    en: 'To know where and when citizens are received, please ask {office}.',
  },
  address: { vi: 'Địa chỉ: {address}', en: 'Address: {address}' },
  hours: { vi: 'Giờ tiếp: {hours}', en: 'Hours: {hours}' },
  officeHours: { vi: 'Giờ làm việc: {hours}', en: 'Hours: {hours}' },
  phone: { vi: 'Điện thoại: {phone}', en: 'Phone: {phone}' },
  callOffice: { vi: 'Gọi cán bộ', en: 'Call' },
  asPlainReport: {
    vi: 'Nếu chỉ muốn phản ánh để phường biết, ông/bà nhắn lại, bắt đầu bằng chữ “phản ánh”.',
    en: 'If you only want the ward to know of it, write again and begin with “phản ánh” (report).',
  },
  askPerson: {
    vi: 'Muốn hỏi cách làm đơn, ông/bà nhắn “gặp người”.',
    en: 'To ask how it is done, write “gặp người”.',
  },
  notTaken: {
    vi: 'Phần này tôi cũng không nhận và đã xóa, xin ông/bà trình bày trực tiếp. Việc khác ở nơi mình sống, ông/bà cứ nhắn.',
    en: 'I cannot take this part either and have erased it; please tell it in person. Anything else where you live, just write.',
  },
  bye: {
    vi: 'Vâng. Việc khác ở nơi mình sống, ông/bà cứ nhắn.',
    en: 'All right. Anything else where you live, just write.',
  },
  spam: {
    vi: 'Tôi chỉ nhận việc ở nơi ông/bà sống: rác, đường, đèn, cây xanh, trật tự… Tin vừa rồi tôi không chuyển đi đâu.',
    en: 'I only take what concerns the place where you live: rubbish, roads, lights, trees, order… I have not passed your message on.',
  },
} as const satisfies Words;
