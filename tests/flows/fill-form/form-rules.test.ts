import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkValues } from '../../../flows/fill-form/check-values.ts';
import type { Form, FormField } from '../../../flows/fill-form/form.ts';
import { readFigures, readValue } from '../../../flows/fill-form/read-value.ts';
import { sayFigure, sayValue } from '../../../flows/fill-form/say-value.ts';

const both = (vi: string) => ({ vi, en: vi });
const count = (key: string, unit: string, more: object = {}): FormField => ({
  key,
  label: both(unit),
  question: both(`Bao nhiêu ${unit}?`),
  kind: 'count',
  unit: both(unit),
  ...more,
});

const households = count('n_ho_du', 'hộ', { words: ['hộ dự', 'hộ'] });
const people = count('n_nguoi_du', 'người', { words: ['người dự', 'người'] });
const gifts = count('n_qua', 'suất quà', { words: ['suất quà', 'suất', 'quà'], most: 5_000 });
const worth: FormField = {
  key: 'gt_qua',
  label: both('Trị giá quà'),
  question: both('Trị giá bao nhiêu?'),
  kind: 'money',
  words: ['trị giá', 'trị giá quà'],
};

const form: Form = {
  code: 'F-T',
  version: 1,
  title: both('Báo cáo thử'),
  fields: [households, people, gifts, worth],
  checks: [
    { kind: 'at_most', key: 'n_ho_du', of: '@households', says: both('{value} hộ dự, khu có {other} hộ') },
    { kind: 'at_most', key: 'n_nguoi_du', of: 'n_ho_du', times: 6, confirmable: true, says: both('{value}/{other}') },
    { kind: 'share', key: 'gt_qua', of: 'n_qua', from: 100_000, to: 5_000_000, confirmable: true, says: both('?') },
  ],
};

const now = Date.parse('2026-11-10T09:00:00+07:00');

describe('one answer', () => {
  test.each([
    ['120', 120],
    ['120 hộ', 120],
    ['khoảng 1.020 hộ ạ', 1020],
    ['một trăm hai mươi', 120],
    ['tram ruoi', 150],
    ['không phẩy', undefined],
    ['120 hay 130', undefined],
    ['', undefined],
  ])('%s is the figure %s', (text, value) => {
    expect(readValue(households, text, now)).toEqual(value === undefined ? { refused: 'unclear' } : { value });
  });

  test('money may be told in millions, and is kept in đồng', () => {
    expect(readValue(worth, '2tr5', now)).toEqual({ value: 2_500_000 });
    expect(readValue(worth, '1,5 triệu', now)).toEqual({ value: 1_500_000 });
  });

  test('what lies outside of what the field allows is refused with the reason', () => {
    expect(readValue(gifts, '6000', now)).toEqual({ refused: 'tooMuch' });
    expect(readValue(count('n', 'x', { least: 1 }), '0', now)).toEqual({ refused: 'tooLittle' });
    expect(readValue(households, '12,5', now)).toEqual({ refused: 'notWhole' });
  });

  test('days and hours are read as people say them', () => {
    const day: FormField = { key: 'd', label: both('Ngày'), question: both('Ngày nào?'), kind: 'day' };
    const hour: FormField = { key: 'h', label: both('Giờ'), question: both('Mấy giờ?'), kind: 'hour' };
    expect(readValue(day, 'chủ nhật 15/11', now)).toEqual({ value: '2026-11-15' });
    expect(readValue(hour, '7h30 tối', now)).toEqual({ value: '19:30' });
    expect(readValue(day, 'chưa biết', now)).toEqual({ refused: 'unclear' });
    expect(sayValue(day, '2026-11-15', 'vi')).toBe('Chủ nhật, 15/11');
  });

  test('whatever is typed, the answer is of the kind of the field or refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const read = readValue(gifts, text, now);
        return (
          'refused' in read || (Number.isInteger(read.value) && Number(read.value) >= 0 && Number(read.value) <= 5_000)
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('several figures in one message', () => {
  test.each([
    ['120 hộ, 430 người, 15 suất quà', { n_ho_du: 120, n_nguoi_du: 430, n_qua: 15 }],
    ['ho du 120, nguoi du 430', { n_ho_du: 120, n_nguoi_du: 430 }],
    ['15 suất quà trị giá 7,5 triệu', { n_qua: 15, gt_qua: 7_500_000 }],
    ['Cảm ơn đồng chí', {}],
  ])('%s', (text, figures) => {
    expect(readFigures(form, text)).toEqual(figures);
  });

  test('a figure that its field does not allow is not taken', () => {
    expect(readFigures(form, '120 hộ, 6000 suất quà')).toEqual({ n_ho_du: 120 });
  });
});

describe('checks across answers', () => {
  test('more households than there are cannot be confirmed, and comes before what can', () => {
    const found = checkValues(form, { n_ho_du: 400, n_nguoi_du: 9_000 }, { '@households': 310 });
    expect(found.map(({ key, confirmable }) => [key, confirmable])).toEqual([
      ['n_ho_du', false],
      ['n_nguoi_du', true],
    ]);
    expect(found[0]!.says.vi).toBe('400 hộ dự, khu có 310 hộ');
  });

  test('what is not known or not answered is not doubted', () => {
    expect(checkValues(form, { n_ho_du: 400 }, {})).toEqual([]);
  });

  test('a corrected figure is a new finding, so that an old confirmation does not cover it', () => {
    const [first] = checkValues(form, { n_ho_du: 10, n_nguoi_du: 100 }, {});
    const [second] = checkValues(form, { n_ho_du: 10, n_nguoi_du: 101 }, {});
    expect(first!.id).not.toBe(second!.id);
  });

  test('no gifts of no worth are in order', () => {
    expect(checkValues(form, { n_qua: 0, gt_qua: 0 }, {})).toEqual([]);
    expect(checkValues(form, { n_qua: 0, gt_qua: 1 }, {})).toHaveLength(1);
  });
});

test('figures are said with dots between thousands', () => {
  expect(sayFigure(1_234_567)).toBe('1.234.567');
  expect(sayFigure(999)).toBe('999');
  expect(sayValue(worth, 2_500_000, 'vi')).toBe('2.500.000 đồng');
});
