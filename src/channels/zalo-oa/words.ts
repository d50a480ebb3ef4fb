/** What is said to the office when the permission to speak for the Official Account ends. */
export const consentWords = {
  lost: (until: string | undefined) =>
    `Zalo không gia hạn quyền gửi tin của tài khoản OA nữa. ${remaining(until)} Quản trị viên OA cấp quyền lại cho ứng dụng, rồi đặt mã mới vào ZALO_OA_REFRESH_TOKEN và khởi động lại.`,
  failing: (until: string | undefined) =>
    `Chưa gia hạn được quyền gửi tin của tài khoản OA trên Zalo: máy chủ cấp quyền không trả lời. ${remaining(until)} Hệ thống vẫn đang thử. Nếu không tự xong, quản trị viên OA cấp quyền lại cho ứng dụng.`,
  renewed: 'Quyền gửi tin đã được gia hạn.',
} as const;

function remaining(until: string | undefined): string {
  return until === undefined
    ? 'Hiện không gửi được tin nào qua Zalo OA.'
    : `Tin vẫn gửi được đến ${until}, sau đó dừng hẳn.`;
}

/** On the card that asks for the telephone number; a channel does not know a person's language. */
export const contactWords = {
  title: 'Gửi số điện thoại',
  subtitle: 'Bấm để gửi số của ông/bà, hoặc gõ số vào đây. Cán bộ chỉ gọi khi không nhắn tin được.',
} as const;
