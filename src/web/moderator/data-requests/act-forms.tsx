import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataActBody, type DataRequestView, dataRequestViewSchema } from '../../../people/data-request-schema.ts';
import type { Problem } from '../api/problem.ts';
import { useAreaChoices } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { ProblemNotice } from '../shell/problem-notice.tsx';
import styles from './data-requests-screen.module.css';

interface Props {
  id: string;
  onDone: (view: DataRequestView) => void;
}

/** What a moderator can do about a request. Only the erasure cannot be taken back, so only it asks twice. */
export function ActForms({ id, onDone }: Props) {
  const { t } = useTranslation();
  const api = useApi();
  const areas = useAreaChoices();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const [name, setName] = useState('');
  const [home, setHome] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function act(body: DataActBody) {
    if (saving) return;
    setSaving(true);
    setProblem(null);
    const result = await api.send(dataRequestViewSchema, 'POST', `/api/data-requests/${id}/acts`, body);
    setSaving(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    setName('');
    setHome(null);
    onDone(result.value);
  }
  function say(kind: 'answer' | 'refuse') {
    const text = words.trim();
    setMissing(text === '');
    if (text !== '') void act({ act: kind, text });
  }

  return (
    <section className={styles.acts} aria-label={t('data.do')}>
      <h3>{t('data.do')}</h3>
      {problem && <ProblemNotice problem={problem} />}
      <Textarea
        label={t('data.words')}
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        error={missing && t('data.wordsMissing')}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <div className={styles.buttons}>
        <Button loading={saving} onClick={() => say('answer')}>
          {t('data.answer')}
        </Button>
        <Button variant="default" disabled={saving} onClick={() => say('refuse')}>
          {t('data.refuse')}
        </Button>
        <Button variant="default" disabled={saving} onClick={() => void act({ act: 'copy' })}>
          {t('data.copy')}
        </Button>
      </div>
      <h3>{t('data.correct')}</h3>
      <div className={styles.fields}>
        <TextInput
          label={t('data.newName')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FindSelect label={t('data.newHome')} data={areas} value={home} clearable onChange={setHome} />
        <Button
          variant="default"
          disabled={saving || (name.trim() === '' && home === null)}
          onClick={() =>
            void act({ act: 'correct', ...(name.trim() && { name: name.trim() }), ...(home && { homeArea: home }) })
          }
        >
          {t('data.save')}
        </Button>
      </div>
      <h3>{t('data.erase')}</h3>
      <p>{t('data.eraseWarning')}</p>
      <Checkbox label={t('data.eraseSure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
      <div className={styles.buttons}>
        <Button color="red" disabled={!sure || saving} onClick={() => void act({ act: 'erase' })}>
          {t('data.erase')}
        </Button>
      </div>
    </section>
  );
}
