import type { Words } from '../../src/engine/index.ts';

export const words = {
  askSource: { vi: 'Đồng chí nhập hộ người dân từ đâu?', en: 'Where do these reports come from?' },
  paper: { vi: 'Phiếu giấy', en: 'On paper' },
  phone: { vi: 'Điện thoại', en: 'By phone' },
  stall: { vi: 'Bàn tiếp dân', en: 'At a stall' },
  askWhat: {
    vi: 'Đồng chí gõ nội dung. Nhiều việc thì mỗi việc một dòng, bắt đầu bằng số, ví dụ:\n1. Đèn ngõ 12 không sáng\n2. Rác trước nhà văn hóa',
    en: 'Write what was told. Several matters: one a line, each with a number, for example:\n1. The light in lane 12 is out\n2. Rubbish before the community house',
  },
  readBack: {
    vi: 'Tôi ghi {count} việc:\n{lines}\nĐúng chưa ạ?',
    en: 'I have noted {count}:\n{lines}\nIs that right?',
  },
  line: { vi: '{nr}. {what} – {where}: “{text}”', en: '{nr}. {what} – {where}: “{text}”' },
  nowhere: { vi: 'chưa rõ nơi', en: 'place not known' },
  send: { vi: 'Đúng, gửi đi', en: 'Yes, send' },
  again: { vi: 'Gõ lại', en: 'Write it again' },
  leave: { vi: 'Bỏ', en: 'Drop it' },
  filed: {
    vi: 'Đã nhận {codes}. Đồng chí ghi mã này cho người dân để hỏi kết quả.',
    en: 'Filed: {codes}. Give the people their codes, so that they can ask.',
  },
  notFiled: {
    vi: 'Đồng chí không còn giữ chức danh nào nên tôi chưa ghi.',
    en: 'You hold no post any more, so nothing was filed.',
  },
  dropped: { vi: 'Vâng, tôi không ghi gì cả.', en: 'All right, nothing was filed.' },
} as const satisfies Words;
