/**
 * Sentences that no override changes, because people agreed to these very words: another wording is a new version of the text, which
 * is a change of the file (`welcome/notice-versions.ts`, `ANNOUNCEMENTS_TEXT_VERSION`, `ASSISTANT_TEXT_VERSION`, `FOLLOW_UP_TEXT_VERSION`). The keys are
 * `<flow>.<name>`.
 */
export const fixedWords: ReadonlySet<string> = new Set([
  ...['ask', 'askKept', 'abroad', 'agree', 'refuse', 'readMore', 'more', 'rights', 'unclear', 'keptToo'].map(
    (name) => `welcome.${name}`,
  ),
  ...['ask', 'askAgain', 'agree', 'refuse'].map((name) => `announcements.${name}`),
  ...['ask', 'askTalk', 'agree', 'refuse', 'more'].map((name) => `ask-assistant.${name}`),
]);
