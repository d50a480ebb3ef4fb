import { dayWords } from '../calendar/day-words.ts';
import { townDay } from '../calendar/town-day.ts';
import type { AssignmentStatus } from './assignment.ts';
import type { UnreachedUnit } from './unreached-view.ts';

interface Decided {
  reason: string;
  until: Date;
}

type Said = (name: string, decided: Decided) => string;

/** What a cadre is told of what the office decided, by change. */
export const decisionWords = {
  accept: {
    vi: (name) => `${name}: kết quả đã được chấp nhận. Việc này xong.`,
    en: (name) => `${name}: accepted. This is done.`,
  },
  return: {
    vi: (name, { reason }) => `${name} cần bổ sung: ${reason}. Đồng chí gửi lại ở đây.`,
    en: (name, { reason }) => `${name} needs more: ${reason}. Send it here.`,
  },
  grant_time: {
    vi: (name, { until }) => `${name} được lùi đến ${dayWords(until, 'vi')}.`,
    en: (name, { until }) => `${name}: you have until ${dayWords(until, 'en')}.`,
  },
  refuse_time: {
    vi: (name, { reason, until }) => `${name} không lùi được: ${reason}. Hạn vẫn là ${dayWords(until, 'vi')}.`,
    en: (name, { reason, until }) => `${name}: no more time (${reason}). It is still due ${dayWords(until, 'en')}.`,
  },
  reassign: {
    vi: (name) => `${name} đã giao người khác. Đồng chí không phải làm nữa.`,
    en: (name) => `${name} went to somebody else. You need not do it.`,
  },
  cancel: {
    vi: (name, { reason }) => `${name} đã hủy: ${reason}.`,
    en: (name, { reason }) => `${name} is cancelled: ${reason}.`,
  },
  move: {
    vi: (name, { until }) => `${name} đổi hạn: ${dayWords(until, 'vi')}.`,
    en: (name, { until }) => `${name} is due ${dayWords(until, 'en')} now.`,
  },
} satisfies Record<string, { vi: Said; en: Said }> as Record<string, { vi: Said; en: Said }>;

/** Why a change by the office is refused. */
export const refusalWords = {
  not_found: 'Không tìm thấy việc này.',
  stale: 'Việc này vừa có thay đổi. Xin xem lại bản mới rồi làm tiếp.',
  not_from_here: 'Việc đang ở trạng thái không đổi như vậy được.',
  evidence_missing: 'Còn thiếu kết quả phải nộp.',
  asked_often: 'Đã xin lùi hai lần.',
  asked_already: 'Đang có một lần xin lùi chờ quyết định.',
  not_asked: 'Không có lần xin lùi nào đang chờ.',
  not_later: 'Ngày mới phải sau hạn cũ.',
  too_late: 'Không hoãn nhắc quá hạn được.',
  reason_missing: 'Xin ghi lý do.',
  not_overdue: 'Việc chưa quá hạn.',
  no_percentage: 'Tiến độ phải từ 0 đến 100.',
  unknown_post: 'Không có chức danh này trong địa bàn được giao.',
  has_it: 'Chức danh này đã có chính việc này rồi.',
} as const;

/** What the office is told of the catalogue. */
export const dutyWords = {
  head: { vi: (unit: string) => `Người đứng đầu ${unit}`, en: (unit: string) => `Head of ${unit}` },
  notFound: 'Không có nhiệm vụ này.',
  notYours: 'Chỉ quản trị viên sửa được danh mục nhiệm vụ.',
  exists: (code: string) => `Đã có nhiệm vụ mang mã ${code}. Xin chọn mã khác.`,
  stale: 'Chưa lưu: nhiệm vụ vừa có người sửa. Xin xem bản mới rồi sửa tiếp.',
  badRule: 'Quy tắc lặp viết chưa đúng. Xin viết lại, hoặc chọn một cách lặp có sẵn.',
  endsEarly: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
  ownSuccessor: 'Nhiệm vụ thay thế phải là nhiệm vụ khác.',
  howManyPhotos: 'Xin ghi cần ít nhất mấy ảnh.',
  whichForm: 'Xin chọn biểu phải nộp.',
  dayOver: 'Ngày hạn đã qua. Xin chọn ngày khác.',
  unknownPost: 'Có chức danh không còn, hoặc nằm ngoài địa bàn được giao.',
  changedReason: 'lịch của nhiệm vụ đã thay đổi',
  unknown: {
    actorArea: (value: string) => `Không có địa bàn ${value}.`,
    programmes: (value: string) => `Không có chương trình ${value}.`,
    successor: (value: string) => `Không có nhiệm vụ ${value} để thay thế.`,
    evidence: (value: string) => `Không có biểu ${value} đang dùng.`,
    actorKinds: (value: string) => `Không có chức danh nào thuộc loại ${value}.`,
  },
} as const;

const MOST_DUTIES = 4;
const MOST_POSTS = 3;

/** What a moderator reads of duties of a unit that reach nobody. */
export function unreachedNote({ unit, duties }: Pick<UnreachedUnit, 'unit' | 'duties'>): string {
  const count = duties.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const lines = duties.slice(0, MOST_DUTIES).map(({ title, deadline, numbers, posts, gone }) => {
    const named = posts
      .slice(0, MOST_POSTS)
      .map((post, nr) => `${post} (NV${numbers[nr]}${gone[nr] ? ', chức danh không còn' : ''})`);
    const others = posts.length - named.length;
    const whose = [...named, ...(others > 0 ? [`${others} chức danh khác`] : [])].join(', ');
    return `– ${title}, hạn ${townDay(deadline).split('-').reverse().join('/')}: ${whose}`;
  });
  const rest = count - duties.slice(0, MOST_DUTIES).reduce((sum, { numbers }) => sum + numbers.length, 0);
  return [
    `${unit}: ${count} nhiệm vụ chưa đến được ai.`,
    ...lines,
    ...(rest > 0 ? [`– và ${rest} nhiệm vụ khác`] : []),
  ].join('\n');
}

/** What stands in the calendar that other programs read. */
export const feedWords = {
  name: 'Nhiệm vụ',
  own: 'Nhiệm vụ của tôi',
  mine: (number: number, title: string, { status, isLate }: { status: AssignmentStatus; isLate: boolean }) =>
    `${status === 'done' ? '✅ ' : ''}NV${number} – ${title}${isLate ? ' (quá hạn)' : status === 'evidence_filed' ? ' (chờ xem)' : ''}`,
  coming: (title: string) => `${title} (sắp giao)`,
  open: (number: number) => `Nhắn “NV${number}” cho trợ lý để xem và báo kết quả.`,
  notYet: 'Chưa giao; đến kỳ trợ lý sẽ báo.',
  planned: (title: string, count: number) => `${title} (sẽ giao ${count} việc)`,
  given: (title: string, done: number, given: number) => `${title} (xong ${done}/${given})`,
  late: (count: number) => `Trễ hạn: ${count} việc.`,
  over: 'Địa chỉ lịch này không còn dùng được.',
} as const;
