import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: {
    vi: 'Mời ông/bà trả lời cán bộ về phản ánh {code}. Nhắn chữ hoặc gửi ảnh đều được.',
    en: 'Please answer the officer about report {code}, in words or with a photo.',
  },
  again: { vi: 'Ông/bà nhắn bằng chữ, hoặc gửi ảnh giúp ạ.', en: 'Please write, or send a photo.' },
  passedOn: {
    vi: 'Đã chuyển câu trả lời của ông/bà về phản ánh {code} cho cán bộ.',
    en: 'Your answer about report {code} has been passed on.',
  },
  tooLate: {
    vi: 'Phản ánh {code} hiện {state}, nên câu trả lời không chuyển được. Nếu việc vẫn còn, ông/bà nhắn như một việc mới.',
    en: 'Report {code} is now {state}, so the answer could not be passed on. If the problem is still there, please report it anew.',
  },
} as const satisfies Words;
