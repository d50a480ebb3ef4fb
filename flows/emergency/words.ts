import type { Words } from '../../src/engine/index.ts';

/** The numbers are those of `domain.md` §5.4. Each line begins with its number: where lines are joined or changed, edit them here. */
export const words = {
  call: {
    vi: 'Nếu đang có nguy hiểm, xin gọi ngay:\n{numbers}\nTrợ lý này không thay được cuộc gọi. Gọi xong, ông/bà nhắn nơi xảy ra, tôi chuyển ngay cho cán bộ.',
    en: 'If there is danger now, call at once:\n{numbers}\nThis assistant is no substitute for the call. Afterwards write where it is, and I pass it on to the officers at once.',
  },
  callAlone: {
    vi: 'Xin gọi ngay:\n{numbers}\nXin đừng ở một mình, cũng đừng để ai ở một mình lúc này. Gọi xong, ông/bà nhắn đang ở đâu, tôi chuyển ngay cho cán bộ.',
    en: 'Please call at once:\n{numbers}\nDo not stay alone, and leave nobody alone now. Afterwards write where you are, and I pass it on to the officers at once.',
  },
  rescue: { vi: '114 – cháy, cứu nạn', en: '114 – fire, rescue' },
  police: { vi: '113 – công an', en: '113 – police' },
  ambulance: { vi: '115 – cấp cứu', en: '115 – ambulance' },
  disaster: { vi: '112 – mưa lũ, thiên tai, tìm người', en: '112 – flood, disaster, search' },
  children: { vi: '111 – bảo vệ trẻ em', en: '111 – child protection' },
  callNumber: { vi: 'Gọi {number}', en: 'Call {number}' },
  passedOn: {
    vi: 'Tôi đã chuyển thêm cho cán bộ. Nếu chưa gọi được, xin gọi: {numbers}.',
    en: 'I have passed this on to the officers, too. If nobody has been called yet, please call: {numbers}.',
  },
  heardMore: {
    vi: 'Tôi đã chuyển thêm cho cán bộ.',
    en: 'I have passed this on to the officers, too.',
  },
  report: { vi: 'Gửi làm phản ánh', en: 'Send as a report' },
  back: { vi: 'Tiếp tục việc dở', en: 'Go on as before' },
  bye: {
    vi: 'Vâng. Có gì thêm, ông/bà nhắn ngay cho tôi.',
    en: 'All right. If there is anything more, write to me at once.',
  },
} as const satisfies Words;
