/** What the channel itself says, in lines under a message; a channel does not know a person's language. */
export const WORDS = {
  /** The picture itself cannot be shown; whoever taps it sees it. */
  photoAt: (url: string) => `Xem ảnh: ${url}`,
  /** Zalo's bots send no documents. */
  fileAt: (url: string) => `Xem tệp: ${url}`,
  /** Nobody outside could open an address of this installation. */
  notShown: (count: number) => `(Kèm theo ${count} ảnh, tệp nhưng chưa gửi được qua Zalo.)`,
} as const;
