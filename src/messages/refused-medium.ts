import type { Lang } from '../engine/index.ts';
import { type MediaReason, MOST_MEGABYTES } from './media-reason.ts';
import type { MediaKind } from './media-store.ts';
import { messageNotices } from './words.ts';

const SMALLER = {
  photo: 'smallerPhoto',
  voice: 'smallerVoice',
  video: 'smallerVideo',
  file: 'smallerFile',
} as const;

/** Pure: what is said of a medium that could not be kept. */
export function refusedMedium(
  { reason, kind, lang }: { reason: MediaReason; kind: MediaKind; lang: Lang },
  notices = messageNotices,
): string {
  const medium = notices.say(lang, kind);
  switch (reason) {
    case 'too_large':
      return notices.say(lang, 'tooLarge', {
        medium,
        megabytes: MOST_MEGABYTES,
        smaller: notices.say(lang, SMALLER[kind]),
      });
    case 'too_many_pixels':
      return notices.say(lang, 'tooManyPixels', { medium });
    case 'unreadable':
      return notices.say(lang, 'unreadable', { medium });
    case 'iphone_photo':
      return notices.say(lang, 'iphonePhoto');
    case 'type_not_allowed':
      return notices.say(lang, 'typeNotAllowed', { medium });
    case 'gone':
    case 'unreachable':
      return notices.say(lang, 'notArrived', { medium });
  }
}
