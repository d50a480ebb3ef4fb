import { IconMessages } from '@tabler/icons-react';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueStatus } from '../../../issues/issue-schema.ts';
import { useAreaChoices, useCategoryChoices } from '../api/reference.ts';
import { ACT_KEYS, type IssueAct } from '../issues/use-list-keys.ts';
import { Empty } from '../shell/empty.tsx';
import { useKeys } from '../shell/use-keys.ts';
import { AboutDialog } from './about-dialog.tsx';
import { AnswerForm } from './answer-form.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { Conversation } from './conversation.tsx';
import { DraftBar } from './draft-bar.tsx';
import { Duplicates } from './duplicates.tsx';
import { Facts } from './facts.tsx';
import { useIssue } from './issue-context.ts';
import { IssueHead } from './issue-head.tsx';
import styles from './issue-pane.module.css';
import { IssueTasks } from './issue-tasks.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { Merged } from './merged.tsx';
import { NewerNotice } from './newer-notice.tsx';
import { Notes } from './notes.tsx';
import { Parts } from './parts.tsx';
import { PhotoStrip } from './photo-strip.tsx';
import { PickDialog } from './pick-dialog.tsx';
import { PlaceMap } from './place-map.tsx';
import { Ratings } from './ratings.tsx';
import { StatusDialog } from './status-dialog.tsx';
import { Timeline } from './timeline.tsx';
import { useIssueActs } from './use-issue-acts.ts';

const list = getRouteApi('/issues');

type Dialog = Exclude<IssueAct, 'answer' | 'note'> | 'aboutFirst';

/** One issue with all that can be done to it: what was said on the left, what is known on the right. */
export function IssueWork({ check, onClose }: { check: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation();
  const { issue, newer, changes, showNewer } = useIssue();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  /** The code that was chosen to be merged into; empty: it is typed. */
  const [mergeInto, setMergeInto] = useState<string | null>(null);
  const answerField = useRef<HTMLTextAreaElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const { setStatus, assign, setCategory, setArea, setAbout, merge, part } = useIssueActs();
  const categories = useCategoryChoices({ groups: false });
  const areas = useAreaChoices();

  const act = (what: IssueAct) => {
    if (what === 'answer') focus(answerField.current);
    else if (what === 'note') focus(noteField.current);
    // It is not known whom it is about: that is said before it is given to anybody.
    else setDialog(what === 'assign' && issue.about === 'unknown' ? 'aboutFirst' : what);
  };
  useActOnce(act);
  useKeys({
    ...Object.fromEntries(
      Object.entries(ACT_KEYS).map(([key, what]) => [
        key,
        (event: KeyboardEvent) => {
          event.preventDefault();
          act(what);
        },
      ]),
    ),
    Escape: onClose,
    r: () => newer && showNewer(),
  });
  const close = () => setDialog(null);
  const after = issue.media.filter(({ role }) => role === 'after');

  return (
    <div className={styles.pane}>
      <IssueHead onAct={act} onClose={onClose} />
      <div className={styles.body}>
        <div className={styles.talk}>
          {newer && (
            <div className={styles.newer}>
              <NewerNotice changes={changes} refused={false} onShow={showNewer} />
            </div>
          )}
          <div className={styles.said}>
            <section aria-labelledby="report-title" className={styles.report}>
              <h2 id="report-title">{t('issue.report')}</h2>
              <p className={styles.text}>{issue.text}</p>
              <PhotoStrip media={issue.media.filter(({ role }) => role !== 'after' && role !== 'note')} />
              {after.length > 0 && (
                <>
                  <h3 className={styles.after}>{t('issue.photosAfter')}</h3>
                  <PhotoStrip media={after} />
                </>
              )}
            </section>
            <section aria-labelledby="talk-title">
              <h2 id="talk-title">{t('issue.conversation')}</h2>
              {issue.messages.length === 0 ? (
                <Empty icon={<IconMessages size={32} stroke={1.5} />} title={t('issue.conversationEmpty')}>
                  {t('issue.conversationEmptyText')}
                </Empty>
              ) : (
                <Conversation messages={issue.messages} report={issue.text} />
              )}
            </section>
          </div>
          <DraftBar check={check} />
          {issue.conversation === null ? (
            <p className={styles.unreachable}>{t('issue.unreachable')}</p>
          ) : (
            <AnswerForm field={answerField} check={check} />
          )}
        </div>
        <aside className={styles.known} aria-label={t('issue.facts')}>
          {issue.tasks.length > 0 && (
            <section className={styles.card}>
              <h2>{t('issue.tasks')}</h2>
              <IssueTasks tasks={issue.tasks} />
            </section>
          )}
          <Notes field={noteField} />
          <section className={styles.card}>
            <h2>{t('issue.facts')}</h2>
            <Facts onAct={act} />
          </section>
          {(issue.parts.length > 0 || issue.partOf !== null) && (
            <section className={styles.card}>
              <h2>{t('parts.title')}</h2>
              <Parts />
            </section>
          )}
          {issue.ratings.length > 0 && (
            <section className={styles.card}>
              <h2>{t('issue.rating')}</h2>
              <Ratings ratings={issue.ratings} />
            </section>
          )}
          <section className={styles.card}>
            <h2>{t('issue.map')}</h2>
            <PlaceMap issue={issue} />
          </section>
          <section className={styles.card}>
            <h2>{t('issue.duplicates')}</h2>
            <Merged onPart={part} />
            <Duplicates duplicates={issue.duplicates} onMerge={mayMerge(issue.status) ? setMergeInto : null} />
          </section>
          <section className={styles.card}>
            <h2>{t('issue.history')}</h2>
            <Timeline history={issue.history} />
          </section>
        </aside>
      </div>
      {dialog === 'status' && <StatusDialog onClose={close} onAssign={() => act('assign')} onPlain={setStatus} />}
      {dialog === 'assign' && <AssignDialog onClose={close} onAssign={assign} />}
      {(dialog === 'about' || dialog === 'aboutFirst') && (
        <AboutDialog
          first={dialog === 'aboutFirst'}
          onClose={close}
          onSay={setAbout}
          onSaid={(about) => setDialog(dialog === 'aboutFirst' && about !== 'unknown' ? 'assign' : null)}
        />
      )}
      {dialog === 'category' && (
        <PickDialog
          title={t('change.categoryTitle', { code: issue.code })}
          label={t('change.category')}
          missing={t('change.categoryMissing')}
          submit={t('change.categorySubmit')}
          choices={categories}
          value={issue.category}
          onPick={setCategory}
          onClose={close}
        />
      )}
      {mergeInto !== null && <MergeDialog into={mergeInto} onMerge={merge} onClose={() => setMergeInto(null)} />}
      {dialog === 'area' && (
        <PickDialog
          title={t('change.areaTitle', { code: issue.code })}
          label={t('issue.factArea')}
          missing={t('change.areaMissing')}
          submit={t('change.areaSubmit')}
          choices={areas}
          value={issue.area}
          onPick={setArea}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What is closed is not merged; the server has the last word (`src/issues/merge-issue.ts`). */
function mayMerge(status: IssueStatus): boolean {
  return !(['answered', 'done', 'confirmed', 'refused', 'merged', 'withdrawn'] as IssueStatus[]).includes(status);
}

/** What the list's key asked for, once the issue is there; not again after a reload or on the way back. */
function useActOnce(act: (what: IssueAct) => void): void {
  const navigate = useNavigate();
  const search = list.useSearch();
  const { issue } = useIssue();
  const asked = useLocation({ select: (location) => location.state.act });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was asked.
  useEffect(() => {
    if (!asked) return;
    act(asked);
    void navigate({ to: '/issues/$code', params: { code: issue.code }, search, replace: true, state: {} });
  }, [asked]);
}

function focus(field: HTMLTextAreaElement | null): void {
  field?.scrollIntoView({ block: 'nearest' });
  field?.focus();
}
