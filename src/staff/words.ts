/** What is said to staff who sign in. */
export const signInWords = {
  wrong: 'Thư điện tử hoặc mật khẩu chưa đúng.',
  tooMany: 'Đã thử sai nhiều lần. Xin chờ 15 phút rồi thử lại.',
  needed: 'Xin đăng nhập để tiếp tục.',
  csrf: 'Trang đã cũ. Xin tải lại trang rồi làm lại.',
  linkOver: 'Liên kết đăng nhập này đã dùng hoặc đã quá 15 phút. Xin lấy liên kết mới.',
} as const;

/** What the API of tasks says to moderators. */
export const taskWords = {
  badCursor: 'Địa chỉ của trang này không còn dùng được. Xin tải lại danh sách.',
  notFound: 'Không có việc này, hoặc việc nằm ngoài địa bàn được giao.',
  doneAlready: (name: string | null) => (name ? `${name} đã làm xong việc này.` : 'Việc này đã xong.'),
  openAlready: 'Việc này đang mở sẵn.',
} as const;
