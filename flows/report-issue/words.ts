import type { Words } from '../../src/engine/index.ts';

export const words = {
  what: {
    vi: 'Mời ông/bà kể việc cần phản ánh, và việc đó ở đâu. Gõ không dấu hay gửi tin nhắn thoại đều được. Có ảnh thì ông/bà gửi kèm.',
    en: 'Please tell me what is wrong, and where. A voice message is fine too. If you have a photo, send it along.',
  },
  goOn: {
    vi: 'Vâng, mời ông/bà kể ạ: việc gì, ở đâu.',
    en: 'Yes, please tell me: what is it, and where.',
  },
  whatAgain: {
    vi: 'Ông/bà kể giúp một câu: việc gì, ở đâu. Ví dụ: “đèn đường trước cổng đình hỏng 3 hôm nay”.',
    en: 'Please say in one sentence what is wrong and where, for example: “the street light by the gate has been out for three days”.',
  },
  whatByTile: {
    vi: 'Ông/bà chọn giúp một số gần với việc cần nói nhất.',
    en: 'Please choose the number that is nearest to what you want to say.',
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
  whichArea: { vi: 'Chỗ đó thuộc nơi nào ạ?', en: 'Which of these is it in?' },
  yesHere: { vi: 'Đúng', en: 'Yes' },
  elsewhere: { vi: 'Nơi khác', en: 'Somewhere else' },
  notKnown: { vi: 'Tôi không rõ', en: 'I do not know' },
  oldName: { vi: '{old} nay thuộc {now}.', en: '{old} is now part of {now}.' },
  nearEdge: { vi: 'Vị trí này gần ranh giới.', en: 'This place is near a border.' },
  outside: {
    vi: 'Vị trí này nằm ngoài các phường chúng tôi phụ trách, việc ở đó do Ủy ban nhân dân xã, phường nơi ấy giải quyết. Ông/bà chọn nơi khác, hoặc vẫn gửi để cán bộ xem.',
    en: 'This place is outside our wards; the people’s committee of that commune or ward is responsible. Name another place, or send it all the same for an officer to see.',
  },
  outsideKnown: {
    vi: 'Nơi này thuộc {area}, ngoài các phường chúng tôi phụ trách. Việc ở đó do Ủy ban nhân dân {area} giải quyết. Ông/bà chọn nơi khác, hoặc vẫn gửi để cán bộ xem.',
    en: 'This place is in {area}, outside our wards. The people’s committee of {area} is responsible. Name another place, or send it all the same for an officer to see.',
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
  photoAwaited: {
    vi: 'Vâng, tôi đợi ảnh của ông/bà. Không có ảnh thì ông/bà bấm 1.',
    en: 'All right, I wait for your photo. If you have none, press 1.',
  },
  noPhoto: { vi: 'Không có ảnh', en: 'No photo' },
  review: {
    vi: 'Tôi ghi lại như sau:\n– Việc: {what}\n– Nơi: {where}\n– Loại: {kind}\n– Ảnh: {photos}\n– Tên: {name}\nĐúng chưa ạ?',
    en: 'This is what I have:\n– What: {what}\n– Where: {where}\n– Kind: {kind}\n– Photos: {photos}\n– Name: {name}\nIs this right?',
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
  editName: { vi: 'Tên', en: 'Name' },
  nameForOfficers: { vi: 'chỉ cán bộ được biết', en: 'only officers see it' },
  nameForFront: { vi: 'nơi xử lý không được biết', en: 'hidden from those who deal with it' },
  nameForNobody: { vi: 'giấu cả với cán bộ', en: 'hidden from officers, too' },
  anonymous: {
    vi: 'Tên ông/bà được giấu cả với cán bộ, nên cán bộ không hỏi lại được ông/bà. Tin về việc này vẫn đến đây. Riêng {channel} thì vẫn biết tài khoản của ông/bà.',
    en: 'Your name is hidden from officers, too, so they cannot ask you anything. News of this still comes here. {channel} itself does know your account.',
  },
  personal: {
    vi: 'Trong tin có {what}; chỉ cán bộ được xem. Nếu không cần, ông/bà sửa lại để bỏ đi.',
    en: 'There is {what} in it, which only officers see. If it is not needed, change it and leave it out.',
  },
  aChild: { vi: 'nói đến trẻ em', en: 'something about a child' },
  anIdentity: { vi: 'số giấy tờ', en: 'the number of a paper' },
  anAccount: { vi: 'số tài khoản', en: 'the number of an account' },
  aPhone: { vi: 'số điện thoại', en: 'a phone number' },
  aPlate: { vi: 'biển số xe', en: 'a number plate' },
  aName: { vi: 'tên người', en: 'the name of somebody' },
  aFace: { vi: 'mặt người', en: 'a face' },
  stopperAgain: {
    vi: 'Ông/bà bấm hoặc gõ 1 để vẫn gửi ở đây, 2 nếu ông/bà sẽ gọi.',
    en: 'Press or type 1 to send it here all the same, 2 if you will call.',
  },
  stopperAgainOnly: {
    vi: 'Việc này trợ lý không nhận ở đây được. Ông/bà bấm hoặc gõ 1 nếu sẽ gọi, 2 nếu là việc khác.',
    en: 'This cannot be taken here. Press or type 1 if you will call, 2 if it is something else.',
  },
  willCall: { vi: 'Tôi sẽ gọi', en: 'I will call' },
  notThis: { vi: 'Không phải việc này', en: 'It is not that' },
  called: {
    vi: 'Vâng ạ. Có việc gì khác, ông/bà cứ nhắn.',
    en: 'All right. Whenever there is something else, just write.',
  },
  skip: { vi: 'Bỏ qua', en: 'Skip' },
  anyMore: { vi: 'Ông/bà kể thêm điều gì không ạ?', en: 'Is there anything to add?' },
  nearOne: {
    vi: 'Đã có người báo một việc giống thế:\n{lines}\nCó phải cùng một việc không ạ?',
    en: 'Somebody has reported something like it:\n{lines}\nIs it the same thing?',
  },
  nearMany: {
    vi: 'Đã có người báo mấy việc giống thế:\n{lines}\nCó phải một trong các việc này không ạ?',
    en: 'Some things like it have been reported:\n{lines}\nIs it one of these?',
  },
  sameAgain: {
    vi: '{lines}\nÔng/bà bấm hoặc gõ một số giúp: cùng việc đó, hay là việc khác.',
    en: '{lines}\nPlease press or type a number: the same thing, or another.',
  },
  same: { vi: 'Tôi cũng gặp', en: 'I met it, too' },
  sameAs: { vi: 'Tôi cũng gặp việc {number}', en: 'I met number {number}' },
  separate: { vi: 'Việc khác, gửi riêng', en: 'Another: send mine' },
  rightHere: { vi: 'ngay chỗ ông/bà gửi', en: 'right there' },
  metres: { vi: 'cách khoảng {metres} m', en: 'about {metres} m away' },
  reported: { vi: 'báo {when}', en: 'reported {when}' },
  today: { vi: 'hôm nay', en: 'today' },
  yesterday: { vi: 'hôm qua', en: 'yesterday' },
  daysAgo: { vi: '{days} ngày trước', en: '{days} days ago' },
  voices: { vi: '{voices} người cùng báo', en: '{voices} people' },
  joined: {
    vi: 'Việc này đã có {voices} người cùng báo. Chúng tôi ghép lời của ông/bà vào phản ánh {code} và trả lời chung. Có tin mới, chúng tôi báo ông/bà ngay.',
    en: '{voices} people have reported this now. What you told has been joined to report {code}, and the answer will be for all. We will tell you as soon as there is news.',
  },
  closedMeanwhile: {
    vi: 'Việc kia vừa khép lại, nên lời của ông/bà được gửi riêng.',
    en: 'The other one has just been closed, so yours was sent by itself.',
  },
  ownAgain: {
    vi: 'Hình như ông/bà đã báo việc này {when}: phản ánh {code} ({what}). Ông/bà muốn ghi thêm vào đó, hay gửi thành việc mới?',
    en: 'You seem to have reported this {when}: report {code} ({what}). Shall I add to it, or send a new one?',
  },
  addToOwn: { vi: 'Ghi thêm vào đó', en: 'Add to it' },
  newOne: { vi: 'Gửi việc mới', en: 'Send a new one' },
  addedToOwn: { vi: 'Đã ghi thêm vào phản ánh {code} của ông/bà.', en: 'Added to your report {code}.' },
  twoThings: {
    vi: 'Ông/bà kể hai việc. Ta gửi việc đầu trước, rồi đến việc sau.',
    en: 'You have told me of two things. Let us send the first one, then the other.',
  },
  more: {
    vi: 'Ông/bà còn kể: “{what}”. Ta gửi tiếp việc này chứ ạ?',
    en: 'You also told me: “{what}”. Shall we go on with that?',
  },
  moreYes: { vi: 'Gửi tiếp', en: 'Go on' },
  moreNo: { vi: 'Thôi', en: 'No' },
  newPhotos: {
    vi: 'Mời ông/bà gửi ảnh mới, ảnh cũ sẽ được bỏ. Không cần ảnh thì bấm 1.',
    en: 'Please send the new photo; the old ones are dropped. Press 1 for none.',
  },
  noPhotoFine: { vi: 'Không có ảnh cũng không sao ạ.', en: 'No photo is needed.' },
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
