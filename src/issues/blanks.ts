/** Pure: whether a text still has a blank of a template in it: `[ngày]`. */
export const hasBlank = (text: string): boolean => /\[[^\]]*\]/.test(text);
