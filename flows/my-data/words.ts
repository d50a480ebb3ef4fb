import type { Words } from '../../src/engine/index.ts';

export const words = {
  ask: {
    vi: 'Về dữ liệu của mình, ông/bà cần gì ạ?',
    en: 'What would you like to do about your data?',
  },
  askMore: { vi: 'Ông/bà cần gì nữa ạ?', en: 'Anything else?' },
  see: { vi: 'Xem đang lưu gì', en: 'See what is kept' },
  copy: { vi: 'Nhận bản sao', en: 'Get a copy' },
  correct: { vi: 'Sửa cho đúng', en: 'Correct it' },
  withdraw: { vi: 'Rút đồng ý', en: 'Withdraw consent' },
  erase: { vi: 'Xóa hết dữ liệu', en: 'Delete everything' },
  link: { vi: 'Nối tài khoản khác', en: 'Link another account' },
  leave: { vi: 'Thôi, cảm ơn', en: 'No, thank you' },
  bye: { vi: 'Vâng ạ. Cần gì ông/bà cứ nhắn.', en: 'All right. Write whenever you need something.' },

  stranger: {
    vi: 'Ông/bà chưa đồng ý, nên chúng tôi chưa lưu gì. Tin vừa nhắn chỉ giữ tạm, sau một ngày tự xóa.',
    en: 'You have not agreed, so nothing is kept. What you just wrote is only held, and goes by itself after a day.',
  },
  strangerErased: {
    vi: 'Đã xóa tin giữ tạm. Chúng tôi không lưu gì của ông/bà.',
    en: 'What was held is deleted. We keep nothing of yours.',
  },

  kept: { vi: 'Chúng tôi đang lưu của ông/bà:\n{lines}', en: 'This is what we keep of you:\n{lines}' },
  keptName: { vi: '– Tên: {name}, tài khoản trên {channel}', en: '– Name: {name}, and your account on {channel}' },
  keptNoName: { vi: '– Tài khoản trên {channel}', en: '– Your account on {channel}' },
  keptLinked: { vi: '– Đã nối với: {accounts}', en: '– Linked with: {accounts}' },
  keptHome: { vi: '– Nơi ở: {home}', en: '– Home: {home}' },
  keptIssues: {
    vi: '– Phản ánh: {open} đang xử lý, {closed} đã xong',
    en: '– Reports: {open} open, {closed} closed',
  },
  keptFollowed: {
    vi: '– Việc của người khác mà ông/bà cùng báo: {count}',
    en: '– Reports of others that you joined: {count}',
  },
  keptMessages: {
    vi: '– Tin nhắn: {messages}, trong đó {media} ảnh hoặc tin thoại',
    en: '– Messages: {messages}, {media} of them photos or recordings',
  },
  keptOutside: {
    vi: '– Tin đã gửi trợ lý AI ở nước ngoài: {count}',
    en: '– Messages sent to the AI assistant abroad: {count}',
  },
  keptConsent: { vi: '– {purpose}: {day} {decision}', en: '– {purpose}: {decision} on {day}' },
  keptRequest: {
    vi: '– Yêu cầu về dữ liệu đang chờ, hẹn trả lời chậm nhất {day}',
    en: '– A request about your data, to be answered by {day}',
  },
  given: { vi: 'đã đồng ý', en: 'agreed' },
  notGiven: { vi: 'không đồng ý', en: 'not agreed' },
  reports: { vi: 'Lưu và chuyển phản ánh', en: 'Keeping and passing on reports' },
  announcements: { vi: 'Nhận thông báo chung', en: 'Announcements' },
  follow_up: { vi: 'Hỏi thăm sau khi xong', en: 'A question some weeks later' },
  assistant: { vi: 'Hỏi trợ lý AI ở nước ngoài', en: 'Asking the AI assistant abroad' },

  copyComing: {
    vi: 'Chúng tôi đang làm bản sao dữ liệu của ông/bà. Xong sẽ gửi vào đây một địa chỉ, mở được một lần.',
    en: 'A copy of your data is being made. You will get an address here that opens once.',
  },

  askCorrect: { vi: 'Ông/bà muốn sửa gì ạ?', en: 'What would you like to correct?' },
  home: { vi: 'Nơi ở', en: 'Home' },
  name: { vi: 'Tên gọi', en: 'Name' },
  issueWords: { vi: 'Lời phản ánh', en: 'A report' },
  other: { vi: 'Điều khác', en: 'Something else' },
  askHome: { vi: 'Ông/bà ở khu phố nào ạ?', en: 'In which quarter do you live?' },
  askHomeAgain: {
    vi: 'Tôi chưa tìm thấy nơi đó. Ông/bà gõ lại tên khu phố, hoặc chọn phường giúp.',
    en: 'I cannot find this place. Type the name of the quarter again, or choose the ward.',
  },
  whichArea: { vi: 'Ông/bà nói nơi nào ạ?', en: 'Which of these do you mean?' },
  homeSet: { vi: 'Đã ghi nơi ở: {home}.', en: 'Noted: {home}.' },
  askName: {
    vi: 'Ông/bà muốn chúng tôi gọi là gì ạ? Ví dụ: bà Hoa.',
    en: 'What shall we call you?',
  },
  askNameAgain: { vi: 'Ông/bà gõ tên giúp, không quá 40 chữ cái.', en: 'Please type the name, 40 letters at most.' },
  nameSet: { vi: 'Đã ghi tên: {name}.', en: 'Noted: {name}.' },
  phone: { vi: 'Số điện thoại', en: 'Telephone number' },
  askPhone: {
    vi: 'Ông/bà cho số điện thoại giúp. Cán bộ chỉ gọi khi không nhắn tin được cho ông/bà.',
    en: 'Please give a telephone number. An officer calls only when no message reaches you.',
  },
  askPhoneAgain: {
    vi: 'Ông/bà gõ đủ mười chữ số giúp, ví dụ 0912 345 678.',
    en: 'Please type all ten digits, for example 0912 345 678.',
  },
  phoneSet: {
    vi: 'Đã ghi số {phone}. Khi nào đổi số, ông/bà vào “dữ liệu của tôi” để sửa.',
    en: 'Noted: {phone}. To change it, write “dữ liệu của tôi”.',
  },
  keptPhone: { vi: '– Số điện thoại để cán bộ gọi: {phone}', en: '– Telephone number for calls: {phone}' },
  askOther: {
    vi: 'Mời ông/bà nhắn điều cần sửa hoặc cần hỏi về dữ liệu của mình. Cán bộ sẽ xem và trả lời.',
    en: 'Please write what is to be corrected, or what you want to ask about your data. An officer will answer.',
  },
  otherAsked: {
    vi: 'Đã nhận yêu cầu. Cán bộ trả lời ông/bà chậm nhất {day}.',
    en: 'Your request has been received. An officer answers by {day}.',
  },

  askWithdraw: {
    vi: 'Ông/bà muốn rút đồng ý nào ạ? Rút một mục, các mục khác vẫn giữ.',
    en: 'Which consent would you like to withdraw? The others stay.',
  },
  askWithdrawOrAskAgain: {
    vi: 'Ông/bà muốn rút đồng ý nào ạ? Việc hỏi thăm sau khi xong đang tắt, ông/bà bật lại được.',
    en: 'Which consent would you like to withdraw? The question weeks later is off; you can turn it on again.',
  },
  stopReports: { vi: 'Lưu phản ánh', en: 'Keeping reports' },
  stopAnnouncements: { vi: 'Nhận thông báo', en: 'Announcements' },
  stopFollowUp: { vi: 'Hỏi thăm sau này', en: 'Later question' },
  askAgain: { vi: 'Hỏi thăm trở lại', en: 'Ask me again' },
  stopAssistant: { vi: 'Trợ lý AI bên ngoài', en: 'AI outside' },
  keepAll: { vi: 'Không rút nữa', en: 'Keep all' },
  announcementsStopped: {
    vi: 'Đã rút. Chúng tôi không gửi thông báo chung nữa; tin về việc của ông/bà vẫn gửi.',
    en: 'Withdrawn. No more announcements; news of your own reports still come.',
  },
  askedAgain: {
    vi: 'Vâng. Bốn tuần sau khi việc xong, chúng tôi hỏi thăm ông/bà một lần.',
    en: 'All right. Four weeks after a report is done you are asked once whether it lasts.',
  },
  followUpStopped: {
    vi: 'Đã rút. Chúng tôi không hỏi thăm sau khi việc xong nữa.',
    en: 'Withdrawn. You will not be asked after your reports are closed.',
  },
  assistantStopped: {
    vi: 'Đã rút. Chúng tôi không gửi gì cho trợ lý AI nữa, và xóa những tin đã gửi, cả ở đó.',
    en: 'Withdrawn. Nothing more goes to the AI assistant, and what went there is deleted, there too.',
  },
  sureReports: {
    vi: 'Rút mục này, chúng tôi ngừng nhận và ngừng gửi tin cho ông/bà. Tin đã nhắn không ai xem nữa, sau 15 ngày thì xóa. Ông/bà rút chứ ạ?',
    en: 'Without it we take in and send you nothing more. Nobody reads your messages any more, and after 15 days they are deleted. Do you withdraw it?',
  },
  sureReportsOpen: {
    vi: 'Rút mục này, chúng tôi ngừng nhận và ngừng gửi tin; sau 15 ngày xóa tin đã nhắn. Ông/bà còn {count} phản ánh đang xử lý. Để cán bộ làm tiếp mà bỏ tên, hay rút luôn ạ?',
    en: 'Without it we take in and send you nothing more, and delete your messages after 15 days. You have {count} open reports. Shall they go on without your name, or be withdrawn too?',
  },
  yesWithdraw: { vi: 'Rút', en: 'Withdraw' },
  keepIssues: { vi: 'Rút, việc làm tiếp', en: 'Yes, reports go on' },
  dropIssues: { vi: 'Rút cả phản ánh', en: 'Yes, reports too' },
  noWithdraw: { vi: 'Không rút', en: 'No' },
  reportsWithdrawn: {
    vi: 'Đã rút đồng ý. Chúng tôi không gửi gì cho ông/bà nữa. Khi nào cần, ông/bà nhắn lại là được.',
    en: 'Your consent is withdrawn. We send you nothing more. You can write again whenever you like.',
  },

  sureErase: {
    vi: 'Xóa rồi không lấy lại được: tin nhắn, ảnh, tên, nơi ở, tài khoản đều mất. Phản ánh đang xử lý vẫn làm tiếp nhưng bỏ tên, bỏ ảnh. Ông/bà xóa hết chứ ạ?',
    en: 'This cannot be undone: messages, photos, name, home and account all go. Open reports go on without your name and photos. Delete everything?',
  },
  yesErase: { vi: 'Xóa hết', en: 'Delete everything' },
  noErase: { vi: 'Không xóa', en: 'Do not delete' },
  erased: {
    vi: 'Đã xóa hết dữ liệu của ông/bà. Luật buộc giữ bằng chứng ông/bà từng đồng ý; chúng tôi giữ không kèm tên và tài khoản.',
    en: 'All your data are deleted. The law wants a proof that you had agreed; it is kept without your name and account.',
  },
  erasedOpen: {
    vi: 'Đã xóa hết dữ liệu của ông/bà; {count} phản ánh vẫn làm tiếp, không còn tên. Luật buộc giữ bằng chứng ông/bà từng đồng ý; chúng tôi giữ không kèm tên và tài khoản.',
    en: 'All your data are deleted; {count} reports go on without your name. The law wants a proof that you had agreed; it is kept without your name and account.',
  },
  notWithdrawn: { vi: 'Vâng, ông/bà không rút gì cả.', en: 'All right, nothing is withdrawn.' },
  notErased: { vi: 'Vâng, dữ liệu của ông/bà vẫn giữ nguyên.', en: 'All right, your data stay as they are.' },
} as const satisfies Words;
