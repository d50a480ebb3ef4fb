import type { PlaceMap } from '../../messages/place-schema.ts';

/** Every word of the page. */
export interface Words {
  title: string;
  how: string;
  map: string;
  kinds: Record<PlaceMap['areas'][number]['kind'], string>;
  /** `area` as people say it: the khu phố, then its ward. */
  pinIn: (area: string) => string;
  pinOutside: string;
  findMe: string;
  finding: string;
  found: (metres: number) => string;
  refused: string;
  notFound: string;
  closer: string;
  farther: string;
  send: string;
  sending: string;
  moveFirst: string;
  notSent: string;
  tooOften: string;
  sent: string;
  sentWhatNow: string;
  over: string;
  overWhatNow: string;
  toChat: string;
  closeHint: (chat: string | null) => string;
  cannotLoad: string;
  again: string;
}

const vi: Words = {
  title: 'Chỉ chỗ trên bản đồ',
  how: 'Kéo bản đồ cho ghim nằm đúng chỗ, rồi bấm gửi.',
  map: 'Bản đồ. Kéo, hoặc chạm vào chỗ cần báo.',
  kinds: { phuong: 'phường', xa: 'xã', khu_pho: 'khu phố' },
  pinIn: (area) => `Ghim ở: ${area}`,
  pinOutside: 'Ghim nằm ngoài các phường chúng tôi phụ trách',
  findMe: 'Vị trí của tôi',
  finding: 'Đang tìm vị trí…',
  found: (metres) => `Ghim ở chỗ ông/bà đang đứng, sai lệch khoảng ${metres} mét.`,
  refused: 'Điện thoại chưa cho trang này xem vị trí. Ông/bà kéo bản đồ để chỉ chỗ.',
  notFound: 'Chưa tìm được vị trí. Ông/bà kéo bản đồ để chỉ chỗ.',
  closer: 'Phóng to',
  farther: 'Thu nhỏ',
  send: 'Gửi vị trí này',
  sending: 'Đang gửi…',
  moveFirst: 'Ông/bà chưa chỉ chỗ. Kéo bản đồ hoặc chạm vào chỗ cần báo.',
  notSent: 'Mạng chậm, chưa gửi được. Ông/bà bấm gửi lại.',
  tooOften: 'Có nhiều người đang mở bản đồ. Xin chờ một phút rồi bấm lại.',
  sent: 'Đã gửi vị trí',
  sentWhatNow: 'Ông/bà quay lại trò chuyện để nói tiếp.',
  over: 'Liên kết này đã hết hạn',
  overWhatNow: 'Ông/bà quay lại trò chuyện và gõ tên khu phố giúp ạ.',
  toChat: 'Quay lại trò chuyện',
  closeHint: (chat) => `Bấm nút quay lại của điện thoại để về ${chat ?? 'trò chuyện'}.`,
  cannotLoad: 'Mạng chậm, chưa mở được bản đồ.',
  again: 'Thử lại',
};

const en: Words = {
  title: 'Show the place on the map',
  how: 'Drag the map until the pin is in the right place, then press send.',
  map: 'Map. Drag it, or tap the place.',
  kinds: { phuong: 'ward', xa: 'commune', khu_pho: 'quarter' },
  pinIn: (area) => `The pin is in ${area}`,
  pinOutside: 'The pin is outside our wards',
  findMe: 'Where I am',
  finding: 'Finding your place…',
  found: (metres) => `The pin is where you are, within about ${metres} metres.`,
  refused: 'This page may not see your place. Drag the map to show it.',
  notFound: 'Your place was not found. Drag the map to show it.',
  closer: 'Zoom in',
  farther: 'Zoom out',
  send: 'Send this place',
  sending: 'Sending…',
  moveFirst: 'You have not shown a place yet. Drag the map, or tap the place.',
  notSent: 'Slow connection: not sent yet. Please press send again.',
  tooOften: 'Too many requests. Please wait a minute and press again.',
  sent: 'The place is sent',
  sentWhatNow: 'Go back to the chat to go on.',
  over: 'This link is over',
  overWhatNow: 'Please go back to the chat and type the name of the quarter.',
  toChat: 'Back to the chat',
  closeHint: (chat) => `Press “back” on your phone to return to ${chat ?? 'the chat'}.`,
  cannotLoad: 'Slow connection: the map could not be opened.',
  again: 'Try again',
};

export function wordsIn(lang: 'vi' | 'en'): Words {
  return lang === 'en' ? en : vi;
}
