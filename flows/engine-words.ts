import type { EngineWords } from '../src/engine/index.ts';

/** What is said in any talk. */
export const engineWords: EngineWords = {
  staleButton: {
    vi: 'Nút này là của câu hỏi trước, nay không dùng nữa.',
    en: 'This button belongs to an earlier question.',
  },
  unknownCommand: { vi: 'Tôi không có lệnh này.', en: 'I do not know this command.' },
  resuming: { vi: 'Ta trở lại việc đang nói dở.', en: 'Back to what we were talking about.' },
  late: {
    vi: 'Lúc trước ông/bà đang nhắn dở: “{what}”. Ông/bà muốn tiếp tục hay làm mới?',
    en: 'Earlier you were telling me: “{what}”. Do you want to go on with it or start anew?',
  },
  lateContinue: { vi: 'Tiếp tục', en: 'Go on' },
  lateAnew: { vi: 'Làm mới', en: 'Start anew' },
  changed: {
    vi: 'Các câu hỏi vừa được sửa lại. Điều ông/bà đã kể vẫn còn, ta làm tiếp từ đây.',
    en: 'The questions have changed. What you told me is kept; let us go on from here.',
  },
  gone: {
    vi: 'Câu hỏi lúc trước không còn dùng nữa. Có việc gì, mời ông/bà nhắn lại.',
    en: 'The earlier question is no longer in use. Please write again what you need.',
  },
  stopped: {
    vi: 'Xin lỗi ông/bà, trợ lý đang gặp trục trặc. Ông/bà nhắn lại giúp sau ít phút.',
    en: 'Sorry, something went wrong here. Please write again in a few minutes.',
  },
  cancelled: {
    vi: 'Đã hủy. Chưa có gì được gửi đi.',
    en: 'Cancelled. Nothing has been sent.',
  },
  nothingToCancel: {
    vi: 'Vâng. Hiện không có việc gì đang nói dở.',
    en: 'All right. There is nothing to give up at the moment.',
  },
};
