import type { Words } from '../../src/engine/index.ts';

export const words = {
  none: {
    vi: 'Ông/bà chưa gửi phản ánh nào ở đây. Có việc gì, ông/bà cứ nhắn.',
    en: 'You have not reported anything here yet. Whenever something is wrong, just write.',
  },
  list: {
    vi: 'Việc ông/bà đã gửi:\n{lines}\nÔng/bà muốn xem việc nào? Gõ số hoặc mã.',
    en: 'What you have reported:\n{lines}\nWhich one? Type the number or the code.',
  },
  line: { vi: '– {code}, {day}: {what} ({state})', en: '– {code}, {day}: {what} ({state})' },
  lineJoined: {
    vi: '– {code}, {day}: {what} ({state}; ông/bà cũng gặp)',
    en: '– {code}, {day}: {what} ({state}; you joined it)',
  },
  joined: {
    vi: 'Phản ánh {code} do người khác gửi, ông/bà cũng gặp.',
    en: 'Report {code} is somebody else’s; you joined it.',
  },
  joinedNews: { vi: 'Có tin mới, chúng tôi báo ông/bà ngay.', en: 'We will tell you when there is news.' },
  manyTries: {
    vi: 'Tôi vẫn không tìm thấy phản ánh của ông/bà theo mã này. Ông/bà nhắn “việc của tôi” để xem các việc đã gửi, hoặc “gặp người” để cán bộ tìm giúp.',
    en: 'I still cannot find a report of yours by this code. Write “việc của tôi” to see your reports, or “gặp người” and an officer will help.',
  },
  unknown: {
    vi: 'Tôi không tìm thấy phản ánh {code} của ông/bà. Ông/bà xem lại mã, hoặc nhắn “việc của tôi”.',
    en: 'I cannot find a report {code} of yours. Please check the code, or write “việc của tôi”.',
  },
  state: { vi: 'Phản ánh {code}: {what}.\nTình trạng: {state}.', en: 'Report {code}: {what}.\nState: {state}.' },
  unit: { vi: 'Nơi xử lý: {unit}.', en: 'With: {unit}.' },
  due: { vi: 'Hẹn trả lời chậm nhất {day}.', en: 'An answer is promised by {day}.' },
  lastAnswer: { vi: 'Trả lời: “{answer}”', en: 'Answer: “{answer}”' },
  paused: {
    vi: 'Cán bộ đang chờ ông/bà trả lời, nên thời hạn tạm dừng.',
    en: 'The officer waits for your answer, so the time stands still.',
  },
  pausedJoined: {
    vi: 'Cán bộ đang chờ người gửi trả lời, nên thời hạn tạm dừng.',
    en: 'The officer waits for an answer of who reported it, so the time stands still.',
  },
  openQuestion: { vi: 'Cán bộ hỏi: “{question}”', en: 'The officer asks: “{question}”' },
  askMore: { vi: 'Ông/bà cần gì thêm ạ?', en: 'Is there anything else?' },
  askFixed: { vi: 'Ông/bà thấy việc này xong chưa ạ?', en: 'Is it done, as you see it?' },
  add: { vi: 'Bổ sung', en: 'Add to it' },
  answer: { vi: 'Trả lời cán bộ', en: 'Answer' },
  withdraw: { vi: 'Rút phản ánh', en: 'Withdraw it' },
  fixed: { vi: 'Xong rồi', en: 'It is done' },
  notFixed: { vi: 'Chưa', en: 'Not yet' },
  brokenAgain: { vi: 'Lại chưa được', en: 'Not right again' },
  enough: { vi: 'Thôi, cảm ơn', en: 'No, thank you' },
  bye: { vi: 'Vâng ạ. Có tin mới, chúng tôi báo ông/bà ngay.', en: 'All right. We will tell you when there is news.' },
  askAdd: {
    vi: 'Mời ông/bà nhắn thêm lời hoặc ảnh cho {code}.',
    en: 'Please send the words or photos to add to {code}.',
  },
  askAddAgain: { vi: 'Ông/bà nhắn bằng chữ, hoặc gửi ảnh giúp ạ.', en: 'Please write, or send a photo.' },
  added: { vi: 'Đã ghi thêm vào phản ánh {code}.', en: 'Added to report {code}.' },
  replaced: {
    vi: 'Đã sửa phản ánh {code} theo tin ông/bà vừa sửa.',
    en: 'Report {code} has been changed as you changed your message.',
  },
  changed: {
    vi: 'Cán bộ đã xem phản ánh {code} rồi, nên tôi ghi thêm lời ông/bà vừa sửa.',
    en: 'An officer has read report {code} already, so what you changed was added to it.',
  },
  takenBack: {
    vi: 'Ông/bà vừa xóa một tin của phản ánh {code}; phản ánh vẫn được xử lý. Muốn rút, ông/bà nhắn {code} rồi chọn “Rút phản ánh”.',
    en: 'You deleted a message of report {code}; the report is still dealt with. To withdraw it, write {code} and choose “Withdraw it”.',
  },
  notAdded: {
    vi: 'Phản ánh {code} {state}, nên không ghi thêm được. Việc còn thì ông/bà nhắn như một việc mới.',
    en: 'Report {code} is {state}, so nothing can be added. If the problem is still there, please report it anew.',
  },
  whose: {
    vi: 'Tin ông/bà vừa gửi là của phản ánh {code}, hay là việc mới ạ?',
    en: 'Does what you just sent belong to report {code}, or is it something new?',
  },
  ofThis: { vi: 'Của {code}', en: 'To {code}' },
  somethingNew: { vi: 'Việc mới', en: 'Something new' },
  sureWithdraw: {
    vi: 'Ông/bà muốn rút phản ánh {code} ạ? Rút rồi thì không ai xử lý việc này nữa.',
    en: 'Do you want to withdraw report {code}? Nobody will deal with it any more.',
  },
  yesWithdraw: { vi: 'Rút', en: 'Withdraw' },
  keep: { vi: 'Không rút', en: 'Keep it' },
  withdrawn: { vi: 'Đã rút phản ánh {code}.', en: 'Report {code} has been withdrawn.' },
  notWithdrawn: {
    vi: 'Phản ánh {code} {state}, nên không rút được nữa.',
    en: 'Report {code} is {state}, so it can no longer be withdrawn.',
  },
  kept: { vi: 'Vâng, phản ánh {code} vẫn giữ nguyên.', en: 'All right, report {code} stays as it is.' },
} as const satisfies Words;
