/** What a moderator is told when an edit of a category is refused. */
export const categoryWords = {
  notFound: 'Không có loại việc này.',
  forbidden: 'Chỉ quản trị viên sửa được loại việc.',
  stale: 'Loại việc này vừa có người sửa. Xin xem lại bản mới rồi sửa tiếp.',
} as const;
