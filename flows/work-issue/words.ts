import type { Words } from '../../src/engine/index.ts';

export const words = {
  none: { vi: 'Đồng chí không có phản ánh nào đang chờ làm.', en: 'No report is waiting for you.' },
  list: {
    vi: 'Phản ánh đồng chí đang làm ({count}), theo hạn:\n{lines}',
    en: 'Reports of your work ({count}), by deadline:\n{lines}',
  },
  line: { vi: '{code} – {what}: {when}', en: '{code} – {what}: {when}' },
  due: { vi: 'hạn {day}', en: 'due {day}' },
  late: { vi: 'quá hạn {day}', en: 'overdue since {day}' },
  paused: { vi: 'chờ người dân trả lời, tạm dừng tính hạn', en: 'waits for the resident, the clock is paused' },
  noDue: { vi: 'chưa có hạn', en: 'no deadline' },
  more: { vi: 'Xem thêm', en: 'More' },
  findHint: { vi: 'Gõ “tìm” và vài chữ để tìm nhanh.', en: 'Write “tìm” and a few words to find one.' },
  askWanted: {
    vi: 'Đồng chí tìm gì? Gõ mã, vài chữ hoặc nơi, ví dụ: đèn Hòa Đình.',
    en: 'What are you looking for? A code, a few words or a place, for example: đèn Hòa Đình.',
  },
  found: { vi: 'Tìm “{wanted}”, có {count} phản ánh:\n{lines}', en: 'Reports with “{wanted}” ({count}):\n{lines}' },
  foundLine: { vi: '{code} – {what}, {where}: {when}', en: '{code} – {what}, {where}: {when}' },
  over: { vi: 'đã khép lại', en: 'closed' },
  notFound: {
    vi: 'Không thấy phản ánh nào có “{wanted}” trong việc của đồng chí. Đồng chí thử ít chữ hơn, hoặc gõ mã, ví dụ: tìm VC-0427.',
    en: 'No report of your work has “{wanted}”. Try fewer words, or a code, for example: tìm VC-0427.',
  },
  which: {
    vi: '{code} do chính đồng chí gửi, và cũng giao cho đồng chí. Đồng chí nói với tư cách nào?',
    en: 'You reported {code} yourself, and it is yours to deal with. Which do you speak as?',
  },
  asWork: { vi: 'Người được giao', en: 'Who deals with it' },
  asReport: { vi: 'Người gửi', en: 'Who reported it' },
  show: {
    vi: '{code} – {what}\n– Nơi: {where}\n– Nội dung: {text}\n– {state}; {when}',
    en: '{code} – {what}\n– Where: {where}\n– What: {text}\n– {state}; {when}',
  },
  wordsOfResident: { vi: '– Người dân nhắn thêm: {text}', en: '– The resident added: {text}' },
  noteOfOffice: { vi: '– Mặt trận dặn: {text}', en: '– Note of the office: {text}' },
  waitsForApproval: { vi: '– Câu trả lời đang chờ Mặt trận duyệt', en: '– The answer waits to be approved' },
  openParts: { vi: '– Còn {open}/{all} phần chưa xong', en: '– {open} of {all} parts are open' },
  somewhere: { vi: 'chưa rõ', en: 'not known' },
  assigned: { vi: 'Chưa nhận', en: 'Not taken yet' },
  in_progress: { vi: 'Đang làm', en: 'Under way' },
  waiting_resident: { vi: 'Chờ người dân', en: 'Waiting for the resident' },
  reopened: { vi: 'Người dân báo chưa xong', en: 'The resident says it is not done' },
  closed: { vi: 'Đã khép lại', en: 'Closed' },
  accept: { vi: 'Nhận việc', en: 'I take it' },
  onWay: { vi: 'Đang đến', en: 'On my way' },
  finish: { vi: 'Đã xong', en: 'It is done' },
  ask: { vi: 'Hỏi người dân', en: 'Ask the resident' },
  returning: { vi: 'Trả lại', en: 'Not ours' },
  postpone: { vi: 'Xin lùi hạn', en: 'More time' },
  others: { vi: 'Việc khác', en: 'Something else' },
  note: { vi: 'Ghi chú nội bộ', en: 'Internal note' },
  severity: { vi: 'Mức độ', en: 'How urgent' },
  duplicate: { vi: 'Trùng phản ánh khác', en: 'A duplicate' },
  split: { vi: 'Tách cho đơn vị khác', en: 'Split for units' },
  answerIt: { vi: 'Trả lời người dân', en: 'Answer the resident' },
  whatElse: { vi: 'Đồng chí muốn làm gì với {code}?', en: 'What would you like to do with {code}?' },
  unknown: {
    vi: 'Tôi không thấy {code} trong việc của đồng chí. Đồng chí gõ “phản ánh được giao” để xem danh sách, “tìm” và vài chữ để tìm.',
    en: 'I do not see {code} among your work. Write “phản ánh được giao” for the list, “tìm” and a few words to find one.',
  },
  accepted: {
    vi: 'Đã ghi: đồng chí nhận {code}. Làm xong, đồng chí gửi ảnh kèm: {code} xong.',
    en: 'Noted: you have {code}. When it is done, send a photo with: {code} xong.',
  },
  onWayNoted: {
    vi: 'Đã báo người dân: cán bộ đang đến ({code}).',
    en: 'The resident knows that you are on your way ({code}).',
  },
  askWhyReturn: {
    vi: 'Vì sao trả lại {code}? Đồng chí gõ một câu, ví dụ: không thuộc đơn vị, việc của Điện lực.',
    en: 'Why is {code} not yours? One sentence, for example: it belongs to the power company.',
  },
  returned: {
    vi: 'Đã trả lại {code}. Mặt trận sẽ giao nơi khác.',
    en: '{code} went back. The office will find who has it.',
  },
  returnedAgain: {
    vi: 'Đã trả lại {code} lần thứ hai. Lần này Mặt trận sẽ quyết định ai làm.',
    en: '{code} came back for the second time. The office decides now who has it.',
  },
  askDonePhoto: {
    vi: 'Đồng chí gửi ảnh sau khi làm xong {code}. Không chụp được thì gõ lý do.',
    en: 'Please send a photo of {code} as it is now. If there can be none, write why.',
  },
  askDoneWords: {
    vi: 'Gửi người dân câu nào về {code}? Đồng chí gõ một câu đã làm gì, hoặc chọn:',
    en: 'What shall the resident read about {code}? Write what was done, or choose:',
  },
  sendPlain: { vi: 'Gửi “Đã làm xong”', en: 'Send “Đã làm xong”' },
  fillBlanks: {
    vi: 'Câu mẫu: {text}\nĐồng chí gõ phần trong ngoặc vuông ({blank}).',
    en: 'The template: {text}\nWrite what belongs into the brackets ({blank}).',
  },
  blankLeft: {
    vi: 'Câu gửi người dân về {code} còn phần trong ngoặc vuông. Đồng chí điền rồi gửi lại.',
    en: 'The words about {code} still have a blank in brackets. Please fill it and send them again.',
  },
  done: {
    vi: 'Đã báo người dân: {code} xong. Người dân sẽ xác nhận.',
    en: 'The resident was told that {code} is done, and will confirm.',
  },
  drafted: {
    vi: 'Đã gửi câu trả lời {code} để Mặt trận duyệt. Duyệt xong mới gửi người dân.',
    en: 'Your words about {code} wait to be approved before the resident reads them.',
  },
  answeredNow: { vi: 'Đã gửi trả lời {code} cho người dân.', en: 'The answer to {code} was sent to the resident.' },
  askAnswer: {
    vi: 'Đồng chí gõ câu trả lời gửi người dân về {code}.',
    en: 'Write the answer to the resident about {code}.',
  },
  askQuestion: {
    vi: 'Đồng chí muốn hỏi người dân điều gì về {code}? Câu này gửi nguyên văn.',
    en: 'What would you like to ask the resident about {code}? It is sent word for word.',
  },
  asked: {
    vi: 'Đã hỏi người dân ({code}). Trong lúc chờ, hạn được tạm dừng.',
    en: 'The resident was asked ({code}). The clock is paused meanwhile.',
  },
  askNote: {
    vi: 'Ghi chú về {code} chỉ cán bộ đọc, không gửi người dân. Đồng chí gõ nội dung.',
    en: 'A note about {code} is read by officers only, never by the resident. Write it.',
  },
  noted: {
    vi: 'Đã ghi chú nội bộ vào {code}. Người dân không nhận được.',
    en: 'Noted in {code}, for officers only. The resident does not get it.',
  },
  askWhyLater: {
    vi: 'Vì sao cần thêm thời gian cho {code}? Người dân sẽ đọc lý do này.',
    en: 'Why does {code} need more time? The resident reads it.',
  },
  askNewDay: { vi: 'Hẹn người dân ngày nào?', en: 'Which day shall the resident be told?' },
  askNewDayAgain: {
    vi: 'Xin chọn một ngày sau hạn cũ, ví dụ 25/12.',
    en: 'Please choose a day after the old one, for example 25/12.',
  },
  postponed: {
    vi: 'Đã hẹn lại {code}: {day}. Người dân đã được báo.',
    en: '{code} is promised for {day} now. The resident was told.',
  },
  askSeverity: { vi: '{code} ở mức nào?', en: 'How urgent is {code}?' },
  low: { vi: 'Thấp', en: 'Low' },
  normal: { vi: 'Bình thường', en: 'Normal' },
  high: { vi: 'Cao', en: 'High' },
  urgent: { vi: 'Khẩn', en: 'Urgent' },
  severitySet: { vi: 'Đã ghi mức độ của {code}: {level}.', en: 'Noted: {code} is {level}.' },
  askWhichSame: {
    vi: '{code} trùng với phản ánh nào? Đồng chí chọn, hoặc gõ chữ “trùng” và mã của phản ánh kia.',
    en: 'Which report is the same as {code}? Choose, or write “trùng” and its code.',
  },
  joined: { vi: 'Đã ghép {code} vào {other}. Người gửi sẽ nghe tin chung.', en: '{code} was joined to {other}.' },
  notSame: {
    vi: 'Không ghép {code} được: tôi không thấy phản ánh kia, hoặc nó đã khép lại.',
    en: '{code} cannot be joined: the other is not yours, or closed.',
  },
  askUnits: {
    vi: '{code} cần thêm đơn vị nào? Chọn từng đơn vị, rồi chọn “Tách”.',
    en: 'Which units does {code} need too? Choose each, then “Split”.',
  },
  chosenUnits: { vi: 'Đã chọn: {units}.', en: 'Chosen: {units}.' },
  splitNow: { vi: 'Tách', en: 'Split' },
  noUnits: { vi: 'Loại việc này không có đơn vị nào khác cùng làm.', en: 'No other unit shares this kind of matter.' },
  splitDone: {
    vi: 'Đã tách {code} thành {parts}. Khi các phần xong, {code} tự khép lại.',
    en: '{code} was split into {parts}. It closes when all parts are closed.',
  },
  photosAdded: {
    vi: 'Đã gắn {count} ảnh vào {code}. Nếu việc đã xong, đồng chí nhắn: {code} xong.',
    en: '{count} photos belong to {code} now. If it is done, write: {code} xong.',
  },
  whichPhotos: { vi: 'Ảnh này của việc nào ạ?', en: 'What do these photos belong to?' },
  newReport: { vi: 'Việc mới', en: 'Something new' },
  notNow: {
    vi: '{code} đang ở trạng thái “{state}” nên chưa làm vậy được.',
    en: '{code} is “{state}”, so that is not possible now.',
  },
  decided: {
    vi: 'Mặt trận đã quyết định {code} do đơn vị đồng chí làm. Cần trao đổi, đồng chí nhắn “gặp người”.',
    en: 'The office has decided that {code} is yours. To talk about it, write “gặp người”.',
  },
  noReporter: { vi: '{code} không có người gửi để hỏi lại.', en: 'There is nobody to ask about {code}.' },
  partsOpen: {
    vi: 'Các phần của {code} chưa xong hết, nên chưa khép lại được.',
    en: 'Parts of {code} are still open.',
  },
  tooOften: { vi: '{code} đã lùi hạn hai lần, không lùi thêm được.', en: '{code} was postponed twice; no more.' },
} as const satisfies Words;
