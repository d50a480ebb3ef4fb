/** What moderators are told who try a talk. */
export const simulatorWords = {
  badSession: 'Cuộc thử này không đi tiếp được. Xin bắt đầu lại.',
  badDraft: (key: string, why: string) => `Câu đang thử (${key}) chưa dùng được: ${why}`,
  unknownKey: 'không có câu này.',
  /** The channel, as the notice names it. */
  channel: 'trang trò chuyện này',
  office: 'Ủy ban Mặt trận Tổ quốc',
  /** Where a form is filled that is being tried: so large that checks against the area have something to compare with. */
  quarter: { area: 'Khu phố thử', known: { '@households': 250, '@people': 900 } },
} as const;
