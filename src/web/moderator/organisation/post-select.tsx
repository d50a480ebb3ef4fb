import { usePostChoices } from '../api/reference.ts';
import { FindSelect } from '../shell/find-select.tsx';

interface PostSelectProps {
  label: string;
  description: string;
  placeholder: string;
  /** A post that cannot be chosen; null: none. */
  but: string | null;
  /** The posts of this unit come first; left out: that of the other post. */
  unitId?: string;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** A choice of a post, or of none. In the list it stands under its unit; what is chosen names it. */
export function PostSelect({ but, unitId, ...props }: PostSelectProps) {
  const groups = usePostChoices({ but, unitId });
  const titles = new Map(groups.flatMap(({ items }) => items.map(({ value, label }) => [value, label] as const)));
  return (
    <FindSelect
      clearable
      // What is typed before the list is there would be lost.
      disabled={groups.length === 0}
      comboboxProps={{ width: 'target' }}
      data={groups.map(({ group, items }) => ({
        group,
        items: items.map(({ value, label }) => ({ value, label: `${label}, ${group}` })),
      }))}
      renderOption={({ option }) => titles.get(option.value)}
      {...props}
    />
  );
}
