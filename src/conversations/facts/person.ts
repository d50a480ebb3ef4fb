import type { PersonFact } from '../../../flows/facts.ts';
import { chatName } from '../linked-accounts/account-name.ts';
import { conversationWords } from '../words.ts';
import type { FactLoader } from './fact-loaders.ts';

/** Who we talk with, on which channel, and which office is theirs. */
export const loadPeople: FactLoader<'person'> = async (asks, { channels, assistant, offices: officesOf }) => {
  const offices = await officesOf(asks.map(({ conversation }) => conversation.homeAreaId));
  return asks.map(({ conversation }, index): PersonFact => {
    const channel = channels.get(conversation.channel);
    if (!channel) throw new Error(`a conversation on the channel ${conversation.channel}, which is off`);
    const { buttons, place, photo, abroad } = channel.can;
    const chat = chatName(conversation.channel, channels);
    return {
      consented: conversation.consented,
      lang: conversation.lang,
      channelName: channel.name,
      ...(chat !== channel.name && { chatName: chat }),
      abroad,
      can: { buttons, place, photo },
      homeAreaId: conversation.homeAreaId,
      announcements: conversation.announcements,
      followUp: conversation.followUp,
      ...(conversation.cadre && { cadre: true as const }),
      assistant: assistant ? wordOn(conversation.assistant) : 'off',
      office: offices[index] ?? {
        name: conversationWords.office[conversation.lang],
        phone: null,
        address: null,
        hours: null,
      },
    };
  });
};

function wordOn(assistant: boolean | null): PersonFact['assistant'] {
  return assistant === null ? 'unasked' : assistant ? 'given' : 'refused';
}
