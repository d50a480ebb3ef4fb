import type { Words } from '../../src/engine/index.ts';

export const words = {
  none: {
    vi: 'Đồng chí không còn việc nào phải làm. Có việc mới, tôi báo vào 7 giờ 30 sáng.',
    en: 'You have no open duties. New ones are told at 7:30 in the morning.',
  },
  noneButOthers: { vi: 'Đồng chí không còn nhiệm vụ nào phải làm.', en: 'You have no open duties.' },
  list: { vi: 'Việc của đồng chí ({count}), theo hạn:\n{lines}', en: 'Your duties ({count}), by deadline:\n{lines}' },
  line: { vi: 'NV{number} – {title}: {when}', en: 'NV{number} – {title}: {when}' },
  until: { vi: 'hạn {day}', en: 'due {day}' },
  untilNew: { vi: 'hạn {day}, chưa báo đã nhận', en: 'due {day}, not acknowledged' },
  today: { vi: 'hạn hôm nay, {hour}', en: 'due today, {hour}' },
  late: { vi: 'quá hạn {days} ngày', en: '{days} days overdue' },
  waits: { vi: 'đang chờ xem kết quả', en: 'being looked at' },
  othersWork: { vi: 'Phản ánh được giao: {count}.', en: 'Reports given to you: {count}.' },
  othersLate: {
    vi: 'Phản ánh được giao: {count}, quá hạn {late}.',
    en: 'Reports given to you: {count}, {late} overdue.',
  },
  othersReports: { vi: 'Phản ánh đồng chí gửi, chưa xong: {count}.', en: 'Open reports of your own: {count}.' },
  seeWork: { vi: 'Phản ánh được giao', en: 'Reports of my work' },
  remindWhere: { vi: 'Nơi nhắc việc', en: 'Where to remind me' },
  seeReports: { vi: 'Phản ánh tôi gửi', en: 'My own reports' },
  more: { vi: 'Xem thêm', en: 'More' },
  unknown: {
    vi: 'Tôi không thấy việc này trong danh sách của đồng chí. Đồng chí gõ “việc của tôi” để xem.',
    en: 'I do not see this among your duties. Write “việc của tôi” to see them.',
  },
  show: {
    vi: 'NV{number} – {title}\n– {when}\n– Cần: {needs}\n– {state}',
    en: 'NV{number} – {title}\n– {when}\n– Needed: {needs}\n– {state}',
  },
  timeWaits: {
    vi: '– Đã xin lùi đến {day}, đang chờ trả lời',
    en: '– More time asked, to {day}; the answer is still to come',
  },
  closed: { vi: 'NV{number} – {title}: {state}.', en: 'NV{number} – {title}: {state}.' },
  closedDone: {
    vi: 'NV{number} – {title}: {state}. Nếu báo nhầm, đồng chí nhắn “gặp người” để mở lại.',
    en: 'NV{number} – {title}: {state}. If that was a mistake, write “gặp người” to have it opened again.',
  },
  nothingNeeded: { vi: 'báo “đã xong”', en: 'say that it is done' },
  assigned: { vi: 'Chưa báo đã nhận', en: 'Not acknowledged yet' },
  acknowledged: { vi: 'Đã nhận', en: 'Acknowledged' },
  doing: { vi: 'Đang làm', en: 'Under way' },
  doingSo: { vi: 'Đang làm, {percent}%', en: 'Under way, {percent}%' },
  evidenceFiled: { vi: 'Đã báo xong, đang chờ xem', en: 'Told to be done, being looked at' },
  returned: { vi: 'Bị trả lại, cần bổ sung', en: 'Returned, something is missing' },
  done: { vi: 'Đã xong', en: 'Done' },
  declined: { vi: 'Đã xin thay người', en: 'Somebody else was asked for' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  acknowledge: { vi: 'Đã nhận', en: 'I have it' },
  finish: { vi: 'Đã xong', en: 'It is done' },
  fillForm: { vi: 'Điền biểu', en: 'Fill in the form' },
  moreTime: { vi: 'Xin lùi', en: 'More time' },
  decline: { vi: 'Xin thay người', en: 'Somebody else' },
  support: { vi: 'Cần hỗ trợ', en: 'I need help' },
  snooze: { vi: 'Nhắc lại sau', en: 'Remind me later' },
  acknowledgedNow: { vi: 'Đã ghi: đồng chí nhận NV{number}, hạn {day}.', en: 'Noted: you have NV{number}, due {day}.' },
  acknowledgedLate: {
    vi: 'Đã ghi: đồng chí nhận NV{number} (báo muộn), hạn {day}.',
    en: 'Noted: you have NV{number} (told late), due {day}.',
  },
  acknowledgedBefore: {
    vi: 'NV{number} đồng chí đã nhận rồi. Hạn {day}.',
    en: 'You have NV{number} already. Due {day}.',
  },
  notNow: { vi: 'NV{number} không đổi được nữa: {state}.', en: 'NV{number} cannot be changed any more: {state}.' },
  askDocument: {
    vi: 'NV{number} cần {needs}. Đồng chí gõ số và ngày, ví dụ: 12/BC-MTTQ ngày 15/12.',
    en: 'NV{number} needs {needs}. Write the number and the day, for example 12/BC-MTTQ of 15/12.',
  },
  askPhotos: {
    vi: 'NV{number} cần {needs}. Đồng chí gửi ảnh vào đây.',
    en: 'NV{number} needs {needs}. Send the photos here.',
  },
  askMorePhotos: {
    vi: 'Đã nhận {have} ảnh, còn thiếu {left} ảnh. Đồng chí gửi tiếp.',
    en: '{have} photos are here, {left} are missing. Send on.',
  },
  askForm: {
    vi: 'NV{number} cần {needs}. Đồng chí điền luôn ở đây.',
    en: 'NV{number} needs {needs}. Fill it in here.',
  },
  formGone: {
    vi: 'NV{number} cần {needs}, nhưng biểu này không còn dùng. Đồng chí nhắn “gặp người” để hỏi.',
    en: 'NV{number} needs {needs}, but that form is no longer used. Write “gặp người” to ask.',
  },
  finished: {
    vi: 'Đã ghi NV{number} xong. Không nhắc việc này nữa.',
    en: 'NV{number} is done. You will not be reminded of it.',
  },
  finishedLate: {
    vi: 'Đã ghi NV{number} xong, muộn hạn. Không nhắc việc này nữa.',
    en: 'NV{number} is done, after its deadline. You will not be reminded of it.',
  },
  filed: {
    vi: 'Đã nhận kết quả NV{number}. Mặt trận phường xem rồi báo lại đồng chí.',
    en: 'NV{number} is filed. The Front looks at it and tells you.',
  },
  progressed: { vi: 'Đã ghi NV{number}: {percent}%. Hạn {day}.', en: 'NV{number}: {percent}% noted. Due {day}.' },
  noted: { vi: 'Đã ghi vào NV{number}. Hạn {day}.', en: 'Noted for NV{number}. Due {day}.' },
  inTime: {
    vi: '{day} vẫn trong hạn của NV{number} ({until}). Đồng chí không phải xin lùi.',
    en: '{day} is before NV{number} is due ({until}). You need not ask for more time.',
  },
  haveSome: { vi: '{needs} (đã có {have} ảnh)', en: '{needs} ({have} photos are here)' },
  askReason: {
    vi: 'Xin lùi NV{number}: vì sao ạ? Đồng chí gõ một câu ngắn.',
    en: 'More time for NV{number}: why? One short sentence.',
  },
  askDay: { vi: 'Xin lùi đến ngày nào? Đồng chí chọn hoặc gõ ngày.', en: 'Until which day? Choose, or write it.' },
  askDayAgain: {
    vi: 'Ngày xin lùi phải sau hạn {day}. Đồng chí gõ lại ngày, ví dụ 25/12.',
    en: 'The day must come after {day}. Write it again, for example 25/12.',
  },
  timeAsked: {
    vi: 'Đã gửi xin lùi NV{number} đến {day}. Mặt trận phường trả lời đồng chí ở đây.',
    en: 'More time for NV{number} until {day} is asked for. The Front answers here.',
  },
  askedBefore: {
    vi: 'NV{number} đang chờ trả lời về lần xin lùi trước.',
    en: 'The answer to your last request for NV{number} is still to come.',
  },
  askedOften: {
    vi: 'NV{number} đã xin lùi hai lần, không lùi thêm được. Đồng chí có thể bấm “Cần hỗ trợ”.',
    en: 'You have asked twice for NV{number}; there is no third time. You can ask for help.',
  },
  askSupport: {
    vi: 'NV{number}: đồng chí cần hỗ trợ gì? Gõ một câu ngắn.',
    en: 'NV{number}: what help do you need? One short sentence.',
  },
  supportAsked: {
    vi: 'Đã báo Mặt trận phường: đồng chí cần hỗ trợ NV{number}. Sẽ có người liên hệ.',
    en: 'The Front knows that you need help with NV{number}. Somebody will call.',
  },
  askWhyNot: {
    vi: 'NV{number}: đồng chí vướng việc gì? Gõ một câu ngắn.',
    en: 'NV{number}: what keeps you? One short sentence.',
  },
  askSubstitute: {
    vi: 'NV{number}: ai làm thay đồng chí? Gõ chức danh hoặc tên, hoặc bấm “Chưa có”.',
    en: 'NV{number}: who does it instead? Write the post or name, or choose “Nobody yet”.',
  },
  nobodyYet: { vi: 'Chưa có', en: 'Nobody yet' },
  declinedNow: {
    vi: 'Đã ghi: đồng chí xin thay người ở NV{number}. Mặt trận phường sẽ phân công lại.',
    en: 'Noted: somebody else is asked for NV{number}. The Front assigns it anew.',
  },
  askSnooze: { vi: 'Nhắc lại NV{number} khi nào ạ?', en: 'When shall I remind you of NV{number}?' },
  tomorrow: { vi: 'Ngày mai', en: 'Tomorrow' },
  inThree: { vi: 'Ba ngày nữa', en: 'In three days' },
  inSeven: { vi: 'Tuần sau', en: 'Next week' },
  snoozed: { vi: 'Vâng. Tôi nhắc lại NV{number} từ {day}.', en: 'I will remind you of NV{number} from {day}.' },
  tooLate: {
    vi: 'NV{number} hạn {day}, không hoãn nhắc quá hạn được.',
    en: 'NV{number} is due {day}; reminders cannot wait longer than that.',
  },
  which: { vi: 'Đồng chí báo cho việc nào?', en: 'Which duty is this about?' },
} as const satisfies Words;
