import { expect, test } from '@jest/globals';
import { CONSENT_TEXT_VERSION } from '../../flows/index.ts';
import { NOTICE_VERSIONS, outdatedNotices } from '../../flows/welcome/notice-versions.ts';

test('the text that people agree to today is the last of the list, and holds', () => {
  expect(NOTICE_VERSIONS.at(-1)).toMatchObject({ version: CONSENT_TEXT_VERSION, holds: true });
  expect(new Set(NOTICE_VERSIONS.map(({ version }) => version)).size).toBe(NOTICE_VERSIONS.length);
});

test('only who agreed to a text that holds no more is asked again', () => {
  const change = 'asks for more';
  expect(
    outdatedNotices([
      { version: 'a', holds: false, change },
      { version: 'b', holds: true, change },
    ]),
  ).toEqual(['a']);
});
