import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyView } from '../../../../duties/catalogue-schema.ts';
import { dutyQuery, useDutyChoices } from '../../api/duties.ts';
import { problemOf } from '../../api/problem.ts';
import { useApi } from '../../api/use-api.ts';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { dayDate } from '../../shell/when.ts';
import { dayText } from '../days.ts';
import { type CataloguePageSearch, withoutGaps } from '../duty-search.ts';
import { useLadderName } from '../use-ladder-name.ts';
import styles from './catalogue.module.css';
import { DutyForm } from './duty-form.tsx';
import { EndForm } from './end-form.tsx';

/** One duty: what, who, when, what has to be shown, who is reminded; and the way to change it. */
export function DutyPane({ code, search }: { code: string; search: CataloguePageSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const duty = useQuery(dutyQuery(useApi(), code));
  const choices = useDutyChoices();
  const [ending, setEnding] = useState(false);
  const go = (change: CataloguePageSearch) =>
    void navigate({ to: '/duties/catalogue', search: withoutGaps({ ...search, ...change }) });
  const { duty: _, edit: _edit, ...list } = search;

  if (duty.isError)
    return (
      <div className={styles.one}>
        <ProblemNotice problem={problemOf(duty.error)} onRetry={() => void duty.refetch()} />
      </div>
    );
  if (!duty.data) return <Skeleton height={320} m="lg" style={{ width: 'auto' }} />;
  if (search.edit && duty.data.mayEdit && choices)
    return (
      <DutyForm
        stored={duty.data}
        choices={choices}
        onClose={() => go({ edit: undefined })}
        onSaved={() => go({ edit: undefined })}
      />
    );
  return (
    <article className={styles.one} aria-label={code}>
      <Link to="/duties/catalogue" search={list} className={styles.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('page.back')}
      </Link>
      <Title duty={duty.data} />
      <Facts duty={duty.data} />
      {duty.data.mayEdit && !ending && (
        <p className={styles.acts}>
          <Button
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={() => go({ edit: 'true' })}
          >
            {t('duties.edit')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={() => setEnding(true)}
          >
            {t('duties.end')}
          </Button>
        </p>
      )}
      {ending && <EndForm duty={duty.data} onClose={() => setEnding(false)} />}
    </article>
  );
}

function Title({ duty }: { duty: DutyView }) {
  const { t, i18n } = useTranslation();
  return (
    <header>
      <p className={styles.code}>{duty.code}</p>
      <h2>{i18n.language === 'en' ? duty.titleEn : duty.titleVi}</h2>
      <p className={styles.tags}>
        {duty.sample && <span>{t('duties.sample')}</span>}
        {duty.programmes.map((programme) => (
          <span key={programme}>{programme}</span>
        ))}
      </p>
    </header>
  );
}

/** Of a kind of units: whoever leads one. */
const HEAD = 'head:';

function Facts({ duty }: { duty: DutyView }) {
  const { t, i18n } = useTranslation();
  const choices = useDutyChoices();
  const ladderName = useLadderName();
  const english = i18n.language === 'en';
  const { preview, roll, hour, validFrom, validTo, successor } = duty;
  const kinds = (codes: readonly string[]) =>
    codes
      .map((code) => {
        const known = choices?.kinds.find((kind) => kind.code === code);
        if (known) return english ? known.labelEn : known.labelVi;
        return code.startsWith(HEAD) ? t('duties.headOf', { kind: code.slice(HEAD.length) }) : code;
      })
      .join(', ');
  const validity = [
    validFrom && t('duties.validFrom', { day: dayText(validFrom) }),
    validTo && t('duties.validTo', { day: dayText(validTo) }),
  ].filter(Boolean);
  return (
    <dl className={styles.facts}>
      <dt>{t('duties.who')}</dt>
      <dd>
        {kinds(duty.actorKinds)}
        <span className={styles.quiet}>{t('duties.posts', { count: preview.posts })}</span>
        {duty.supportKinds.length > 0 && (
          <span className={styles.quiet}>{t('duties.helped', { who: kinds(duty.supportKinds) })}</span>
        )}
      </dd>
      <dt>{t('duties.when')}</dt>
      <dd>
        {english ? preview.whenEn : preview.whenVi}
        <span className={styles.quiet}>
          {t('duties.until', { hour })}
          {roll !== 'none' && `; ${t(`duties.roll.${roll}`)}`}
        </span>
      </dd>
      <dt>{t('duties.next')}</dt>
      <dd>
        {preview.next.length === 0 ? (
          t('duties.noNext')
        ) : (
          <ul className={styles.next}>
            {preview.next.map((day) => (
              <li key={day}>
                {dayDate(new Date(`${day}T12:00:00+07:00`), i18n.language)}/{day.slice(0, 4)}
              </li>
            ))}
          </ul>
        )}
      </dd>
      <dt>{t('duties.evidence')}</dt>
      <dd>
        {duty.evidence.length === 0 && t('duties.noEvidence')}
        {duty.evidence.map(({ kind, labelVi, labelEn, least, form }) => (
          <span key={`${kind} ${labelVi}`}>
            {t(`duties.evidenceKind.${kind}`, { count: least ?? 1, form: form ?? '' })}: {english ? labelEn : labelVi}
          </span>
        ))}
        {duty.isReviewed && <span className={styles.quiet}>{t('duties.reviewed')}</span>}
      </dd>
      <dt>{t('duties.ladder')}</dt>
      <dd>
        {ladderName.full(duty.ladder)}
        {duty.asksReceipt && <span className={styles.quiet}>{t('duties.asksReceipt')}</span>}
      </dd>
      <dt>{t('duties.now')}</dt>
      <dd>
        <Link to="/duties/calendar" search={{ view: 'list', duty: duty.code }}>
          {t('duties.open', { count: duty.open })}
        </Link>
        {duty.late > 0 && <strong className={styles.alarm}>{t('duties.late', { count: duty.late })}</strong>}
      </dd>
      {validity.length > 0 && (
        <>
          <dt>{t('duties.valid')}</dt>
          <dd>
            {validity.join(', ')}
            {successor && (
              <Link to="/duties/catalogue" search={{ duty: successor }}>
                {t('duties.successorIs', { code: successor })}
              </Link>
            )}
          </dd>
        </>
      )}
      {duty.source && (
        <>
          <dt>{t('duties.source')}</dt>
          <dd>
            {duty.source}
            {duty.clauses.length > 0 && (
              <span className={styles.quiet}>{t('duties.clauseList', { list: duty.clauses.join(', ') })}</span>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}
