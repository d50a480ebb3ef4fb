import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitEnd } from '../../../organisation/organisation-change-schema.ts';
import type { UnitView } from '../../../organisation/organisation-schema.ts';
import { useUnitChoices } from '../api/reference.ts';
import { FindSelect } from '../shell/find-select.tsx';
import { EndingDialog } from './ending-dialog.tsx';
import styles from './organisation.module.css';
import { useEnding } from './use-ending.ts';

/** A unit ends and others take over. */
export function EndUnitDialog({ unit, onClose }: { unit: UnitView; onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string | null>(null);
  const [also, setAlso] = useState<string[]>([]);
  const ending = useEnding<UnitEnd>({
    end: (changes, request) =>
      changes.endUnit(unit.id, {
        ...{ ...request, version: unit.version },
        to: to === null ? [] : [to, ...also.filter((id) => id !== to)],
      }),
    told: t('ending.done'),
    onClose,
  });
  const choices = useUnitChoices().map(({ group, items }) => ({
    group,
    items: items.filter(({ value }) => value !== unit.id),
  }));
  const nameOf = (id: string | null) => choices.flatMap(({ items }) => items).find(({ value }) => value === id)?.label;

  return (
    <EndingDialog
      ending={ending}
      title={t('ending.title', { name: unit.name })}
      apply={t('ending.apply')}
      day={{ label: t('ending.lastDay'), missing: t('ending.missing') }}
      isWhole={to !== null}
      successors={
        <>
          <FindSelect
            required
            label={t('ending.to')}
            description={t('ending.toHint')}
            comboboxProps={{ width: 'target' }}
            data={choices}
            value={to}
            error={ending.tried && to === null ? t('ending.missing') : undefined}
            onChange={ending.changing(setTo)}
          />
          <MultiSelect
            searchable
            size="sm"
            label={t('ending.also')}
            description={t('ending.alsoHint')}
            data={choices}
            value={also}
            onChange={ending.changing(setAlso)}
          />
        </>
      }
      planned={({ duties, issues, posts }) => (
        <>
          <p>{t('ending.plan', { name: nameOf(to) ?? '', duties, issues })}</p>
          <ul className={styles.plain}>
            {posts.map(({ title, holder, toTitle, isNew }) => (
              <li key={`${title} ${holder} ${toTitle}`}>
                <span>
                  {title}
                  {holder && ` (${holder})`}
                  <span className={styles.quiet}>
                    {' '}
                    · {isNew ? t('ending.goes') : t('ending.same', { title: toTitle })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    />
  );
}
