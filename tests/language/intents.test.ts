import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { type Circumstances, understand } from '../../src/language/understand.ts';

const knowledge = sampleKnowledge();
const intent = (text: string, around: Partial<Circumstances> = {}) =>
  understand(text, knowledge, { now: 0, ...around }).intent;

describe('danger now', () => {
  test.each([
    'Nhà bên cạnh đang cháy',
    'chay nha roi cuu voi',
    'co chau be roi xuong ao',
    'Có người bị điện giật',
    'xì gas nồng nặc cả ngõ',
    'nó đang cầm dao dọa giết vợ',
    'tôi không muốn sống nữa',
    'tai nạn xe máy ở ngã tư, người nằm bất động',
    'giàn giáo sập có người bị đè',
    'Cứu với!',
    'SOS',
    'con tôi đuối nước ngoài ao',
    'trom dang vao nha toi',
    'nuoc lu len mai nha khong ra duoc',
    'đào đất thấy quả bom to lắm',
  ])('%s', (text) => {
    expect(intent(text)).toBe('emergency');
    // Whatever the bot had asked, and whoever writes.
    for (const expecting of ['consent', 'area', 'summary', 'resolved', 'report'])
      expect(intent(text, { expecting })).toBe('emergency');
  });

  test('is a flag as well', () => {
    expect(understand('Nhà bên cạnh đang cháy', knowledge, { now: 0 }).flags).toContain('danger');
  });

  test.each([
    'Bóng đèn cháy từ hôm qua',
    'Hàng xóm đốt rác khói mù mịt',
    'Kho này có nguy cơ cháy, không có bình chữa cháy',
    'Năm ngoái ở đây có vụ cháy',
    'đoạn này hay xảy ra tai nạn',
    'Tường nghiêng sợ sập vào người',
    'Tháng trước nhà tôi bị cháy, xin hỗ trợ',
    'Phường tập huấn phòng cháy chữa cháy bao giờ?',
    'Bọn nó đang đánh bạc ở quán nước',
    'cây sắp đổ vào nhà',
    'xe cứu hỏa không vào được ngõ',
    'đừng để xảy ra tai nạn rồi mới làm',
    'ao làng không rào, lo trẻ con đuối nước',
    'đêm kia trộm vào nhà lấy mất cái xe',
  ])('%s is none', (text) => {
    expect(intent(text)).not.toBe('emergency');
  });
});

describe('tố cáo and khiếu nại', () => {
  test.each([
    'Tôi tố cáo ông chủ tịch nhận tiền của nhà thầu',
    'to cao truong thon an chan tien ho tro',
    'cán bộ địa chính đòi phong bì mới làm',
    'Đơn tố cáo nộp ở đâu',
  ])('%s is tố cáo', (text) => {
    expect(intent(text)).toBe('to_cao');
  });

  test.each([
    'Tôi khiếu nại quyết định thu hồi đất',
    'khong dong y quyet dinh xu phat cua phuong',
    'Tôi muốn làm đơn khiếu nại lần hai',
  ])('%s is khiếu nại', (text) => {
    expect(intent(text)).toBe('khieu_nai');
  });

  test.each([
    'Tố cáo quán bún bán thịt ôi',
    'to cao nha hang xom do rac trom',
    'Khiếu nại rác ba ngày không ai thu gom',
    'tôi muốn khiếu nại về cái loa phường ồn quá',
    'toi muon khieu nai viec rac khong ai thu gom',
    'khiếu nại đèn đường hỏng mãi không sửa',
  ])('%s is a report in big words', (text) => {
    expect(intent(text)).toBe('report');
  });
});

describe('secret papers', () => {
  test.each(['Gửi công văn mật của tỉnh', 'TỐI MẬT', 'tai lieu dong dau mat', 'văn bản tuyệt mật'])('%s', (text) => {
    expect(intent(text)).toBe('secret_file');
  });

  test.each([
    'quên mật khẩu VNeID',
    'bán mật ong giả',
    'xin giữ bí mật tên tôi, quán này bán bóng cười',
    'toi mat xe may',
  ])('%s is none', (text) => {
    expect(intent(text)).not.toBe('secret_file');
  });
});

describe('what is remarked', () => {
  const flags = (text: string) => understand(text, knowledge, { now: 0 }).flags;
  test.each([
    ['gọi tôi 0912 345 678', 'phone'],
    ['xe 99A-123.45 đỗ chắn ngõ', 'plate'],
    ['nhà ông Tuấn đổ rác', 'third_person'],
    ['nha ong tuan do rac', 'third_person'],
    ['chó cắn người, đừng nêu tên tôi', 'anonymous'],
    ['cống mất nắp rất nguy hiểm', 'danger'],
  ])('%s: %s', (text, flag) => {
    expect(flags(text)).toContain(flag);
  });

  test.each([
    ['rác trước nhà tôi', 'third_person'],
    ['bà con rất bức xúc', 'third_person'],
    ['nhà ông bà tôi mất nước', 'third_person'],
    ['VC-0427 đến đâu rồi', 'phone'],
    ['đèn hỏng ở ngõ 30/15/8', 'plate'],
    ['đèn hỏng', 'danger'],
  ])('%s: no %s', (text, flag) => {
    expect(flags(text)).not.toContain(flag);
  });
});

describe('what has to be asked', () => {
  const asks = (text: string, homeAreaId?: string) => understand(text, knowledge, { now: 0, homeAreaId }).asks;
  test('the place of a report that names none, or one of several', () => {
    expect(asks('đèn đường hỏng')).toEqual(['area']);
    expect(asks('đèn đường hỏng ở Xuân Ổ')).toEqual(['area']);
    expect(asks('đèn đường hỏng ở Hòa Đình')).toEqual([]);
  });

  test('the kind where the words tell two or none', () => {
    expect(asks('Hòa Đình')).toContain('category');
  });
});

describe('who writes', () => {
  test('a cadre’s short words answer the duty just sent', () => {
    expect(intent('ok', { expecting: 'duty' })).toBe('duty_ack');
    expect(intent('bận rồi', { expecting: 'duty' })).toBe('duty_decline');
    expect(intent('đã xong', { expecting: 'duty' })).toBe('duty_done');
  });

  test('a cadre is a resident, too', () => {
    expect(intent('Rác đầu ngõ 3 ngày không ai dọn', { role: 'cadre' })).toBe('report');
    expect(intent('menu', { role: 'cadre' })).toBe('command');
  });

  test('the same words of a resident are none of a cadre’s', () => {
    expect(intent('đã xong')).not.toBe('duty_done');
    expect(intent('120 hộ mất nước')).toBe('report');
  });
});
