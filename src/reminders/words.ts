/** What reminders say. A cadre is spoken to as “đồng chí” (domain.md §6.3). */
export const reminderWords = {
  newDuty: {
    vi: (name: string, until: string) => `Đồng chí có việc mới ${name}. Hạn: ${until}.`,
    en: (name: string, until: string) => `You have a new duty, ${name}. Due: ${until}.`,
  },
  needs: { vi: (what: string) => `Cần: ${what}.`, en: (what: string) => `Needed: ${what}.` },
  coming: {
    vi: (name: string, until: string, left: string) => `Nhắc đồng chí: ${name} đến hạn ${until}, ${left}.`,
    en: (name: string, until: string, left: string) => `A reminder: ${name} is due ${until}, ${left}.`,
  },
  lastDay: {
    vi: (name: string, hour: string) => `Hôm nay là hạn cuối của ${name}, đến ${hour}.`,
    en: (name: string, hour: string) => `Today is the last day for ${name}, until ${hour}.`,
  },
  overdue: {
    vi: (name: string, days: string) => `${name} đã quá hạn ${days}. Đồng chí cần xin lùi hay cần hỗ trợ?`,
    en: (name: string, days: string) => `${name} is ${days} overdue. Do you need more time, or help?`,
  },
  receipt: {
    vi: (name: string, until: string) => `Đồng chí chưa báo đã nhận ${name}, hạn ${until}. Đồng chí nhận việc này chứ?`,
    en: (name: string, until: string) => `You have not said yet that you have ${name}, due ${until}. Do you take it?`,
  },
  chaseLate: {
    vi: (name: string, days: string) =>
      `Văn phòng nhờ đồng chí xem giúp ${name}, đã quá hạn${days && ` ${days}`}. Nếu đang vướng, đồng chí nhắn lại để lùi hạn hoặc cử người hỗ trợ.`,
    en: (name: string, days: string) =>
      `The office asks you to look at ${name}, overdue${days && ` by ${days}`}. If something is in the way, write back for more time or help.`,
  },
  chaseReceipt: {
    vi: (name: string, until: string) =>
      `Văn phòng nhờ đồng chí xem và báo đã nhận ${name}, hạn ${until}. Cảm ơn đồng chí.`,
    en: (name: string, until: string) =>
      `The office asks you to look at ${name}, due ${until}, and to say that you have it. Thank you.`,
  },
  eve: {
    vi: (hour: string, place: string) =>
      `Nhắc đồng chí: ${hour} ngày mai dự Ngày hội ở ${place}. Đồng chí dự được chứ?`,
    en: (hour: string, place: string) => `A reminder: the Unity Day at ${place}, tomorrow at ${hour}. Will you come?`,
  },
  morning: {
    vi: (hour: string, place: string) => `Hôm nay Ngày hội ở ${place}, ${hour}.`,
    en: (hour: string, place: string) => `Today is the Unity Day at ${place}, ${hour}.`,
  },
  morningOf: { vi: 'sáng', en: 'in the morning' },
  othersReceipt: {
    vi: (who: string, name: string, since: string) => `${who}: chưa ai báo đã nhận ${name}, giao từ ${since}.`,
    en: (who: string, name: string, since: string) =>
      `${who}: nobody has said yet that they have ${name}, given ${since}.`,
  },
  othersOverdue: {
    vi: (who: string, name: string, days: string) => `${who}: ${name} đã quá hạn ${days}.`,
    en: (who: string, name: string, days: string) => `${who}: ${name} is ${days} overdue.`,
  },
  bundle: {
    vi: (count: number) => `Việc của đồng chí hôm nay (${count}):`,
    en: (count: number) => `Your duties today (${count}):`,
  },
  issues: {
    vi: (count: number) => `Phản ánh sắp hoặc đã quá hạn (${count}), gõ mã để xem:`,
    en: (count: number) => `Reports due soon or late (${count}); write the code to see one:`,
  },
  issueDue: { vi: (until: string) => `hạn ${until}`, en: (until: string) => `due ${until}` },
  entrusted: {
    vi: (count: number) =>
      `Việc chưa có ai nhận tin (${count}), vì chức danh trống hoặc chưa kết nối. Nhờ đồng chí cử người làm:`,
    en: (count: number) =>
      `Duties that nobody can be told of (${count}): their post is vacant, or has no chat. Please see who does them:`,
  },
  toKnow: { vi: 'Để đồng chí biết:', en: 'For you to know:' },
  line: {
    vi: (name: string, when: string) => `– ${name}: ${when}`,
    en: (name: string, when: string) => `– ${name}: ${when}`,
  },
  isNew: { vi: (until: string) => `việc mới, hạn ${until}`, en: (until: string) => `new, due ${until}` },
  isDue: {
    vi: (until: string, left: string) => `hạn ${until}, ${left}`,
    en: (until: string, left: string) => `due ${until}, ${left}`,
  },
  isLast: { vi: (hour: string) => `hạn cuối hôm nay, ${hour}`, en: (hour: string) => `due today, ${hour}` },
  isLate: { vi: (days: string) => `quá hạn ${days}`, en: (days: string) => `${days} overdue` },
  isUnreceived: { vi: 'chưa báo đã nhận', en: 'not acknowledged yet' },
  isTomorrow: { vi: (hour: string) => `${hour} ngày mai`, en: (hour: string) => `tomorrow, ${hour}` },
  left: {
    vi: (days: number) => (days === 0 ? 'hôm nay' : `còn ${days} ngày`),
    en: (days: number) => (days === 0 ? 'today' : days === 1 ? '1 day left' : `${days} days left`),
  },
  days: { vi: (days: number) => `${days} ngày`, en: (days: number) => (days === 1 ? '1 day' : `${days} days`) },
  more: {
    vi: (count: number) => `… và ${count} việc khác. Gõ “việc của tôi” để xem hết.`,
    en: (count: number) => `… and ${count} more. Write “việc của tôi” to see them all.`,
  },
  moreOnly: { vi: (count: number) => `… và ${count} việc khác.`, en: (count: number) => `… and ${count} more.` },
} as const;

/** The answers under a reminder: what the button says, further words for it, and the step of `my-duties` that it starts. */
export const reminderChoices = {
  acknowledge: {
    vi: 'Đã nhận',
    en: 'I have it',
    words: ['da nhan', 'nhan', 'ok', 'vang', 'nhan viec', 'dong y', 'da ro', 'ro'],
  },
  finish: { vi: 'Đã xong', en: 'It is done', words: ['xong', 'da xong', 'hoan thanh', 'done'] },
  fillForm: { vi: 'Điền biểu', en: 'Fill in the form', words: ['dien', 'dien phieu', 'bao cao', 'xong', 'da xong'] },
  moreTime: { vi: 'Xin lùi', en: 'More time', words: ['xin lui', 'lui han', 'gia han', 'xin gia han', 'more time'] },
  support: { vi: 'Cần hỗ trợ', en: 'I need help', words: ['can ho tro', 'ho tro', 'can giup', 'need help'] },
  decline: {
    vi: 'Xin thay người',
    en: 'Somebody else',
    words: ['xin thay', 'thay nguoi', 'xin vang', 'vang mat', 'khong di duoc'],
  },
  come: { vi: 'Sẽ dự', en: 'I will come', words: ['se du', 'du', 'co', 'vang', 'ok', 'duoc'] },
  all: { vi: 'Xem tất cả', en: 'See all', words: ['tat ca', 'xem tat ca', 'viec cua toi', 'all'] },
} as const;
