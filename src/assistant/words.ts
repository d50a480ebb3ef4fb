/** What the slice says to moderators. */
export const answerWords = {
  cursor: 'Dấu trang không đúng.',
  notFound: 'Không có câu trả lời này.',
  stale: 'Chưa lưu: câu trả lời vừa có người sửa.',
  notYours:
    'Tài khoản này chỉ được sửa câu trả lời của địa bàn được giao. Câu dùng chung do người phụ trách chung sửa.',
  noArea: 'Địa bàn này không có, hoặc không còn.',
  blank: 'Chỉ dùng được {office}, {phone}, {address}, {hours}.',
} as const;
