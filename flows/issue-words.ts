import type { Lang, Sentence } from '../src/engine/index.ts';

/** The state of an issue in plain words, for the person who reported it. */
const states: Readonly<Record<string, Sentence>> = {
  new: { vi: 'đã nhận, chờ cán bộ xem', en: 'received, waiting to be read' },
  triaged: { vi: 'cán bộ đã xem, đang chọn nơi xử lý', en: 'read by an officer, who is choosing whom to pass it to' },
  assigned: { vi: 'đã chuyển nơi xử lý', en: 'passed on to those who deal with it' },
  in_progress: { vi: 'đang làm', en: 'being worked on' },
  waiting_resident: { vi: 'chờ ông/bà trả lời thêm', en: 'waiting for your answer' },
  answered: { vi: 'đã trả lời', en: 'answered' },
  done: { vi: 'báo đã làm xong', en: 'said to be done' },
  confirmed: { vi: 'đã xong, ông/bà đã xác nhận', en: 'done, as you have confirmed' },
  reopened: { vi: 'đã mở lại, đang xem tiếp', en: 'opened again' },
  refused: { vi: 'không xử lý được', en: 'could not be taken up' },
  merged: { vi: 'đã ghép vào phản ánh khác cùng việc', en: 'joined to another report of the same matter' },
  withdrawn: { vi: 'ông/bà đã rút', en: 'withdrawn by you' },
};

export function stateWords(status: string, lang: Lang): string {
  return (states[status] ?? states.new!)[lang];
}

/** Statuses in which words can still be added and the report can be withdrawn. */
const open = new Set(['new', 'triaged', 'assigned', 'in_progress', 'waiting_resident', 'reopened']);

export const isOpen = (status: string) => open.has(status);

/** Statuses after which the reporter is asked whether it is fixed, and may say no. */
export const isSettled = (status: string) => status === 'done' || status === 'answered';
