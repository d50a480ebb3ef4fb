import type { Words } from '../../src/engine/index.ts';

export const words = {
  what: {
    vi: 'Mời ông/bà kể việc cần phản ánh, và việc đó ở đâu. Gõ không dấu hay gửi tin nhắn thoại đều được. Có ảnh thì ông/bà gửi kèm.',
    en: 'Please tell me what is wrong, and where. A voice message is fine too. If you have a photo, send it along.',
  },
  whatAgain: {
    vi: 'Ông/bà kể giúp một câu: việc gì, ở đâu. Ví dụ: “đèn đường trước cổng đình hỏng 3 hôm nay”.',
    en: 'Please say in one sentence what is wrong and where, for example: “the street light by the gate has been out for three days”.',
  },
  whatOfPhoto: {
    vi: 'Đã nhận ảnh. Ông/bà nói giúp đây là việc gì, ở đâu ạ?',
    en: 'I have the photo. What is it about, and where is it?',
  },
  whatOfPlace: { vi: 'Đã nhận vị trí. Ở đó có việc gì ạ?', en: 'I have the place. What is wrong there?' },
  whatOfVoice: {
    vi: 'Tôi đã giữ lại để cán bộ nghe, xem. Ông/bà gõ thêm giúp một câu: việc gì, ở đâu. Không gõ được thì bấm 1.',
    en: 'I have kept it for an officer to listen to or watch. Please also type in one sentence what and where, or press 1 if you cannot.',
  },
  cannotType: { vi: 'Tôi không gõ được', en: 'I cannot type' },
  whatAnew: {
    vi: 'Mời ông/bà kể lại việc cần phản ánh.',
    en: 'Please tell me again what is wrong.',
  },
  where: {
    vi: 'Việc này ở khu phố nào ạ? Ông/bà gõ tên khu phố hoặc tên phường.',
    en: 'In which quarter is it? Type the name of the quarter or the ward.',
  },
  whereOrPin: {
    vi: 'Việc này ở khu phố nào ạ? Ông/bà gõ tên khu phố, hoặc gửi vị trí.',
    en: 'In which quarter is it? Type its name, or send the place.',
  },
  whereHome: {
    vi: 'Việc này ở {home} phải không ạ? Nếu ở nơi khác, ông/bà gõ tên khu phố.',
    en: 'Is it in {home}? If not, type the name of the quarter.',
  },
  whereAgain: {
    vi: 'Tôi chưa rõ “{said}” ở khu nào. Ông/bà chọn giúp phường, hoặc gõ lại tên khu phố.',
    en: 'I do not know which area “{said}” is in. Please choose the ward, or type the quarter again.',
  },
  whereOfSticker: {
    vi: 'Ông/bà chọn giúp phường, hoặc gõ tên khu phố.',
    en: 'Please choose the ward, or type the name of the quarter.',
  },
  whichArea: { vi: 'Ông/bà nói nơi nào ạ?', en: 'Which of these do you mean?' },
  yesHere: { vi: 'Đúng', en: 'Yes' },
  elsewhere: { vi: 'Nơi khác', en: 'Somewhere else' },
  notKnown: { vi: 'Tôi không rõ', en: 'I do not know' },
  oldName: { vi: '{old} nay thuộc {now}.', en: '{old} is now part of {now}.' },
  nearEdge: {
    vi: 'Vị trí này gần ranh giới. Chỗ đó thuộc phường nào ạ?',
    en: 'This place is near a border. Which ward is it in?',
  },
  outside: {
    vi: 'Vị trí này nằm ngoài các phường chúng tôi phụ trách. Ông/bà chọn giúp nơi đúng, hoặc vẫn gửi để cán bộ xem.',
    en: 'This place is outside our wards. Please name the right place, or send it all the same for an officer to see.',
  },
  stillSend: { vi: 'Vẫn gửi', en: 'Send all the same' },
  spot: {
    vi: 'Ở chỗ nào của {area} ạ? Ông/bà gõ tên khu phố, hoặc gần cái gì: cổng làng, trường, chợ…',
    en: 'Where in {area}? Type the quarter, or what it is near: a gate, a school, a market…',
  },
  whichKind: { vi: 'Việc này thuộc loại nào ạ?', en: 'What kind of problem is it?' },
  kindAgain: { vi: 'Ông/bà chọn giúp một số trong các loại sau.', en: 'Please choose one of these.' },
  otherKind: { vi: 'Loại khác', en: 'Something else' },
  photo: {
    vi: 'Ông/bà gửi giúp một ảnh chụp chỗ đó. Xin đừng chụp rõ mặt người và giấy tờ. Không có ảnh cũng không sao.',
    en: 'Please send a photo of the place, without faces or papers in it. It is all right if you have none.',
  },
  noPhoto: { vi: 'Không có ảnh', en: 'No photo' },
  review: {
    vi: 'Tôi ghi lại như sau:\n– Việc: {what}\n– Nơi: {where}\n– Loại: {kind}\n– Ảnh: {photos}\nĐúng chưa ạ?',
    en: 'This is what I have:\n– What: {what}\n– Where: {where}\n– Kind: {kind}\n– Photos: {photos}\nIs this right?',
  },
  reviewAgain: {
    vi: 'Ông/bà bấm hoặc gõ 1 để gửi đi, 2 để sửa lại. Muốn bỏ, ông/bà nhắn “hủy”.',
    en: 'Press or type 1 to send it, 2 to change it. To give it up, write “hủy”.',
  },
  send: { vi: 'Đúng, gửi đi', en: 'Yes, send it' },
  change: { vi: 'Sửa lại', en: 'Change it' },
  voiceOnly: { vi: '(cán bộ nghe, xem tin đã gửi)', en: '(an officer listens to what was sent)' },
  whereUnknown: { vi: 'chưa rõ', en: 'not known' },
  kindUnknown: { vi: 'cán bộ sẽ chọn', en: 'an officer will choose' },
  photosNone: { vi: 'không có', en: 'none' },
  photosSome: { vi: '{count} ảnh', en: '{count}' },
  recordings: { vi: '{count} tin thoại, phim, tệp', en: '{count} recordings or files' },
  pin: { vi: 'vị trí đã gửi', en: 'the place you sent' },
  edit: { vi: 'Ông/bà muốn sửa mục nào ạ?', en: 'Which line shall I change?' },
  editWhat: { vi: 'Việc', en: 'What' },
  editWhere: { vi: 'Nơi', en: 'Where' },
  editKind: { vi: 'Loại', en: 'Kind' },
  editPhotos: { vi: 'Ảnh', en: 'Photos' },
  newPhotos: {
    vi: 'Mời ông/bà gửi ảnh mới, ảnh cũ sẽ được bỏ. Không cần ảnh thì bấm 1.',
    en: 'Please send the new photo; the old ones are dropped. Press 1 for none.',
  },
  added: { vi: 'Tôi đã ghi thêm.', en: 'I have added that.' },
  photoTaken: {
    vi: 'Đã nhận ảnh. Mời ông/bà trả lời tiếp câu hỏi ở trên.',
    en: 'I have the photo. Please go on with the question above.',
  },
  recordingTaken: {
    vi: 'Tôi đã giữ lại để cán bộ nghe, xem. Mời ông/bà trả lời tiếp câu hỏi ở trên.',
    en: 'I have kept it for an officer. Please go on with the question above.',
  },
  placeTaken: {
    vi: 'Đã nhận vị trí. Mời ông/bà trả lời tiếp câu hỏi ở trên.',
    en: 'I have the place. Please go on with the question above.',
  },
  editTaken: { vi: 'Tôi đã sửa theo tin mới của ông/bà.', en: 'I have changed it as you did.' },
  deletedHere: {
    vi: 'Tôi thấy ông/bà vừa thu hồi một tin. Muốn bỏ cả phản ánh này, ông/bà nhắn “hủy”.',
    en: 'You took a message back. To give up this report, write “hủy”.',
  },
  unsupported: {
    vi: 'Tôi chưa đọc được loại tin này. Ông/bà nhắn bằng chữ, hoặc gửi ảnh giúp ạ.',
    en: 'I cannot read this kind of message. Please write, or send a photo.',
  },
  filed: {
    vi: 'Đã nhận phản ánh {code}. Cán bộ Mặt trận {ward} sẽ xem và trả lời ông/bà chậm nhất {day}. Muốn hỏi kết quả, ông/bà nhắn: {code}.',
    en: 'Your report {code} has been received. The Front Committee of {ward} will answer you by {day}. To ask about it, write: {code}.',
  },
  filedSomewhere: {
    vi: 'Đã nhận phản ánh {code}. Cán bộ Mặt trận sẽ xem và trả lời ông/bà chậm nhất {day}. Muốn hỏi kết quả, ông/bà nhắn: {code}.',
    en: 'Your report {code} has been received. The Front Committee will answer you by {day}. To ask about it, write: {code}.',
  },
} as const satisfies Words;
