import { Button } from '@mantine/core';
import { IconPhone, IconPlugConnected, IconPlugConnectedX, IconQrcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeCardList } from '../../../organisation/organisation-change-schema.ts';
import type { Holder, MayDo } from '../../../organisation/organisation-schema.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import { fullDate } from '../shell/when.ts';
import { CodeSheet } from './code-sheet.tsx';
import { EndHoldingDialog } from './end-holding-dialog.tsx';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { usePeriodWords } from './period-words.ts';
import { useChange } from './use-change.ts';

interface HolderCardProps {
  holder: Holder;
  phone: string | null;
  postId: string;
  may: MayDo;
}

/** Who holds a post today, and whether messages reach him. */
export function HolderCard({ holder, phone, postId, may }: HolderCardProps) {
  const { t, i18n } = useTranslation();
  const { heldFor } = usePeriodWords();
  const { run, busy, problem, forget } = useChange();
  const [dialog, setDialog] = useState<'end' | 'unlink' | null>(null);
  const [cards, setCards] = useState<CodeCardList | null>(null);
  const when = (at: string) => fullDate(new Date(at), i18n.language);
  const { id, name, acting, linkedAt, codeUntil } = holder;

  const makeCode = async () => setCards(await run((changes) => changes.makeCodes([id])));
  const unlink = async () => {
    const made = await run((changes) => changes.unlink(id), { told: t('post.unlinked') });
    if (made) setDialog(null);
  };

  return (
    <article className={styles.card} aria-label={name}>
      {problem && dialog === null && <ProblemNotice problem={problem} />}
      <div className={styles.who}>
        <strong>
          {name}
          {acting && ` (${t('unit.acting')})`}
        </strong>
        <span className={styles.quiet}>{heldFor(holder)}</span>
        {phone && (
          <a className={styles.phone} href={`tel:${phone}`}>
            <IconPhone size={16} aria-hidden /> {phone}
          </a>
        )}
        {may.change && holder.until === null && (
          <Button size="compact-sm" variant="subtle" onClick={() => setDialog('end')}>
            {t('post.finish')}
          </Button>
        )}
      </div>
      <p className={linkedAt === null ? styles.lack : styles.good}>
        {linkedAt === null ? <IconPlugConnectedX size={18} aria-hidden /> : <IconPlugConnected size={18} aria-hidden />}
        {linkedAt === null ? t('post.notLinked') : t('post.linked', { when: when(linkedAt) })}
      </p>
      {codeUntil && <p className={styles.quiet}>{t('post.codeUntil', { when: when(codeUntil) })}</p>}
      {may.tend && (
        <div className={styles.acts}>
          <Button
            variant={linkedAt === null && !codeUntil ? 'filled' : 'default'}
            leftSection={<IconQrcode size={18} aria-hidden />}
            loading={busy && dialog === null}
            onClick={() => void makeCode()}
          >
            {t(linkedAt === null && !codeUntil ? 'post.makeCode' : 'post.newCode')}
          </Button>
          {codeUntil && (
            <Button
              variant="default"
              onClick={() => void run((changes) => changes.revokeCode(id), { told: t('post.revoked') })}
            >
              {t('post.revoke')}
            </Button>
          )}
          {linkedAt !== null && (
            <Button
              variant="default"
              onClick={() => {
                forget();
                setDialog('unlink');
              }}
            >
              {t('post.unlink')}
            </Button>
          )}
        </div>
      )}
      {cards && <CodeSheet cards={cards} onClose={() => setCards(null)} />}
      {dialog === 'end' && <EndHoldingDialog holder={holder} postId={postId} onClose={() => setDialog(null)} />}
      {dialog === 'unlink' && (
        <FormDialog
          title={t('post.unlinkTitle', { name })}
          submit={t('post.unlink')}
          danger
          {...{ busy, problem }}
          onSubmit={() => void unlink()}
          onClose={() => setDialog(null)}
        >
          <p className={styles.text}>{t('post.unlinkText')}</p>
        </FormDialog>
      )}
    </article>
  );
}
