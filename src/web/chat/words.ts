/** Every word of the page. */
export interface Words {
  assistant: string;
  about: string;
  staff: string;
  log: string;
  welcomeTitle: string;
  welcome: string[];
  write: string;
  send: string;
  choosePhoto: string;
  sharePlace: string;
  showOnMap: string;
  mapNotOpened: string;
  removePhoto: (number: number) => string;
  photoReady: (count: number) => string;
  photoAlt: string;
  openPhoto: string;
  close: string;
  findingPlace: string;
  placeQuestion: (metres: number) => string;
  sendPlace: string;
  cancel: string;
  place: string;
  placeRefused: string;
  placeUnknown: string;
  sending: string;
  received: string;
  waitingForLine: string;
  notSent: string;
  sendAgain: string;
  discard: string;
  typing: string;
  newMessages: string;
  offline: string;
  connecting: string;
  loading: string;
  cannotLoad: string;
  tryAgain: string;
  tooLong: (over: number) => string;
  tooManyPhotos: (most: number) => string;
  photoTooLarge: string;
  photoUnreadable: string;
  checkingPhoto: string;
  mediaReasons: Record<string, string>;
  mediaGone: string;
  recording: Record<'voice' | 'video' | 'file', string>;
  call: (label: string) => string;
  pressed: string;
  today: string;
  yesterday: string;
  weekdays: string[];
}

const vi: Words = {
  assistant: 'Trợ lý Nghe Dân',
  about: 'Trả lời tự động, có cán bộ xem',
  staff: 'Cán bộ trả lời',
  log: 'Tin nhắn',
  welcomeTitle: 'Xin chào ông/bà',
  welcome: [
    'Ông/bà nhắn việc cần phản ánh ở nơi mình sống: rác, đường, đèn, cây xanh, trật tự…',
    'Nhắn như nhắn tin bình thường. Gõ không dấu cũng được, có ảnh thì gửi kèm.',
  ],
  write: 'Nhắn tin',
  send: 'Gửi',
  choosePhoto: 'Gửi ảnh',
  sharePlace: 'Gửi vị trí',
  showOnMap: 'Chọn trên bản đồ',
  mapNotOpened: 'Mạng chậm, chưa mở được bản đồ. Ông/bà bấm lại, hoặc gõ tên khu phố.',
  removePhoto: (number) => `Bỏ ảnh ${number}`,
  photoReady: (count) => (count === 1 ? 'Ảnh sẽ gửi. Ông/bà viết thêm vài lời nếu muốn.' : `${count} ảnh sẽ gửi.`),
  photoAlt: 'Ảnh trong tin nhắn',
  openPhoto: 'Xem ảnh lớn',
  close: 'Đóng',
  findingPlace: 'Đang tìm vị trí…',
  placeQuestion: (metres) => `Gửi chỗ ông/bà đang đứng? Sai lệch khoảng ${metres} mét.`,
  sendPlace: 'Gửi vị trí này',
  cancel: 'Thôi',
  place: 'Vị trí đã gửi',
  placeRefused: 'Điện thoại chưa cho trang này xem vị trí. Ông/bà gõ tên khu phố hoặc số nhà cũng được.',
  placeUnknown: 'Chưa tìm được vị trí. Ông/bà thử lại ngoài trời, hoặc gõ tên khu phố.',
  sending: 'Đang gửi',
  received: 'Đã nhận',
  waitingForLine: 'Chờ có mạng để gửi',
  notSent: 'Chưa gửi được',
  sendAgain: 'Bấm để gửi lại',
  discard: 'Bỏ tin này',
  typing: 'Trợ lý đang soạn tin',
  newMessages: 'Tin mới',
  offline: 'Chưa có mạng. Tin của ông/bà được giữ lại, có mạng sẽ tự gửi.',
  connecting: 'Mạng chậm. Đang nối lại…',
  loading: 'Đang mở tin nhắn…',
  cannotLoad: 'Chưa mở được tin nhắn.',
  tryAgain: 'Thử lại',
  tooLong: (over) => `Tin dài quá ${over} chữ. Ông/bà chia làm hai tin.`,
  tooManyPhotos: (most) => `Mỗi lần gửi nhiều nhất ${most} ảnh.`,
  photoTooLarge: 'Ảnh lớn quá 10 MB. Ông/bà chụp lại hoặc chọn ảnh khác.',
  photoUnreadable: 'Tệp này không phải ảnh hoặc máy không mở được.',
  checkingPhoto: 'Đang lưu ảnh…',
  mediaReasons: {
    type_not_allowed: 'Tệp này không phải ảnh nên không nhận được.',
    unreadable: 'Ảnh bị lỗi, không mở được. Ông/bà gửi lại ảnh khác.',
    iphone_photo: 'Ảnh này của iPhone chúng tôi không mở được. Ông/bà bấm nút máy ảnh và chụp lại giúp.',
    too_large: 'Tệp lớn quá nên không nhận được.',
    too_many_pixels: 'Ảnh lớn quá nên không nhận được. Ông/bà chụp ảnh nhỏ hơn.',
    gone: 'Ảnh chưa đến nơi. Ông/bà gửi lại giúp.',
    unreachable: 'Ảnh chưa đến nơi. Ông/bà gửi lại giúp.',
  },
  mediaGone: 'Không còn ảnh này.',
  recording: { voice: 'Ghi âm', video: 'Phim', file: 'Tệp' },
  call: (label) => label,
  pressed: 'Đã bấm nút',
  today: 'Hôm nay',
  yesterday: 'Hôm qua',
  weekdays: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
};

const en: Words = {
  assistant: 'Nghe Dân assistant',
  about: 'Answers by itself; officials read along',
  staff: 'Answer from an official',
  log: 'Messages',
  welcomeTitle: 'Welcome',
  welcome: [
    'Write what should be looked at where you live: rubbish, roads, lights, trees, public order…',
    'Write as you would to anybody. Add a photo if you have one.',
  ],
  write: 'Message',
  send: 'Send',
  choosePhoto: 'Send a photo',
  sharePlace: 'Send your place',
  showOnMap: 'Show it on a map',
  mapNotOpened: 'The map could not be opened. Press again, or type the quarter.',
  removePhoto: (number) => `Remove photo ${number}`,
  photoReady: (count) => (count === 1 ? 'One photo to send. Add a few words if you like.' : `${count} photos to send.`),
  photoAlt: 'Photo in a message',
  openPhoto: 'See it large',
  close: 'Close',
  findingPlace: 'Finding your place…',
  placeQuestion: (metres) => `Send where you are now? Within about ${metres} metres.`,
  sendPlace: 'Send this place',
  cancel: 'Cancel',
  place: 'Your place',
  placeRefused: 'This page may not see your place. You can type the street or neighbourhood instead.',
  placeUnknown: 'Your place was not found. Try outdoors, or type the neighbourhood.',
  sending: 'Sending',
  received: 'Received',
  waitingForLine: 'Will be sent when you are online',
  notSent: 'Not sent',
  sendAgain: 'Press to send again',
  discard: 'Discard',
  typing: 'The assistant is writing',
  newMessages: 'New messages',
  offline: 'You are offline. What you write is kept and sent later.',
  connecting: 'Slow connection. Reconnecting…',
  loading: 'Opening your messages…',
  cannotLoad: 'Your messages could not be opened.',
  tryAgain: 'Try again',
  tooLong: (over) => `${over} characters too many. Please send it in two messages.`,
  tooManyPhotos: (most) => `At most ${most} photos at a time.`,
  photoTooLarge: 'The photo is larger than 10 MB. Please choose another one.',
  photoUnreadable: 'This file is no photo, or cannot be opened.',
  checkingPhoto: 'Saving the photo…',
  mediaReasons: {
    type_not_allowed: 'This file is no photo and was not accepted.',
    unreadable: 'The photo is damaged. Please send another one.',
    iphone_photo: 'This iPhone photo cannot be opened here. Please press the camera button and take it again.',
    too_large: 'The file is too large.',
    too_many_pixels: 'The photo is too large. Please send a smaller one.',
    gone: 'The photo did not arrive. Please send it again.',
    unreachable: 'The photo did not arrive. Please send it again.',
  },
  mediaGone: 'This photo is gone.',
  recording: { voice: 'Recording', video: 'Film', file: 'File' },
  call: (label) => label,
  pressed: 'Pressed a button',
  today: 'Today',
  yesterday: 'Yesterday',
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** Vietnamese; English with `?lang=en`. */
export function wordsFor(search: string): { language: 'vi' | 'en'; words: Words } {
  const language = new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'vi';
  return { language, words: language === 'en' ? en : vi };
}
