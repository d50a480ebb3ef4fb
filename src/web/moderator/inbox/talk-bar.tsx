import { Button } from '@mantine/core';
import { IconArrowBackUp, IconMessageUser, IconRobot, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HeldTalk } from '../../../messages/talk-schema.ts';
import { problemOf } from '../api/problem.ts';
import type { useTalkActs } from '../api/talks.ts';
import { tell } from '../issue/tell.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { useKeys } from '../shell/use-keys.ts';
import { clockTime } from '../shell/when.ts';
import styles from './talk-bar.module.css';

interface Props {
  talk: HeldTalk;
  /** Of who looks. */
  me: string;
  acts: ReturnType<typeof useTalkActs>;
}

/** Who answers the resident now, and the way to change that. */
export function TalkBar({ talk, me, acts: { takeOver, handBack } }: Props) {
  const { t } = useTranslation();
  const { open, holder } = talk;
  const mine = holder?.id === me;
  const take = () => !takeOver.isPending && takeOver.mutate(holder?.id ?? null);
  useKeys({ t: () => open && !mine && take() });
  const failed = takeOver.error ?? handBack.error;
  return (
    <div className={styles.bar} data-mine={mine || undefined} data-held={holder !== null || undefined}>
      <p className={styles.who} role="status">
        <Holder talk={talk} mine={mine} />
      </p>
      {open && !mine && (
        <Button
          variant={holder ? 'default' : 'filled'}
          leftSection={<IconMessageUser size={16} aria-hidden />}
          loading={takeOver.isPending}
          onClick={take}
        >
          {holder ? t('talk.takeFrom', { name: holder.name }) : t('talk.takeOver')}
        </Button>
      )}
      {mine && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={handBack.isPending}
          onClick={() => handBack.mutate(undefined, { onSuccess: () => tell({ message: t('talk.handedBack') }) })}
        >
          {t('talk.handBack')}
        </Button>
      )}
      {failed && (
        <div className={styles.problem}>
          <ProblemNotice problem={problemOf(failed)} />
        </div>
      )}
    </div>
  );
}

function Holder({ talk: { open, holder, since }, mine }: { talk: HeldTalk; mine: boolean }) {
  const { t, i18n } = useTranslation();
  if (!open) return t('talk.notAgreed');
  const Sign = holder ? IconUser : IconRobot;
  const time = since ? clockTime(new Date(since), i18n.language) : '';
  return (
    <>
      <Sign size={18} stroke={1.75} aria-hidden />
      {!holder
        ? t('talk.byAssistant')
        : mine
          ? t('talk.byMe', { time })
          : t('talk.byOther', { name: holder.name, time })}
    </>
  );
}
