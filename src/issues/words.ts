import { noticesOf } from '../engine/index.ts';
import type { IssueStatus, Refusal } from './issue-schema.ts';

/**
 * What the slice says: to the reporter and to those who met the same thing (`issueNotices`, which the office may say otherwise), and
 * to moderators whose change is refused (`refusedWords`).
 */

/**
 * Every notice names the issue, says what happened, who has it and by when, and how to ask again. `news…`: lines of one message that
 * tells of several things within the hour, the newest last. `joined…`: to those who met the same thing, how it stands, never a word
 * of the reporter.
 */
export const issueNotices = noticesOf('issues', {
  triaged: {
    vi: 'Cán bộ đã xem phản ánh {code} và đang chọn nơi xử lý. Có tin mới, chúng tôi báo ông/bà ngay.',
    en: 'An officer has read report {code} and is choosing who will deal with it. We will tell you as soon as there is news.',
  },
  assigned: {
    vi: 'Phản ánh {code} đã chuyển {unit}. Ông/bà sẽ có trả lời chậm nhất {day}.',
    en: 'Report {code} has been passed on to {unit}. You will have an answer by {day}.',
  },
  /** Where the day that was promised is over, or none was. */
  assignedNoDay: {
    vi: 'Phản ánh {code} đã chuyển {unit}. Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code} has been passed on to {unit}. We will tell you as soon as there is a result.',
  },
  inProgress: {
    vi: 'Phản ánh {code} đang được làm.\nCó kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code} is being worked on.\nWe will tell you as soon as there is a result.',
  },
  inProgressWith: {
    vi: 'Phản ánh {code} đang được làm.\n{text}\nCó kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code} is being worked on.\n{text}\nWe will tell you as soon as there is a result.',
  },
  question: {
    vi: 'Về phản ánh {code}, cán bộ hỏi:\n{text}\nÔng/bà nhắn hoặc gửi ảnh trả lời tại đây trong 7 ngày. Quá hạn, chúng tôi làm tiếp theo tin đã có.',
    en: 'About report {code}, the officer asks:\n{text}\nPlease answer here within 7 days, in words or with a photo. After that we go on with what we have.',
  },
  answered: {
    vi: 'Trả lời phản ánh {code}:\n{text}\nNếu thấy chưa được, ông/bà nhắn: {code}.',
    en: 'Answer to report {code}:\n{text}\nIf this does not settle it, please write: {code}.',
  },
  done: {
    vi: 'Nơi xử lý báo đã làm xong phản ánh {code}:\n{text}\nÔng/bà xem giúp, việc này xong chưa ạ?',
    en: 'Report {code} is said to be done:\n{text}\nPlease have a look: is it done?',
  },
  refused: {
    vi: 'Phản ánh {code} chúng tôi không nhận xử lý được.\n{text}\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.',
    en: 'We could not take up report {code}.\n{text}\nIf you think this is wrong, please write: gặp người.',
  },
  refusedBecause: {
    vi: 'Phản ánh {code} chúng tôi không nhận xử lý được vì {because}.\n{text}\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.',
    en: 'We could not take up report {code} because {because}.\n{text}\nIf you think this is wrong, please write: gặp người.',
  },
  reopened: {
    vi: 'Phản ánh {code} được mở lại để xem thêm. Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code} has been opened again. We will tell you as soon as there is a result.',
  },
  promiseMoved: {
    vi: 'Phản ánh {code} cần thêm thời gian. Ông/bà sẽ có trả lời chậm nhất {day}. Mong ông/bà thông cảm.',
    en: 'Report {code} needs more time. You will have an answer by {day}. Thank you for your patience.',
  },
  promiseMovedBecause: {
    vi: 'Phản ánh {code} cần thêm thời gian: {why}. Ông/bà sẽ có trả lời chậm nhất {day}. Mong ông/bà thông cảm.',
    en: 'Report {code} needs more time: {why}. You will have an answer by {day}. Thank you for your patience.',
  },
  pictures: {
    vi: 'Ảnh đầu: trước khi làm. Ảnh sau: sau khi làm.',
    en: 'The first picture: before. What follows: after.',
  },
  merged: {
    vi: 'Phản ánh {code} cùng một việc với {into} nên được ghép vào đó. Có tin về {into}, chúng tôi báo ông/bà ngay.',
    en: 'Report {code} is about the same matter as {into} and was joined to it. We will tell you what becomes of {into}.',
  },
  parted: {
    vi: 'Phản ánh {code} được tách ra để xử lý riêng. Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code} is dealt with by itself again. We will tell you as soon as there is a result.',
  },
  questionExpired: {
    vi: 'Chúng tôi chưa nhận được trả lời của ông/bà về phản ánh {code}, nên làm tiếp theo tin đã có. Muốn bổ sung, ông/bà nhắn: {code}.',
    en: 'We have no answer from you about report {code} yet and go on with what we have. To add something, write: {code}.',
  },

  newsHead: { vi: 'Phản ánh {code} có tin mới:', en: 'News of report {code}:' },
  newsAssigned: { vi: '– Đã chuyển {unit}.', en: '– It has been passed on to {unit}.' },
  newsInProgress: { vi: '– Đang được làm.', en: '– It is being worked on.' },
  newsInProgressWith: { vi: '– Đang được làm. {text}', en: '– It is being worked on. {text}' },
  newsTriaged: { vi: '– Cán bộ đang chọn nơi xử lý.', en: '– An officer is choosing who will deal with it.' },
  newsReopened: { vi: '– Được mở lại để xem thêm.', en: '– It has been opened again.' },
  newsParted: { vi: '– Được tách ra để xử lý riêng.', en: '– It is dealt with by itself again.' },
  newsPromised: {
    vi: 'Ông/bà sẽ có trả lời chậm nhất {day}.',
    en: 'You will have an answer by {day}.',
  },
  newsMoved: {
    vi: 'Việc cần thêm thời gian: ông/bà sẽ có trả lời chậm nhất {day}.',
    en: 'It needs more time: you will have an answer by {day}.',
  },
  /** Where no day is named. */
  newsTail: {
    vi: 'Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'We will tell you as soon as there is a result.',
  },

  joinedAssigned: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp đã chuyển {unit}. Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code}, which you joined, has been passed on to {unit}. We will tell you the result.',
  },
  joinedInProgress: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp đang được làm. Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code}, which you joined, is being worked on. We will tell you the result.',
  },
  joinedReopened: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp được mở lại. Có kết quả, chúng tôi báo ông/bà ngay.',
    en: 'Report {code}, which you joined, has been opened again. We will tell you the result.',
  },
  joinedAnswered: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp đã có trả lời:\n{text}',
    en: 'Report {code}, which you joined, has been answered:\n{text}',
  },
  /** Where the words of the staff are not for everybody; so with the next ones. */
  joinedAnsweredPlain: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp đã có trả lời.',
    en: 'Report {code}, which you joined, has been answered.',
  },
  joinedDone: {
    vi: 'Nơi xử lý báo đã làm xong phản ánh {code} mà ông/bà cũng gặp:\n{text}\nNếu chưa xong, ông/bà nhắn như một việc mới.',
    en: 'Report {code}, which you joined, is said to be done:\n{text}\nIf it is not, please report it anew.',
  },
  joinedDonePlain: {
    vi: 'Nơi xử lý báo đã làm xong phản ánh {code} mà ông/bà cũng gặp.\nNếu chưa xong, ông/bà nhắn như một việc mới.',
    en: 'Report {code}, which you joined, is said to be done.\nIf it is not, please report it anew.',
  },
  joinedRefused: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp chúng tôi không nhận xử lý được:\n{text}\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.',
    en: 'Report {code}, which you joined, could not be taken up:\n{text}\nIf you think this is wrong, please write: gặp người.',
  },
  joinedRefusedPlain: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp chúng tôi không nhận xử lý được.\nNếu thấy chưa đúng, ông/bà nhắn: gặp người.',
    en: 'Report {code}, which you joined, could not be taken up.\nIf you think this is wrong, please write: gặp người.',
  },
  joinedWithdrawn: {
    vi: 'Người gửi đã rút phản ánh {code} mà ông/bà cũng gặp. Nếu việc vẫn còn, ông/bà nhắn như một việc mới.',
    en: 'Report {code}, which you joined, was withdrawn. If the problem is still there, please report it anew.',
  },
  joinedMerged: {
    vi: 'Phản ánh {code} mà ông/bà cũng gặp được ghép vào {into}. Có tin về {into}, chúng tôi báo ông/bà ngay.',
    en: 'Report {code}, which you joined, was joined to {into}. We will tell you what becomes of {into}.',
  },
  /** Where no unit is named. */
  someUnit: { vi: 'nơi xử lý', en: 'those who deal with it' },

  /** The one question four weeks after "đã xong". `what` is the kind of issue in the person's language. */
  askStillFine: {
    vi: 'Một tháng trước, ông/bà báo phản ánh {code} ({what}) đã xong. Sau một tháng, chỗ đó còn tốt không ạ?',
    en: 'A month ago you said that report {code} ({what}) was done. Is everything still fine there?',
  },
});

export type IssueNotices = typeof issueNotices;

/** The buttons under "is it still fine?", and what people type instead. */
export const stillFineChoices = {
  fine: { label: { vi: 'Vẫn tốt', en: 'Still fine' }, words: ['tốt', 'còn tốt', 'vẫn ổn', 'ổn', 'có', 'yes', 'fine'] },
  broken: {
    label: { vi: 'Lại hỏng rồi', en: 'Broken again' },
    words: ['hỏng', 'lại hỏng', 'hỏng lại', 'không', 'không tốt', 'chưa', 'no', 'broken'],
  },
  stop: {
    label: { vi: 'Đừng hỏi lại', en: 'Do not ask again' },
    words: ['đừng hỏi nữa', 'thôi đừng hỏi', 'không hỏi nữa', 'stop'],
  },
} as const;

/** What the moderator reads in a task. */
export const taskWords = {
  reopened: (code: string, times: number) => `Người dân báo ${code} chưa xong lần thứ ${times}. Cần cấp trên xem lại.`,
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
  anonymous: 'Người dân xin giấu tên cả với cán bộ, nên không hỏi lại được.',
  unknownUnit: 'Không có đơn vị này, hoặc đơn vị không còn hoạt động.',
  unknownPost: 'Chức danh này không thuộc đơn vị đã chọn.',
  aboutUnknown: 'Loại việc này nói về cán bộ. Xin ghi phản ánh nói về ai trước khi giao.',
  aboutThem: 'Phản ánh này nói về chính nơi sẽ nhận. Xin giao lên cấp trên.',
  noSubject: 'Xin chọn chức danh hoặc đơn vị mà phản ánh nói về.',
  unknownSubject: 'Không có chức danh hoặc đơn vị này.',
  partsOpen: 'Các phần của phản ánh này chưa xong hết, nên chưa khép lại được.',
  noDraft: 'Không có câu trả lời nào đang chờ duyệt.',
  blanks: 'Câu gửi người dân còn phần trong ngoặc vuông chưa điền.',
  templateNotYours: 'Câu mẫu dùng chung cho mọi địa bàn, nên chỉ người phụ trách chung sửa được.',
  templateUnknown: 'Không có câu mẫu này.',
  templateStale: 'Câu mẫu vừa có người sửa. Xin xem bản mới rồi làm tiếp.',
  unknownCategory: 'Không có loại việc này.',
  unknownArea: 'Không có địa bàn này, hoặc địa bàn không còn.',
  sameUnit: 'Phản ánh đang ở đơn vị này rồi.',
  sameCategory: 'Phản ánh đang ở loại việc này rồi.',
  sameArea: 'Phản ánh đang ở địa bàn này rồi.',
  mergeClosed: (status: IssueStatus) => `Phản ánh “${statusWords[status]}” thì không ghép được.`,
  mergeItself: 'Không ghép một phản ánh vào chính nó được.',
  mergeUnknown: 'Không tìm thấy phản ánh để ghép vào.',
  mergeTarget: (status: IssueStatus) => `Phản ánh kia “${statusWords[status]}”, nên không ghép vào được.`,
  notMerged: 'Phản ánh này chưa được ghép vào phản ánh nào.',
} as const;

/** Of a report whose sender had their data deleted; read by moderators. */
export const reporterGoneWords = {
  text: '(Người gửi đã xóa dữ liệu của mình.)',
  note: 'Người gửi đã rút đồng ý hoặc xóa dữ liệu, nên không báo tin cho người gửi được nữa.',
} as const;
