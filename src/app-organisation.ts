import type { FastifyInstance } from 'fastify';
import type { Channel } from './channels/channel.ts';
import { SendError } from './channels/send-error.ts';
import { tellChat } from './conversations/linked-accounts/tell-chat.ts';
import { countOpenDuties, handOverDuties } from './duties/hand-over-store.ts';
import { renewUnreached } from './duties/unreached-task.ts';
import { countOpenIssues, handOverIssues } from './issues/hand-over-store.ts';
import { chatsOf } from './messages/chat-of-view.ts';
import { lockConversationsOf } from './messages/move-conversations-store.ts';
import type { CadreChats, CodeChannels } from './organisation/cadre-codes.ts';
import { registerHolderFiles } from './organisation/holder-file-routes.ts';
import { type OrganisationRoutesDeps, registerOrganisation } from './organisation/organisation-routes.ts';
import type { PostWork } from './organisation/work-move.ts';
import { errorFields, type Logger } from './platform/logger.ts';
import { giveSoon } from './reminders/give-duties.ts';

/** Ties together posts and all that follows them: a part of the composition root. */

interface Parts
  extends Omit<OrganisationRoutesDeps, 'postsChanged' | 'chats' | 'work' | 'codeChannels'>,
    Pick<CodeChannelsDeps, 'channels' | 'publicUrl'> {}

export function organisationRoutes(app: FastifyInstance, parts: Parts): void {
  const { channels, publicUrl, logger } = parts;
  const deps = { ...parts, postsChanged: giveSoon, chats, work };
  registerOrganisation(app, {
    ...deps,
    codeChannels: (origin) => codeChannels({ channels, publicUrl: publicUrl ?? origin, logger }),
  });
  registerHolderFiles(app, deps);
}

const chats: CadreChats = {
  lock: (tx, personId) => lockConversationsOf(tx, [personId]),
  tell: async (tx, personId, words, now) => {
    const chat = (await chatsOf(tx, [personId])).get(personId);
    if (chat) await tellChat(tx, { conversationId: chat.conversationId, text: words[chat.lang] }, now);
  },
};

const work: PostWork = {
  count: async (tx, of) => ({
    duties: await countOpenDuties(tx, of.postIds),
    issues: await countOpenIssues(tx, of),
  }),
  move: async (tx, move, now) => {
    await handOverDuties(tx, move.posts, { staffId: move.staffId, now });
    await renewUnreached(tx, [move.unitId], { outcome: 'reassign', staffId: move.staffId, now });
    await handOverIssues(tx, move, now);
  },
};

interface CodeChannelsDeps {
  channels: readonly Pick<Channel, 'name' | 'can' | 'codeUrl'>[];
  publicUrl: string | undefined;
  logger: Logger;
}

/** Chats in which we may write first come before the others: reminders reach only those. */
function codeChannels({ channels, publicUrl, logger }: CodeChannelsDeps): CodeChannels {
  const order = [...channels].sort((a, b) => Number(b.can.proactive) - Number(a.can.proactive));
  return {
    names: () => [...new Set(order.map(({ name }) => name))],
    linkFor: async (code) => {
      for (const channel of order) {
        if (!channel.codeUrl) continue;
        try {
          return { url: new URL(await channel.codeUrl(code), publicUrl).href, channel: channel.name };
        } catch (error) {
          if (!(error instanceof SendError)) throw error;
          // The card is as good without it: the code can be typed.
          logger.warn(errorFields(error), 'a channel does not say its address');
        }
      }
      return null;
    },
  };
}
