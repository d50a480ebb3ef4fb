import { Button, FileButton, Loader } from '@mantine/core';
import { IconChevronLeft, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HolderImported } from '../../../organisation/organisation-change-schema.ts';
import { ORGANISATION } from '../api/organisation.ts';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './organisation.module.css';
import { usePeriodWords } from './period-words.ts';
import { useChange } from './use-change.ts';

/** A corrupt file has a mistake on every row; more than these help nobody. */
const MOST_MISTAKES = 50;

/** A file of holders: what is wrong with it, else what it would change, and then it is done. */
export function ImportPane({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  const [file, setFile] = useState<File | null>(null);
  const [read, setRead] = useState<HolderImported | null>(null);
  const name = file?.name ?? '';

  async function choose(chosen: File | null) {
    if (!chosen) return;
    setFile(chosen);
    setRead(null);
    setRead(await run((changes) => changes.importHolders(chosen, { preview: true })));
  }
  async function apply() {
    if (!file) return;
    const made = await run((changes) => changes.importHolders(file, { preview: false }), {
      told: t('imports.done', { count: read?.ok ? read.items.length : 0 }),
    });
    if (made?.ok) onClose();
    else setRead(made);
  }

  return (
    <>
      <Button
        className={styles.up}
        variant="subtle"
        leftSection={<IconChevronLeft size={18} aria-hidden />}
        onClick={onClose}
      >
        {t('organisation.title')}
      </Button>
      <div className={styles.body}>
        <header className={styles.title}>
          <h2>{t('imports.title')}</h2>
          <p className={styles.text}>{t('imports.lead')}</p>
        </header>
        <div className={styles.acts}>
          <FileButton accept=".xlsx,.csv" onChange={(chosen) => void choose(chosen)}>
            {(props) => (
              <Button
                {...props}
                variant={read?.ok ? 'default' : 'filled'}
                leftSection={<IconUpload size={18} aria-hidden />}
              >
                {t(file ? 'imports.other' : 'imports.choose')}
              </Button>
            )}
          </FileButton>
          <Button
            component="a"
            href={`${ORGANISATION}/holders-template.xlsx`}
            download
            variant="default"
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          >
            {t('organisation.template')}
          </Button>
        </div>
        {problem && <ProblemNotice problem={problem} />}
        {busy && !read && (
          <p className={styles.quiet} role="status">
            <Loader size="xs" /> {t('imports.reading', { file: name })}
          </p>
        )}
        {read?.ok === false && <Mistakes file={name} mistakes={read.mistakes} />}
        {read?.ok && <Plan file={name} read={read} busy={busy} onApply={() => void apply()} />}
      </div>
    </>
  );
}

function Mistakes({ file, mistakes }: { file: string; mistakes: { line: number; text: string }[] }) {
  const { t } = useTranslation();
  const unsaid = mistakes.length - MOST_MISTAKES;
  const rows = new Set(mistakes.map(({ line }) => line)).size;
  return (
    <section className={styles.mistakes} role="alert">
      <h3>{t('imports.mistakes', { count: rows, file })}</h3>
      <p>{t('imports.mistakesLead')}</p>
      <ul>
        {mistakes.slice(0, MOST_MISTAKES).map(({ line, text }) => (
          <li key={`${line} ${text}`}>
            <strong>{t('imports.line', { line })}</strong> {text}
          </li>
        ))}
      </ul>
      {unsaid > 0 && <p>{t('imports.moreMistakes', { count: unsaid })}</p>}
    </section>
  );
}

interface PlanProps {
  file: string;
  read: HolderImported & { ok: true };
  busy: boolean;
  onApply: () => void;
}

function Plan({ file, read, busy, onApply }: PlanProps) {
  const { t } = useTranslation();
  const { heldFor } = usePeriodWords();
  const { items, posts, unchanged, vacant } = read;
  const count = (what: 'add' | 'change' | 'end') => items.filter((item) => item.do === what).length;
  if (items.length === 0 && posts.length === 0)
    return (
      <p className={styles.notice} role="status">
        {t('imports.nothing')}
      </p>
    );
  const sums = [
    ...(['add', 'change', 'end'] as const).map(
      (what) => count(what) > 0 && t(`imports.${what}`, { count: count(what) }),
    ),
    posts.length > 0 && t('imports.made', { count: posts.length }),
    unchanged > 0 && t('imports.unchanged', { count: unchanged }),
    vacant > 0 && t('imports.vacant', { count: vacant }),
  ].filter(Boolean);
  return (
    <section className={styles.group} aria-label={t('imports.sum', { file })}>
      <h3>{t('imports.sum', { file })}</h3>
      <p className={styles.text} role="status">
        {sums.join(', ')}.
      </p>
      <div className={styles.planRows}>
        <table>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.do} ${item.unit} ${item.post} ${item.name} ${item.since}`}>
                <td>{t(`imports.do.${item.do}`)}</td>
                <td>
                  {item.name}
                  {item.acting && ` (${t('unit.acting')})`}
                  <span className={styles.small}>{heldFor(item)}</span>
                </td>
                <td>
                  {item.post}
                  <span className={styles.small}>{item.unit}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div>
        <Button loading={busy} onClick={onApply}>
          {t('imports.apply')}
        </Button>
      </div>
    </section>
  );
}
