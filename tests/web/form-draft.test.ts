import { describe, expect, test } from '@jest/globals';
import { sampleForms } from '../../prisma/sample/forms.ts';
import { type FormContent, newFormSchema } from '../../src/forms/form-schema.ts';
import {
  draftOf,
  emptyCheck,
  emptyField,
  emptyForm,
  type FormDraft,
  formOfDraft,
} from '../../src/web/moderator/forms/form-draft.ts';
import { formSearch } from '../../src/web/moderator/forms/form-search.ts';
import { periodChoices } from '../../src/web/moderator/forms/period-choices.ts';

const item = (code: string, content: FormContent) => ({
  ...content,
  ...{ code, version: 3, retired: false, sample: true, updatedAt: '2026-11-01T00:00:00.000Z', updatedBy: null },
});

const said = (vi: string, en = '') => ({ vi, en });

const whole: FormDraft = {
  ...emptyForm(),
  ...{ code: 'BC-02', title: said('Báo cáo tuần'), postKinds: ['truong_khu_pho'] },
  fields: [
    { ...emptyField(), id: 'a', label: said('Số hộ dự'), question: said('Bao nhiêu hộ dự?', 'How many?') },
    { ...emptyField(), id: 'b', label: said('Số hộ dự'), question: said('Bao nhiêu hộ nữa?') },
  ],
};

describe('a form as it is edited', () => {
  test.each(Object.entries(sampleForms))('%s comes out as it went in', (code, content) => {
    expect(formOfDraft(draftOf(item(code, content)))).toEqual({
      ok: true,
      form: newFormSchema.parse({ ...content, code }),
    });
  });

  test('what is left without English has the Vietnamese, and keys are made of labels, each its own', () => {
    const drafted = formOfDraft(whole);
    expect(drafted).toMatchObject({ ok: true, form: { title: { vi: 'Báo cáo tuần', en: 'Báo cáo tuần' } } });
    expect(drafted.ok && drafted.form.fields.map(({ key }) => key)).toEqual(['so_ho_du', 'so_ho_du_2']);
  });

  test('a stored item keeps its key whatever it is called, and checks follow it', () => {
    const draft = draftOf(item('F-3', sampleForms['F-3']!));
    const [first, ...others] = draft.fields;
    const drafted = formOfDraft({ ...draft, fields: [...others, { ...first!, label: said('Tên mới') }] });
    expect(drafted.ok && drafted.form.fields.at(-1)!.key).toBe(first!.key);
    expect(drafted.ok && drafted.form.checks).toEqual(
      newFormSchema.parse({ ...sampleForms['F-3'], code: 'F-3' }).checks,
    );
  });

  test('shares keep their bounds, and sums name their parts', () => {
    const share = { ...emptyCheck(), kind: 'share' as const, field: 'a', of: '@households', from: 0.5, to: 1 };
    const sum = { ...emptyCheck(), kind: 'sum_of' as const, field: 'a', parts: ['b', 'a'], confirmable: false };
    const says = said('Số {value} không khớp.');
    const drafted = formOfDraft({ ...whole, checks: [share, sum].map((check) => ({ ...check, says })) });
    expect(drafted.ok && drafted.form.checks).toEqual([
      expect.objectContaining({ key: 'so_ho_du', of: '@households', from: 0.5, to: 1, confirmable: true }),
      expect.objectContaining({ key: 'so_ho_du', of: ['so_ho_du_2', 'so_ho_du'] }),
    ]);
  });

  test('tells where something is missing or too long', () => {
    const draft: FormDraft = {
      ...whole,
      ...{ title: said('x'.repeat(101)), postKinds: [], checks: [{ ...emptyCheck(), field: 'gone', of: 'b' }] },
      fields: [{ ...whole.fields[0]!, question: said('  ') }],
    };
    const drafted = formOfDraft(draft);
    expect(drafted.ok ? {} : Object.fromEntries(drafted.wrong)).toMatchObject({
      'title.vi': 'tooLong',
      postKinds: 'missing',
      'fields.0.question.vi': 'missing',
      'checks.0.key': 'missing',
      'checks.0.says.vi': 'missing',
    });
  });
});

test('periods are those that were, the newest first, over the turn of the year', () => {
  expect(periodChoices('once', '2026-02-03')).toEqual(['once']);
  expect(periodChoices('year', '2026-02-03').slice(0, 2)).toEqual(['2026', '2025']);
  expect(periodChoices('month', '2026-02-03').slice(0, 3)).toEqual(['2026-02', '2026-01', '2025-12']);
});

test('the address says only what it may', () => {
  expect(formSearch({ form: 'F-1', tab: 'filed', period: '2026', area: '', filed: 7 })).toEqual({
    ...{ form: 'F-1', tab: 'filed', period: '2026' },
  });
  expect(formSearch({ tab: 'other' })).toEqual({});
});
