import type { IssueStatus, Refusal } from './issue-schema.ts';

/** What the slice says: to residents (`noticeWords`), and to moderators whose change is refused (`refusedWords`). */

type Said<Args extends unknown[]> = { vi: (...args: Args) => string; en: (...args: Args) => string };

interface NoticeWords {
  triaged: Said<[code: string]>;
  /** `day`: by when an answer is promised; null where that day is over. */
  assigned: Said<[code: string, unit: string, day: string | null]>;
  inProgress: Said<[code: string, text: string | null]>;
  question: Said<[code: string, text: string]>;
  answered: Said<[code: string, text: string]>;
  done: Said<[code: string, text: string]>;
  refused: Said<[code: string, because: string, text: string]>;
  reopened: Said<[code: string]>;
  promiseMoved: Said<[code: string, day: string]>;
}

/** Every notice names the issue, says what happened, who has it and by when, and how to ask again. */
export const noticeWords: NoticeWords = {
  triaged: {
    vi: (code) => `Cán bộ đã xem phản ánh ${code} và đang chọn nơi xử lý. Có tin mới, chúng tôi báo ông/bà ngay.`,
    en: (code) =>
      `An officer has read report ${code} and is choosing who will deal with it. We will tell you as soon as there is news.`,
  },
  assigned: {
    vi: (code, unit, day) =>
      `Phản ánh ${code} đã chuyển ${unit}. ${day ? `Ông/bà sẽ có trả lời chậm nhất ${day}.` : 'Có kết quả, chúng tôi báo ông/bà ngay.'}`,
    en: (code, unit, day) =>
      `Report ${code} has been passed on to ${unit}. ${day ? `You will have an answer by ${day}.` : 'We will tell you as soon as there is a result.'}`,
  },
  inProgress: {
    vi: (code, text) =>
      `Phản ánh ${code} đang được làm.${text ? `\n${text}` : ''}\nCó kết quả, chúng tôi báo ông/bà ngay.`,
    en: (code, text) =>
      `Report ${code} is being worked on.${text ? `\n${text}` : ''}\nWe will tell you as soon as there is a result.`,
  },
  question: {
    vi: (code, text) => `Về phản ánh ${code}, cán bộ hỏi:\n${text}\nÔng/bà nhắn hoặc gửi ảnh trả lời ngay tại đây ạ.`,
    en: (code, text) =>
      `About report ${code}, the officer asks:\n${text}\nPlease answer here, in words or with a photo.`,
  },
  answered: {
    vi: (code, text) => `Trả lời phản ánh ${code}:\n${text}\nNếu thấy chưa được, ông/bà nhắn: ${code}.`,
    en: (code, text) => `Answer to report ${code}:\n${text}\nIf this does not settle it, please write: ${code}.`,
  },
  done: {
    vi: (code, text) => `Nơi xử lý báo đã làm xong phản ánh ${code}:\n${text}\nÔng/bà xem giúp, việc này xong chưa ạ?`,
    en: (code, text) => `Report ${code} is said to be done:\n${text}\nPlease have a look: is it done?`,
  },
  refused: {
    vi: (code, because, text) =>
      `Phản ánh ${code} chúng tôi không nhận xử lý được${because ? ` vì ${because}` : ''}.\n${text}\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.`,
    en: (code, because, text) =>
      `We could not take up report ${code}${because ? ` because ${because}` : ''}.\n${text}\nIf you think this is wrong, please write: gặp người.`,
  },
  reopened: {
    vi: (code) => `Phản ánh ${code} được mở lại để xem thêm. Có kết quả, chúng tôi báo ông/bà ngay.`,
    en: (code) => `Report ${code} has been opened again. We will tell you as soon as there is a result.`,
  },
  promiseMoved: {
    vi: (code, day) =>
      `Phản ánh ${code} cần thêm thời gian. Ông/bà sẽ có trả lời chậm nhất ${day}. Mong ông/bà thông cảm.`,
    en: (code, day) =>
      `Report ${code} needs more time. You will have an answer by ${day}. Thank you for your patience.`,
  },
};

export const refusalWords: Record<Refusal, { vi: string; en: string }> = {
  not_ours: { vi: 'việc này không thuộc trách nhiệm của phường', en: 'it is not a matter for the ward' },
  outside_area: { vi: 'nơi này không thuộc địa bàn của phường', en: 'the place is outside the ward' },
  too_vague: { vi: 'chưa đủ thông tin để tìm ra nơi và việc', en: 'there is too little information to find it' },
  private_matter: { vi: 'đây là việc riêng giữa các bên', en: 'it is a private matter between the parties' },
  not_found: { vi: 'cán bộ đến nơi không thấy sự việc', en: 'nothing was found at the place' },
  other: { vi: '', en: '' },
};

/** The buttons under "is it done?", and what people type instead. */
export const fixedChoices = {
  fixed: { label: { vi: 'Xong rồi', en: 'It is done' }, words: ['xong', 'đã xong', 'rồi', 'được rồi', 'yes', 'done'] },
  notFixed: { label: { vi: 'Chưa', en: 'Not yet' }, words: ['chưa ạ', 'chưa xong', 'chưa được', 'no', 'not yet'] },
} as const;

/** Statuses as a moderator reads them. */
export const statusWords: Record<IssueStatus, string> = {
  new: 'mới',
  triaged: 'đã xem',
  assigned: 'đã chuyển đơn vị',
  in_progress: 'đang làm',
  waiting_resident: 'chờ người dân trả lời',
  answered: 'đã trả lời',
  done: 'đã làm xong',
  confirmed: 'người dân xác nhận xong',
  reopened: 'mở lại',
  refused: 'không nhận',
  merged: 'đã ghép',
  withdrawn: 'người dân đã rút',
};

/** What a moderator is told when a change is refused. */
export const refusedWords = {
  notFound: 'Không tìm thấy phản ánh này.',
  stale: 'Phản ánh vừa có thay đổi. Xin xem lại bản mới rồi làm tiếp.',
  notAllowed: (from: IssueStatus, to: IssueStatus) =>
    from === to
      ? `Phản ánh đang ở trạng thái “${statusWords[to]}” rồi.`
      : `Phản ánh đang ở trạng thái “${statusWords[from]}”, không chuyển sang “${statusWords[to]}” được.`,
  closed: (status: IssueStatus) => `Phản ánh đã khép lại (“${statusWords[status]}”). Muốn thay đổi, xin mở lại trước.`,
  cannotAnswer: (status: IssueStatus) => `Phản ánh “${statusWords[status]}” thì không trả lời thêm được.`,
  needs: {
    refusal: 'Xin ghi lý do không nhận để báo người dân.',
    question: 'Xin ghi câu hỏi gửi người dân.',
    answer: 'Xin ghi câu trả lời gửi người dân.',
    deed: 'Xin ghi đã làm được việc gì để báo người dân.',
    unit: 'Xin chọn đơn vị để chuyển.',
  },
  unknownUnit: 'Không có đơn vị này, hoặc đơn vị không còn hoạt động.',
  unknownPost: 'Chức danh này không thuộc đơn vị đã chọn.',
  unknownCategory: 'Không có loại việc này.',
  unknownArea: 'Không có địa bàn này, hoặc địa bàn không còn.',
  sameUnit: 'Phản ánh đang ở đơn vị này rồi.',
  sameCategory: 'Phản ánh đang ở loại việc này rồi.',
  sameArea: 'Phản ánh đang ở địa bàn này rồi.',
} as const;
