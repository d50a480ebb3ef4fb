import { describe, expect, test } from '@jest/globals';
import { entry } from '../../flows/entry.ts';
import type { FactTypes, IssueSummary } from '../../flows/facts.ts';
import { catalogue } from '../../flows/index.ts';
import { sampleKnowledge } from '../../prisma/sample/sample-knowledge.ts';
import type { EntryContext, Input } from '../../src/engine/index.ts';

const knowledge = sampleKnowledge();

/** Where a first message leads, as `flow.step`. */
function leadsTo(said: string | Input, issues: Partial<IssueSummary>[] = []): string | undefined {
  const facts: Record<string, unknown> = {
    knowledge,
    person: { homeAreaId: null, consented: true },
    my_issues: issues,
  };
  const c = {
    now: Date.parse('2026-11-23T08:00:00+07:00'),
    lang: 'vi',
    interrupted: null,
    together: () => {},
    fact: (name: string, args?: { code: string }) =>
      name === 'my_issue' ? (issues.find(({ code }) => code === args!.code) ?? null) : facts[name],
  } as unknown as EntryContext<FactTypes>;
  const found = entry(typeof said === 'string' ? { kind: 'text', text: said } : said, c);
  if (!found) return undefined;
  const flow = catalogue.flows.get(found.flow)!;
  const step = found.step ?? flow.start;
  // What an entry names is there, and may be entered from outside.
  expect([...flow.doors, flow.start]).toContain(step);
  return `${found.flow}.${step}`;
}

describe('every wish of a resident has its place', () => {
  test.each([
    ['đèn đường hỏng 3 hôm nay', 'report-issue.what'],
    ['Phường họp tiếp dân vào ngày nào?', 'ask-question.take'],
    ['Tôi đề xuất trồng thêm cây ở công viên', 'give-opinion.take'],
    ['Cán bộ phường rất tận tình, đáng khen', 'give-opinion.take'],
    ['phản ánh của tôi đến đâu rồi', 'follow-issue.mine'],
    ['VC-0427 đến đâu rồi', 'follow-issue.one'],
    ['cho tôi gặp cán bộ để nói chuyện', 'meet-person.office'],
    ['xóa hết thông tin của tôi đi', 'my-data.erase'],
    ['Vay tiền nhanh lãi suất 0 giải ngân trong ngày', 'referral.spam'],
    ['đm chúng mày', 'referral.spam'],
    ['bạn là ai', 'help.who'],
    ['xin chào', 'menu.ask'],
    ['cảm ơn nhé', 'help.nod'],
    ['thôi không gửi', 'help.nod'],
    ['phản ánh', 'report-issue.sort'],
    ['tôi tố cáo quán bún bán đồ ôi thiu', 'report-issue.what'],
  ])('%s → %s', (said, expected) => {
    expect(leadsTo(said)).toBe(expected);
  });
});

describe('what is about something that was reported before', () => {
  const done: Partial<IssueSummary>[] = [{ code: 'VC-0427', status: 'done' }];

  test('is opened again or closed by its code', () => {
    expect(leadsTo('VC-0427 chưa xong, đèn vẫn tắt', done)).toBe('confirm-fix.notFixed');
    expect(leadsTo('VC-0427 xong rồi, cảm ơn', done)).toBe('confirm-fix.fixed');
    expect(leadsTo('hủy phản ánh VC-0427', done)).toBe('follow-issue.one');
  });

  test('is only shown where the code is not told, so that nothing is changed by a guess', () => {
    expect(leadsTo('nói sửa rồi mà đèn vẫn chưa sáng', done)).toBe('follow-issue.one');
    expect(leadsTo('nói sửa rồi mà đèn vẫn chưa sáng', [...done, { code: 'VC-0001', status: 'answered' }])).toBe(
      'follow-issue.mine',
    );
    expect(leadsTo('xong rồi cảm ơn', done)).toBe('follow-issue.one');
  });

  test('is a report where nothing of theirs can be meant; somebody else’s code proves nothing', () => {
    expect(leadsTo('nói sửa rồi mà đèn vẫn chưa sáng')).toBe('report-issue.what');
    expect(leadsTo('VC-0427 chưa xong, đèn vẫn tắt')).toBe('follow-issue.about');
    expect(leadsTo('xong rồi cảm ơn')).toBe('help.nod');
  });
});

test('photos, pins and voices without words begin a report', () => {
  const media = [{ id: 'm', kind: 'photo' as const }];
  expect(leadsTo({ kind: 'photos', media })).toBe('follow-issue.fresh');
  expect(leadsTo({ kind: 'place', place: { lat: 21, lon: 106 } })).toBe('report-issue.what');
  expect(leadsTo({ kind: 'recording', what: 'voice', media })).toBe('report-issue.what');
  expect(leadsTo({ kind: 'deleted' })).toBeUndefined();
});
