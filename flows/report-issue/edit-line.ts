import { answerKey, type Move } from '../../src/engine/index.ts';
import { WITHOUT_KIND, WITHOUT_PLACE } from './back.ts';
import { hideName } from './name.ts';
import type { ReportContext } from './step-names.ts';

/** Where a line of the read-back is told anew; `review`: the name, which has only two answers. */
export type Line = 'retell' | 'where' | 'tile' | 'newPhotos' | 'review';

/** "Sửa 2", "sửa nơi": which line of the read-back. */
export function lineMeant(text: string): Line | undefined {
  const said = lineSaid.exec(answerKey(text))?.[1];
  return said === undefined ? undefined : lines[said];
}

const lineSaid =
  /^(?:sua|sua lai|doi|doi lai|chinh|chinh lai|change|edit)(?: (?:muc|dong|cau|so|phan))? (1|2|3|4|5|viec|noi|cho|dia diem|dia chi|loai|anh|hinh|ten)$/;

const lines: Readonly<Record<string, Line>> = {
  what: 'retell',
  where: 'where',
  kind: 'tile',
  photos: 'newPhotos',
  1: 'retell',
  viec: 'retell',
  2: 'where',
  noi: 'where',
  cho: 'where',
  'dia diem': 'where',
  'dia chi': 'where',
  3: 'tile',
  loai: 'tile',
  4: 'newPhotos',
  anh: 'newPhotos',
  hinh: 'newPhotos',
  5: 'review',
  ten: 'review',
  name: 'review',
};

/** The line behind a choice of "which line?". */
export function lineChosen(id: string): Line {
  return lines[id]!;
}

/** What a line held is forgotten when it is asked anew; the name has only two answers, so it is turned round. */
export function goToLine(line: Line, c: ReportContext): Move<Line> {
  if (line === 'review')
    return c.go('review', c.answers.anonymous ? { anonymous: false, anonymousTold: undefined } : hideName(c));
  if (line === 'where') return c.go('where', { ...WITHOUT_PLACE, areaBefore: c.answers.areaId });
  return c.go(line, line === 'tile' ? { ...WITHOUT_KIND, categories: undefined } : {});
}
