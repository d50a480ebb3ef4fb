import type { EntryContext, GlobalWord } from '../src/engine/index.ts';
import type { FactTypes } from './facts.ts';

/** Words that work at any step (`contract.md`), with or without marks, in any case. */
export const globalWords: readonly GlobalWord<FactTypes>[] = [
  {
    words: ['menu', 'trang chủ', 'xem menu', 'bắt đầu', 'start'],
    commands: ['/menu', '/start'],
    does: () => ({ flow: 'menu' }),
  },
  {
    words: ['trợ giúp', 'help', 'hướng dẫn', 'cách dùng', 'giúp tôi'],
    commands: ['/trogiup', '/help'],
    does: () => ({ flow: 'help' }),
    open: true,
  },
  {
    words: [
      'hủy',
      'hủy bỏ',
      'hủy đi',
      // Not “dừng” alone: without marks it is “đúng”, which sends a report.
      'dừng lại',
      'thoát',
      'thôi không gửi nữa',
      'không gửi nữa',
      'cancel',
      'stop',
    ],
    commands: ['/huy', '/dung', '/cancel'],
    does: 'cancel',
  },
  {
    words: ['việc của tôi', 'phản ánh của tôi', 'my reports'],
    commands: ['/vieccuatoi'],
    does: (c) => ({ flow: c.fact('person').cadre ? 'my-duties' : 'follow-issue' }),
  },
  {
    words: ['bỏ chức danh', 'bỏ kết nối chức danh', 'ngừng nhận việc', 'unlink my post'],
    commands: ['/bochucdanh'],
    does: () => ({ flow: 'link-post', step: 'unlink' }),
  },
  {
    words: ['mất điện thoại', 'tôi mất điện thoại', 'mất máy', 'lost phone'],
    commands: ['/matdienthoai'],
    does: () => ({ flow: 'link-post', step: 'lost' }),
  },
  {
    words: ['phản ánh được giao', 'việc được giao', 'phản ánh của đơn vị', 'my work'],
    commands: ['/duocgiao'],
    does: (c) => ({ flow: c.fact('person').cadre ? 'work-issue' : 'follow-issue' }),
  },
  {
    words: ['nhắc ở đây', 'nhắc tôi ở đây', 'nhắc việc ở đây', 'remind me here'],
    commands: [],
    does: (c) => (c.fact('person').cadre ? { flow: 'remind-where', answers: { said: 'here' } } : { flow: 'help' }),
  },
  {
    words: [
      'nơi nhắc việc',
      'kênh nhắc',
      'kênh nhắc việc',
      'chọn kênh nhắc',
      'đổi kênh nhắc',
      'nhắc ở đâu',
      'where to remind me',
    ],
    commands: ['/kenhnhac'],
    does: (c) => ({ flow: c.fact('person').cadre ? 'remind-where' : 'help' }),
  },
  {
    words: ['lịch của tôi', 'lịch nhiệm vụ', 'lịch việc của tôi', 'my calendar'],
    commands: ['/lich'],
    does: (c) => ({ flow: c.fact('person').cadre ? 'duty-calendar' : 'festival-days' }),
  },
  {
    words: ['đổi lịch của tôi', 'đổi địa chỉ lịch', 'đổi link lịch', 'renew my calendar'],
    commands: ['/doilich'],
    does: (c) => (c.fact('person').cadre ? { flow: 'duty-calendar', step: 'renew' } : { flow: 'festival-days' }),
  },
  {
    words: ['nhập hộ', 'báo hộ', 'phản ánh hộ', 'nhập phiếu', 'ghi hộ', 'report for others'],
    commands: ['/nhapho'],
    does: (c) => ({ flow: c.fact('person').cadre ? 'report-for-others' : 'report-issue' }),
  },
  {
    words: ['đừng hỏi lại', 'đừng hỏi thăm', 'do not ask again'],
    commands: ['/dunghoilai'],
    does: () => ({ flow: 'follow-up', step: 'stop' }),
  },
  {
    words: ['ngày hội', 'lịch ngày hội', 'ngày hội đại đoàn kết', 'ngày hội 18/11', 'ngày hội khu tôi', 'festival day'],
    commands: ['/ngayhoi'],
    does: () => ({ flow: 'festival-days' }),
  },
  {
    words: [
      'nhận thông báo',
      'đăng ký nhận thông báo',
      'bật thông báo',
      'nhận tin chung',
      'get announcements',
      'subscribe',
    ],
    commands: ['/nhanthongbao'],
    does: () => ({ flow: 'announcements' }),
  },
  {
    words: [
      'ngừng thông báo',
      'dừng thông báo',
      'tắt thông báo',
      'dừng tin',
      'ngừng tin',
      'không nhận thông báo',
      'không nhận thông báo nữa',
      'stop announcements',
      'unsubscribe',
    ],
    commands: ['/ngungthongbao'],
    does: () => ({ flow: 'announcements', step: 'stop' }),
  },
  {
    words: ['hỏi trợ lý AI', 'trợ lý AI', 'hỏi AI', 'nói chuyện với trợ lý AI', 'ask the AI', 'AI assistant'],
    commands: ['/trolyai'],
    does: () => ({ flow: 'ask-assistant' }),
  },
  {
    words: ['gặp người', 'gặp cán bộ', 'gặp người thật', 'cho tôi gặp cán bộ', 'tôi muốn gặp cán bộ'],
    commands: ['/gapnguoi'],
    does: () => ({ flow: 'meet-person' }),
    open: true,
  },
  {
    words: ['dữ liệu của tôi', 'xem dữ liệu của tôi', 'my data'],
    commands: ['/dulieu'],
    does: () => ({ flow: 'my-data' }),
    open: true,
  },
  {
    words: [
      'nối tài khoản',
      'kết nối tài khoản',
      'liên kết tài khoản',
      'ghép tài khoản',
      'nối zalo',
      'nối telegram',
      'nối tài khoản zalo',
      'nối tài khoản telegram',
      'link account',
      'link my accounts',
    ],
    commands: ['/noitaikhoan'],
    does: () => ({ flow: 'link-account' }),
  },
  {
    words: [
      'bỏ nối',
      'bỏ nối tài khoản',
      'ngắt nối',
      'ngắt kết nối',
      'hủy nối',
      'hủy liên kết',
      'tách tài khoản',
      'unlink',
    ],
    commands: ['/bonoi'],
    does: () => ({ flow: 'link-account', step: 'unlink' }),
  },
  {
    words: ['xóa dữ liệu', 'xóa dữ liệu của tôi', 'xóa hết dữ liệu', 'delete my data'],
    commands: ['/xoadulieu'],
    does: () => ({ flow: 'my-data', step: 'erase' }),
    open: true,
  },
  {
    words: ['rút đồng ý', 'rút lại đồng ý', 'withdraw consent'],
    commands: ['/rutdongy'],
    does: () => ({ flow: 'my-data', step: 'withdraw' }),
    open: true,
  },
];

/** Said when an answer was not understood three times: a person can help. */
export function lost(c: EntryContext<FactTypes>): string {
  const { office } = c.fact('person');
  if (c.lang === 'en')
    return office.phone
      ? `You can also call ${office.phone}, or write “gặp người”: an officer answers here.`
      : 'Write “gặp người”, and an officer answers here.';
  return office.phone
    ? `Nếu thấy khó, ông/bà gọi ${office.phone}, hoặc nhắn “gặp người” để cán bộ trả lời ở đây.`
    : 'Nếu thấy khó, ông/bà nhắn “gặp người” để cán bộ trả lời ở đây.';
}
