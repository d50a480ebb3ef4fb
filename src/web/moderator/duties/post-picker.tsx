import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postsQuery, useUnitChoices } from '../api/reference.ts';
import { useApi } from '../api/use-api.ts';
import { FindSelect } from '../shell/find-select.tsx';

interface Props {
  postId: string | null;
  error: string | false;
  onChange: (postId: string | null) => void;
}

/** A unit, then one of its posts. */
export function PostPicker({ postId, error, onChange }: Props) {
  const { t } = useTranslation();
  const [unit, setUnit] = useState<string | null>(null);
  const posts = useQuery(postsQuery(useApi(), unit)).data ?? [];
  return (
    <>
      <FindSelect
        label={t('assignment.unit')}
        value={unit}
        data={useUnitChoices()}
        onChange={(value) => {
          setUnit(value);
          onChange(null);
        }}
      />
      <Select
        label={t('assignment.post')}
        disabled={unit === null}
        value={postId}
        error={error}
        data={posts.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={onChange}
      />
    </>
  );
}
