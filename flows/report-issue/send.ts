import type { Move } from '../../src/engine/index.ts';
import { sayDate } from '../../src/language/say-date.ts';
import { areaName } from '../area-words.ts';
import type { FiledIssue, IssueDraft } from '../effects.ts';
import { LONGEST_TEXT, UNSORTED } from './answers.ts';
import { detailsOf } from './extra.ts';
import type { ReportContext } from './step-names.ts';

/** The report as it is sent. */
export function draftOf(c: ReportContext): IssueDraft {
  const { texts = [], media = [], pin, areaId = null, place, categoryCode = UNSORTED, anonymous } = c.answers;
  const details = detailsOf(c.answers, c.fact('knowledge'));
  return {
    text: (texts.length > 0 ? texts.join('\n') : c.say('voiceOnly'))
      .slice(0, LONGEST_TEXT)
      .replace(/[\uD800-\uDBFF]$/, ''),
    categoryCode,
    areaId,
    ...(place !== undefined && { place }),
    ...(pin && { lat: pin.lat, lon: pin.lon }),
    media: media.map(({ id }) => id),
    ...(details.length > 0 && { details }),
    ...(anonymous && { anonymous: true as const }),
  };
}

/** Where somebody reports from for the first time is taken for where they live. */
export function settleHome({ areaId }: IssueDraft, c: ReportContext): void {
  if (areaId && !c.fact('person').homeAreaId) c.effect('set_home_area', { areaId });
}

export function filedWords({ code, dueAt }: FiledIssue, { areaId }: IssueDraft, c: ReportContext): string {
  const { byId } = c.fact('knowledge').areas;
  const wardId = areaId && byId.get(areaId)?.wardId;
  const ward = wardId ? byId.get(wardId) : undefined;
  const day = sayDate(dueAt, c.lang);
  return ward ? c.say('filed', { code, day, ward: areaName(ward, c.lang) }) : c.say('filedSomewhere', { code, day });
}

/** What was told besides comes next; what is sent is no draft any more. */
export function whatElse(c: ReportContext): Move<'end' | 'more'> {
  const { also } = c.answers;
  return also ? c.go('more', { texts: undefined, media: undefined, pin: undefined }) : c.end();
}
