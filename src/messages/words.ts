/** What the API of messages says to moderators. */
export const messageWords = {
  badCursor: 'Địa chỉ của trang này không còn dùng được. Xin tải lại danh sách.',
} as const;
