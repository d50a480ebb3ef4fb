/** What the server says to people at `/chat`; the page shows it as it is. */
export const WORDS = {
  tooOften: 'Ông/bà nhắn nhanh quá, máy chưa ghi kịp. Xin chờ một phút rồi gửi lại.',
  elsewhere: 'Yêu cầu này không gửi từ trang nhắn tin.',
  noCookie: 'Trình duyệt chưa nhận ra ông/bà. Xin mở lại trang. Nếu vẫn vậy, ông/bà mở bằng trình duyệt khác giúp ạ.',
  photoTooLarge: 'Ảnh lớn quá 10 MB. Ông/bà chụp lại hoặc chọn ảnh nhỏ hơn.',
  noSuchQuestion: 'Câu hỏi này không còn nữa. Ông/bà gõ tên khu phố giúp ạ.',
  photoMissing: 'Chưa nhận được ảnh. Ông/bà chọn lại ảnh rồi gửi.',
} as const;
