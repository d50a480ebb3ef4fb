/** Further words for "yes, send it" and "change it", as keys. */
export const SEND_WORDS =
  'dung|dung roi|dung a|dung vay|dung the|chuan|chuan roi|chinh xac|phai|phai roi|ok|oke|okay|ok gui di|vang|vang a|da|da vang|da dung|vang dung|vang gui di|co|u|uh|um|duoc|duoc roi|dong y|gui|gui di|gui luon|gui nhe|gui giup toi|yes|send|send it|right'.split(
    '|',
  );
export const CHANGE_WORDS =
  'sua|sua giup|can sua|chua|chua dung|chua a|khong|khong dung|khong phai|ko|ko dung|sai|sai roi|nham|nham roi|no|wrong|change'.split(
    '|',
  );

/** Those of the first that mean it before anything was read back, too: "có" and "vâng" then promise a photo. */
export const DONE_WORDS: ReadonlySet<string> = new Set(SEND_WORDS.filter((words) => /gui|dung|send/.test(words)));
