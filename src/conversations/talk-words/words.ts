/** What moderators are told who change what the assistant says. */
export const talkWordsWords = {
  forbidden: 'Chỉ quản trị viên sửa được câu trả lời của trợ lý.',
  notFound: 'Không có câu này.',
  stale: 'Chưa lưu: câu này vừa có người sửa.',
  badCursor: 'Địa chỉ của trang này không còn dùng được. Xin tải lại danh sách.',
  nothingToUndo: 'Câu này chưa sửa lần nào, không có gì để hoàn tác.',
  same: 'Câu này đang đúng như vậy rồi.',
  /** Why a wording cannot be taken. */
  fixed:
    'Câu này người dân đã đồng ý từng chữ, nên không sửa ở đây được. Đổi câu này là ra một bản mới của thông báo về dữ liệu.',
  empty: 'Câu không được để trống.',
  tooLong: (most: number) => `Câu dài quá ${most} chữ cái.`,
  labelTooLong: (most: number) => `Đây là chữ trên nút bấm, không quá ${most} chữ cái.`,
  missing: (blanks: string) => `Còn thiếu ô trống ${blanks}: chỗ này trợ lý điền vào khi nói.`,
  unknown: (blanks: string, known: string) =>
    `Không có ô trống ${blanks} ở câu này. ${known ? `Chỉ dùng được ${known}.` : 'Câu này không có ô trống nào.'}`,
  numbers: (numbers: string) => `Số ${numbers} phải giữ nguyên trong câu.`,
} as const;
