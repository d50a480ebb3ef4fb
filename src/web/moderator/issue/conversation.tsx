import { useTranslation } from 'react-i18next';
import type { IssueMessage } from '../../../issues/issue-schema.ts';
import { useNow } from '../shell/use-now.ts';
import { dayDate, daysBetween, townDay } from '../shell/when.ts';
import styles from './conversation.module.css';
import { MessageBubble } from './message-bubble.tsx';

type Message = Pick<IssueMessage, 'id' | 'direction' | 'text' | 'media' | 'at' | 'state' | 'reason'> & {
  staff?: string | null;
  author?: IssueMessage['author'];
  kind?: string;
};

interface ConversationProps {
  messages: readonly Message[];
  /** Words that stand above already: the message that brought them only says so. */
  report?: string;
}

/** Both sides of a talk, the oldest on top, with a line between days. */
export function Conversation({ messages, report }: ConversationProps) {
  return (
    <div className={styles.conversation}>
      {byDay(messages).map(([day, ofDay]) => (
        <section key={day} className={styles.day}>
          <DayLine at={ofDay[0]!.at} />
          {ofDay.map((message) => (
            <MessageBubble
              key={message.id}
              message={message}
              isReport={message.direction === 'in' && message.text === report}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function DayLine({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const date = new Date(at);
  const ago = daysBetween(date, useNow());
  const words = ago === 0 ? t('when.today') : ago === 1 ? t('when.yesterdayDay') : dayDate(date, i18n.language);
  return <h3 className={styles.line}>{words}</h3>;
}

function byDay<M extends { at: string }>(messages: readonly M[]): [string, M[]][] {
  const days = new Map<string, M[]>();
  for (const message of messages) {
    const day = townDay(new Date(message.at));
    days.set(day, [...(days.get(day) ?? []), message]);
  }
  return [...days];
}
