import { type MediaReason, MOST_MEGABYTES } from './media-reason.ts';
import type { MediaKind } from './media-store.ts';

/** What the API of messages says to moderators. */
export const messageWords = {
  /** In place of a message of ours that quoted what may not be kept. */
  erased: { vi: 'Tin này đã được xóa.', en: 'This message was erased.' },
  badCursor: 'Địa chỉ của trang này không còn dùng được. Xin tải lại danh sách.',
} as const;

type Said = { vi: (kind: MediaKind) => string; en: (kind: MediaKind) => string };

const NOUN: Record<MediaKind, { vi: string; en: string }> = {
  photo: { vi: 'Ảnh', en: 'photo' },
  voice: { vi: 'Tin thoại', en: 'voice message' },
  video: { vi: 'Video', en: 'video' },
  file: { vi: 'Tệp', en: 'file' },
};

const SMALLER: Record<MediaKind, { vi: string; en: string }> = {
  photo: { vi: 'Ông/bà chụp lại rồi gửi giúp ạ.', en: 'Please take another one and send it.' },
  voice: { vi: 'Ông/bà nói ngắn hơn rồi gửi lại giúp ạ.', en: 'Please record a shorter one.' },
  video: {
    vi: 'Ông/bà quay lại khoảng nửa phút rồi gửi giúp ạ.',
    en: 'Please film about half a minute and send that.',
  },
  file: { vi: 'Ông/bà gửi tệp nhỏ hơn giúp ạ.', en: 'Please send a smaller file.' },
};

const AGAIN: Said = {
  vi: (kind) => `${NOUN[kind].vi} vừa rồi chưa đến nơi. Ông/bà gửi lại giúp ạ.`,
  en: (kind) => `Your ${NOUN[kind].en} did not arrive. Please send it again.`,
};

/** What a resident is told of a medium that could not be kept; his words are kept in any case. */
export const mediumWords: Record<MediaReason, Said> = {
  too_large: {
    vi: (kind) =>
      `${NOUN[kind].vi} vừa rồi lớn quá ${MOST_MEGABYTES} MB nên chúng tôi không nhận được. ${SMALLER[kind].vi}`,
    en: (kind) => `Your ${NOUN[kind].en} is larger than ${MOST_MEGABYTES} MB and was not accepted. ${SMALLER[kind].en}`,
  },
  too_many_pixels: {
    vi: (kind) =>
      `${NOUN[kind].vi} vừa rồi to quá, chúng tôi không mở được. Ông/bà chụp ảnh thường rồi gửi lại giúp ạ.`,
    en: (kind) => `Your ${NOUN[kind].en} has too many pixels to be opened. Please send an ordinary photo.`,
  },
  unreadable: {
    vi: (kind) => `${NOUN[kind].vi} vừa rồi chúng tôi không mở được. Ông/bà chụp ảnh thường rồi gửi lại giúp ạ.`,
    en: (kind) => `Your ${NOUN[kind].en} could not be opened. Please send an ordinary photo.`,
  },
  type_not_allowed: {
    vi: (kind) =>
      `${NOUN[kind].vi} vừa rồi thuộc loại chúng tôi không mở được. Ông/bà gửi ảnh, hoặc tệp PDF, Word giúp ạ.`,
    en: (kind) =>
      `Your ${NOUN[kind].en} is of a kind that cannot be opened here. Please send a photo, a PDF or a Word file.`,
  },
  gone: AGAIN,
  unreachable: AGAIN,
};

/** What is said of the one-time map. */
export const placeWords = {
  /** Under a question, in channels in which a place cannot be sent. */
  line: {
    vi: (url: string) => `Hoặc ông/bà bấm vào đây, chỉ chỗ trên bản đồ (trong 30 phút):\n${url}`,
    en: (url: string) => `Or press here and show the place on a map (within 30 minutes):\n${url}`,
  },
  over: {
    vi: 'Liên kết này đã hết hạn. Ông/bà quay lại trò chuyện và gõ tên khu phố giúp ạ.',
    en: 'This link is over. Please go back to the chat and type the name of the quarter.',
  },
  tooOften: {
    vi: 'Có nhiều người đang mở bản đồ. Xin chờ một phút rồi thử lại.',
    en: 'Too many requests. Please try again in a minute.',
  },
} as const;
