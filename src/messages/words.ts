import { noticesOf } from '../engine/index.ts';

/** What the API of messages says to moderators. */
export const messageWords = {
  /** In place of a message of ours that quoted what may not be kept. */
  erased: { vi: 'Tin này đã được xóa.', en: 'This message was erased.' },
  badCursor: 'Địa chỉ của trang này không còn dùng được. Xin tải lại danh sách.',
} as const;

/**
 * What a resident is told of a medium that could not be kept (their words are kept in any case), and the line that offers the map.
 * The office may say it otherwise.
 */
export const messageNotices = noticesOf('messages', {
  photo: { vi: 'Ảnh', en: 'photo' },
  voice: { vi: 'Tin thoại', en: 'voice message' },
  video: { vi: 'Video', en: 'video' },
  file: { vi: 'Tệp', en: 'file' },

  tooLarge: {
    vi: '{medium} vừa rồi lớn quá {megabytes} MB nên chúng tôi không nhận được. {smaller}',
    en: 'Your {medium} is larger than {megabytes} MB and was not accepted. {smaller}',
  },
  smallerPhoto: { vi: 'Ông/bà chụp lại rồi gửi giúp ạ.', en: 'Please take another one and send it.' },
  smallerVoice: { vi: 'Ông/bà nói ngắn hơn rồi gửi lại giúp ạ.', en: 'Please record a shorter one.' },
  smallerVideo: {
    vi: 'Ông/bà quay lại khoảng nửa phút rồi gửi giúp ạ.',
    en: 'Please film about half a minute and send that.',
  },
  smallerFile: { vi: 'Ông/bà gửi tệp nhỏ hơn giúp ạ.', en: 'Please send a smaller file.' },
  tooManyPixels: {
    vi: '{medium} vừa rồi to quá, chúng tôi không mở được. Ông/bà chụp ảnh thường rồi gửi lại giúp ạ.',
    en: 'Your {medium} has too many pixels to be opened. Please send an ordinary photo.',
  },
  unreadable: {
    vi: '{medium} vừa rồi chúng tôi không mở được. Ông/bà chụp ảnh thường rồi gửi lại giúp ạ.',
    en: 'Your {medium} could not be opened. Please send an ordinary photo.',
  },
  iphonePhoto: {
    vi: 'Ảnh vừa rồi iPhone gửi dạng tệp nên chúng tôi không mở được. Ông/bà bấm nút hình ảnh, chọn lại ảnh đó rồi gửi giúp ạ.',
    en: 'Your iPhone sent the photo as a file, which cannot be opened here. Please press the picture button, choose the photo again and send it.',
  },
  typeNotAllowed: {
    vi: '{medium} vừa rồi thuộc loại chúng tôi không mở được. Ông/bà gửi ảnh, hoặc tệp PDF, Word giúp ạ.',
    en: 'Your {medium} is of a kind that cannot be opened here. Please send a photo, a PDF or a Word file.',
  },
  notArrived: {
    vi: '{medium} vừa rồi chưa đến nơi. Ông/bà gửi lại giúp ạ.',
    en: 'Your {medium} did not arrive. Please send it again.',
  },

  /** Under a question, in channels in which a place cannot be sent. */
  mapLink: {
    vi: 'Hoặc ông/bà bấm vào đây, chỉ chỗ trên bản đồ (trong 30 phút):\n{url}',
    en: 'Or press here and show the place on a map (within 30 minutes):\n{url}',
  },
});

/** What the page of the one-time map says when it does not open. */
export const placeWords = {
  over: {
    vi: 'Liên kết này đã hết hạn. Ông/bà quay lại trò chuyện và gõ tên khu phố giúp ạ.',
    en: 'This link is over. Please go back to the chat and type the name of the quarter.',
  },
  tooOften: {
    vi: 'Có nhiều người đang mở bản đồ. Xin chờ một phút rồi thử lại.',
    en: 'Too many requests. Please try again in a minute.',
  },
} as const;
