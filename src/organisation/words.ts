/** What people hear of the organisation outside their own talk. */
export const organisationWords = {
  formerTold: {
    vi: (title: string) =>
      `Chức danh ${title} nay đã kết nối với tài khoản khác. Việc của chức danh này không gửi vào đây nữa. Nếu có nhầm lẫn, đồng chí nhắn “gặp người”.`,
    en: (title: string) =>
      `The post ${title} is linked with another account now. Its work no longer comes here. If that is a mistake, write “gặp người”.`,
  },
  revoked: {
    vi: (title: string) =>
      `Mặt trận đã ngắt kết nối chức danh ${title} khỏi tài khoản này. Cần kết nối lại, đồng chí xin mã mới.`,
    en: (title: string) =>
      `The office has unlinked the post ${title} from this account. To link it again, ask for a new code.`,
  },
} as const;
