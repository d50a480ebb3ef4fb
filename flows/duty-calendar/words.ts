import type { Words } from '../../src/engine/index.ts';

export const words = {
  here: {
    vi: 'Lịch nhiệm vụ của đồng chí:\n{url}\nĐồng chí chép địa chỉ này vào mục “Thêm lịch từ địa chỉ” của ứng dụng lịch. Ai có địa chỉ đều xem được nhiệm vụ, nên đồng chí đừng gửi cho ai; lỡ lộ thì nhắn “đổi lịch của tôi”.',
    en: 'The calendar of your duties:\n{url}\nAdd it by its address in the calendar of your telephone. Whoever has the address sees your duties, so give it to nobody; if somebody has it, write “đổi lịch của tôi”.',
  },
  renewed: {
    vi: 'Địa chỉ lịch mới của đồng chí:\n{url}\nĐịa chỉ cũ không dùng được nữa. Ai có địa chỉ đều xem được nhiệm vụ, nên đồng chí đừng gửi cho ai.',
    en: 'The new address of your calendar:\n{url}\nThe former one is over. Whoever has the address sees your duties, so give it to nobody.',
  },
  none: {
    vi: 'Chưa có lịch cho đồng chí. Đồng chí nhắn “gặp người” để hỏi Mặt trận phường.',
    en: 'There is no calendar for you. Write “gặp người” to ask the office.',
  },
} as const satisfies Words;
