import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeCardList } from '../../../organisation/organisation-change-schema.ts';
import type { PostItem } from '../../../organisation/organisation-schema.ts';
import { CodeSheet } from './code-sheet.tsx';
import { FormDialog } from './form-dialog.tsx';
import styles from './organisation.module.css';
import { postName } from './post-row.tsx';
import { useChange } from './use-change.ts';

/** For whom of a unit cards are made: at first all who are not linked and have no code in hand. */
export function CardsDialog({ posts, onClose }: { posts: PostItem[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, busy, problem } = useChange();
  const [cards, setCards] = useState<CodeCardList | null>(null);
  const held = posts.flatMap((post) => post.holders.map((holder) => ({ ...holder, title: postName(post) })));
  const [chosen, setChosen] = useState<string[]>(() =>
    held.filter(({ linkedAt, codeUntil }) => !linkedAt && !codeUntil).map(({ id }) => id),
  );
  if (cards) return <CodeSheet cards={cards} onClose={onClose} />;
  const all = chosen.length === held.length;
  return (
    <FormDialog
      title={t('card.choose')}
      submit={t('card.make', { count: chosen.length })}
      disabled={chosen.length === 0}
      {...{ busy, problem, onClose }}
      onSubmit={async () => setCards(await run((changes) => changes.makeCodes(chosen)))}
    >
      <p className={styles.text}>{t('card.chooseHint')}</p>
      <Checkbox
        label={t('card.all')}
        checked={all}
        indeterminate={!all && chosen.length > 0}
        onChange={() => setChosen(all ? [] : held.map(({ id }) => id))}
      />
      <div className={styles.choices}>
        {held.map(({ id, name, title, linkedAt, codeUntil }) => (
          <Checkbox
            key={id}
            label={name}
            description={linkedAt ? title : `${title} · ${t(codeUntil ? 'unit.codeOut' : 'unit.notLinked')}`}
            checked={chosen.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              setChosen(checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </div>
    </FormDialog>
  );
}
