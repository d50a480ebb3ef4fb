import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, FiledView } from '../../../../duties/duty-schema.ts';
import { Lightbox } from '../../issue/lightbox.tsx';
import { smallUrl } from '../../issue/photo-strip.tsx';
import styles from './assignment.module.css';

/** What was asked for, and what was shown. */
export function Evidence({ assignment }: { assignment: AssignmentView }) {
  const { t, i18n } = useTranslation();
  const { asked, evidence } = assignment;
  const needed = asked.map(({ labelVi, labelEn }) => (i18n.language === 'en' ? labelEn : labelVi)).join(', ');
  return (
    <section className={styles.part} aria-label={t('assignment.evidence')}>
      <h3>{t('assignment.evidence')}</h3>
      {needed && <p className={styles.quiet}>{t('assignment.needed', { what: needed })}</p>}
      {evidence.length === 0 ? (
        <p>{t('assignment.nothingFiled')}</p>
      ) : (
        <dl className={styles.filed}>
          {evidence.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what was filed stays in its order, and has no name of its own.
            <Filed key={at} filed={one} />
          ))}
        </dl>
      )}
    </section>
  );
}

function Filed({ filed }: { filed: FiledView }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t(`assignment.filed.${filed.kind}`, { form: filed.kind === 'form' ? filed.form : '' })}</dt>
      <dd>
        {filed.kind === 'photo' && <Photos photos={filed.photos} />}
        {(filed.kind === 'document' || filed.kind === 'tick') && filed.text}
      </dd>
    </>
  );
}

function Photos({ photos }: { photos: { id: string; url: string | null }[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | null>(null);
  const there = photos.filter(({ url }) => url !== null);
  return (
    <>
      <span className={styles.photos}>
        {there.map(({ id, url }, index) => (
          <UnstyledButton
            key={id}
            aria-label={t('issue.photoOpen', { number: index + 1, total: there.length })}
            onClick={() => setOpen(index)}
          >
            <img src={smallUrl(url)} alt="" loading="lazy" />
          </UnstyledButton>
        ))}
      </span>
      {there.length < photos.length && <span className={styles.quiet}>{t('assignment.photoGone')}</span>}
      <Lightbox photos={there} index={open} onMove={setOpen} onClose={() => setOpen(null)} />
    </>
  );
}
