import { IconBrandTelegram, IconMessageCircle, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The channel's name and sign; a channel that the page does not know yet is called by its id. */
export function ChannelMark({ channel }: { channel: string }) {
  const name = useChannelName()(channel);
  const Icon = channel === 'telegram' ? IconBrandTelegram : channel === 'web' ? IconWorld : IconMessageCircle;
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4, whiteSpace: 'nowrap' }}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {name}
    </span>
  );
}

export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation();
  return (channel) => t(`channel.${channel as 'web'}`, { defaultValue: channel });
}
