/** What the slice says to moderators. */
export const formWords = {
  notFound: 'Không có biểu này.',
  exists: 'Đã có biểu mang mã này.',
  stale: 'Chưa lưu: biểu vừa có người sửa.',
  notYours: 'Chỉ người phụ trách chung được sửa biểu.',
  sameKey: (key: string) => `Hai mục trùng khóa “${key}”.`,
  noSuchKey: (key: string) => `Phép kiểm tra nhắc tới mục “${key}” không có trong biểu.`,
  notFigure: (key: string) => `Chỉ so được mục là số; “${key}” không phải số.`,
  noSubmission: 'Không có bản báo cáo này.',
  cursor: 'Dấu trang không đúng.',
} as const;
