import { describe, expect, test } from '@jest/globals';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import { understand } from '../../src/language/understand.ts';

const knowledge = sampleKnowledge();
const report = (text: string) => understand(text, knowledge, { now: 0 });
const figures = (text: string) => understand(text, knowledge, { now: 0, expecting: 'form:F-3' });

describe('amounts', () => {
  test.each([
    ['thu mỗi nhà 500k', 500_000],
    ['đóng 2tr5 không biên lai', 2_500_000],
    ['đóng 1tr250', 1_250_000],
    ['bị lừa 1,5 triệu', 1_500_000],
    ['bị lừa 1 tỷ 2', 1_200_000_000],
    ['bị lừa hai triệu rưỡi', 2_500_000],
    ['thu năm trăm nghìn', 500_000],
    ['thu 50 nghìn một hộ', 50_000],
    ['thu 10.000 đồng', 10_000],
    ['chỉ 76,4% số hộ đồng ý', 76.4],
    ['1.020 hộ mất nước', 1020],
    ['mười bảy hộ bị ngập', 17],
    ['hai chục con lợn', 20],
    ['tiền rác triệu rưỡi một năm', 1_500_000],
  ])('%s', (text, amount) => {
    expect(report(text).amount).toBe(amount);
  });

  test('a round number is marked as one', () => {
    expect(report('hơn trăm hộ mất nước')).toMatchObject({ amount: 100, flags: ['approximate'] });
    expect(report('30 hộ mất nước').flags).not.toContain('approximate');
  });

  test.each([
    'ngõ 30 đèn hỏng',
    'số nhà 8 ngách 15',
    'mất nước từ 18/11',
    'vài chục nhà bị ngập',
    'gọi 0912345678',
    '2 Y Na mất nước',
    'ông Nguyễn Văn Tám nhà ở ngõ 3 đổ rác',
    'bác Ba nhà bên đốt lá',
  ])('%s tells none', (text) => {
    expect(report(text).amount).toBeNull();
  });
});

describe('figures of the reports', () => {
  test.each([
    ['có 120 hộ, 310 người dự, 2 lãnh đạo phường', { n_ho_du: 120, n_nguoi_du: 310, n_lanh_dao_phuong: 2 }],
    ['Số hộ dự: 120; số người dự: 310', { n_ho_du: 120, n_nguoi_du: 310 }],
    ['so ho du 120 so nguoi du 310', { n_ho_du: 120, n_nguoi_du: 310 }],
    ['45 suất quà trị giá 9 triệu', { n_qua: 45, gt_qua: 9_000_000 }],
    ['1.335 khu dân cư, 1.020 khu tổ chức cả hai phần', { n_kdc: 1335, n_le_hoi: 1020 }],
    ['ba mươi hai hộ, tám mươi người', { n_ho_du: 32, n_nguoi_du: 80 }],
    ['quỹ vì người nghèo 12,5 triệu', { quy_vnn: 12_500_000 }],
    ['210 gia đình văn hóa, 15 gia đình tiêu biểu', { n_gdvh: 210, n_gdvh_tieu_bieu: 15 }],
    ['trồng 50 cây, 3 công trình', { n_cay: 50, n_cong_trinh: 3 }],
    ['9/9 khu tổ chức, 8 khu có bữa cơm', { n_kdc_to_chuc: 9, n_com: 8 }],
    ['2 nhà đại đoàn kết trị giá 160 triệu', { n_nha_ddk: 2, gt_nha: 160_000_000 }],
    ['khu phố văn hóa 6 năm liên tục', { kdc_van_hoa: 6 }],
  ])('%s', (text, expected) => {
    expect(figures(text)).toMatchObject({ intent: 'figures' });
    expect(figures(text).figures).toEqual(expected);
  });

  test('of a correction only the new number counts', () => {
    expect(figures('À nhầm, 128 hộ chứ không phải 120')).toMatchObject({
      intent: 'correct_figure',
      figures: { n_ho_du: 128 },
    });
    expect(figures('sửa 120 hộ thành 128 hộ')).toMatchObject({ intent: 'correct_figure', figures: { n_ho_du: 128 } });
  });

  test('a resident’s numbers are no figures', () => {
    expect(report('có 120 hộ mất nước').figures).toEqual({});
  });
});
