const unit = 'a unit of measure';
const key = 'a key of the keyboard, as it is printed on it';
const platform = 'the name of a platform';
const format = 'the name of a kind of file';
const sign = 'a letter that stands for something';

/** Words in Vietnamese texts that are in no Vietnamese dictionary, each with the reason why it may stand there all the same. */
export const allowedWords: Readonly<Record<string, string>> = {
  menu: 'a word that people type (contract.md)',
  m: unit,
  km: unit,
  MB: unit,
  Zalo: platform,
  Telegram: platform,
  iPhone: 'the name of a phone; whoever has one calls it so',
  Botpress: 'the company that gets what people ask; the law wants it named',
  AI: 'what everybody calls it, and what the law on it (134/2025/QH15) wants to be said',
  Bot: 'a part of the name Zalo Bot',
  JSON: format,
  Video: 'a loan word that everybody says, and the name on the button of the phone',
  Word: format,
  Excel: format,
  CSV: format,
  Ctrl: key,
  Enter: key,
  j: key,
  NV: 'nhiệm vụ: what a duty is called by, NV12',
  BC: 'in the number of a report',
  MTTQ: 'in the number of a document of the Front',
  NĐ: 'in the number of a decree',
  CP: 'in the number of a decree',
  k: key,
  B: sign,
  b: sign,
};
