import { describe, expect, test } from '@jest/globals';
import { type Line, playTranscript, type Transcript } from '../play-transcript.ts';

/** What cadres write of their own accord; each must be understood, or asked about, in the three rounds of facts that a turn has. */
const SAID = [
  ...[
    'xong',
    'xong vc427',
    'vc427 xong',
    'nhan roi',
    'da nhan',
    'ok nhan viec',
    'dang lam',
    'sap xong',
    'chua co so',
    'khẩn',
  ],
  ...[
    'nv12',
    'nv12 xong',
    'nv99 xong',
    'NV.BC-01 xong',
    'nv12 70%',
    'xin lui den thu 6',
    'mai bao cao duoc khong',
    'can ho tro',
  ],
  ...[
    'ban roi, nho anh khac',
    '120 hộ, 430 người, 15 suất quà',
    '40 hộ đã treo cờ, 2 hộ chưa',
    'viec cua toi con gi',
    'han bao gio',
  ],
  ...[
    'tra lai',
    'tìm đèn đường',
    'trùng với VC-0427',
    'đèn đường ngõ 5 hỏng',
    'phường họp ngày nào?',
    'cảm ơn',
    'chua xong VC-0427',
  ],
];

const needs = (kind: 'document' | 'photo' | 'tick') => [{ kind, label: 'kết quả' }];
const SETTINGS: Record<string, Partial<Transcript>> = {
  'owes nothing': {},
  'owes one duty': { duties: [{ number: 12, needs: needs('document') }] },
  'owes several': {
    duties: [
      { number: 12, needs: needs('photo') },
      { number: 13, title: 'Họp Ban', needs: needs('tick') },
    ],
  },
  'has an issue': { work: [{ code: 'VC-0427', status: 'assigned' }] },
  'has reported one': { issues: [{ code: 'VC-0427', status: 'done' }], duties: [{ number: 12 }] },
  'has a form': { forms: [{ code: 'F-3', area: 'Viêm Xá' }], duties: [{ number: 12 }] },
};

describe.each(Object.entries(SETTINGS))('a cadre who %s', (_, setting) => {
  test.each<Line>([...SAID.map((says) => ({ says })), { sends: 'photo' }])('is answered: %j', (line) => {
    const played = () => playTranscript({ title: '', person: { cadre: true }, ...setting, talk: [line] });
    // What is said is not written down here; a turn that needs more rounds throws.
    expect(played).not.toThrow();
    expect(played().log.length).toBeGreaterThan(1);
  });
});
