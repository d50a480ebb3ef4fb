import { townDay } from '../calendar/town-day.ts';
import { shownLinkCode } from '../language/link-code.ts';
import { POST_CODE, POST_CODE_VALID_MS, presentHolder } from '../organisation/link-holder-store.ts';
import { makeLinkCode } from '../people/link-code-store.ts';
import { encryptionWith } from '../platform/encryption.ts';
import { loadSecretKey } from '../platform/secret-key.ts';
import { type AdminTask, UsageError } from './admin-task.ts';
import { withOperatorDatabase } from './operator-database.ts';

export const linkCodeTask: AdminTask = {
  usage: 'POST',
  summary: 'a code that makes the chat which says it the holder’s of this post: once, within seven days',
  async run(args, shell) {
    const [postId, ...more] = args;
    if (!postId || more.length > 0) throw new UsageError('link-code needs the id of one post');
    const { config } = shell;
    const encryption = encryptionWith(loadSecretKey({ configured: config.secretKey, dataDir: config.dataDir }));
    const now = shell.now();
    return withOperatorDatabase(config, (database) =>
      database.$transaction(async (tx) => {
        const holder = await presentHolder(tx, postId, townDay(now));
        if (!holder) {
          shell.print(
            `Nobody holds the post "${postId}", or there is none with this id: import-holders says who does.`,
          );
          return false;
        }
        const wish = { purpose: POST_CODE, subject: holder.holderId, validMs: POST_CODE_VALID_MS, now };
        const { code } = await makeLinkCode(tx, wish, encryption);
        shell.print(`${holder.name}, ${holder.title}, ${holder.unit}`);
        shell.print(`Code, good once within 7 days: ${shownLinkCode(code)}`);
        shell.print(
          `On Telegram: /start ${code} (https://t.me/NAME_OF_THE_BOT?start=${code}); on Zalo: write the code.`,
        );
        return true;
      }),
    );
  },
};
