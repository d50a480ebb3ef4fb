import { type FormContent, type FormItem, type NewForm, newFormSchema } from '../../../forms/form-schema.ts';
import { withoutMarks } from '../shell/without-marks.ts';

export type FieldKind = FormContent['fields'][number]['kind'];
export type CheckKind = FormContent['checks'][number]['kind'];

/** A text in both languages; English left empty: the Vietnamese. */
export interface BothDraft {
  vi: string;
  en: string;
}

/** One item as it stands on the screen: parts that its kind has not are kept, so that a change of kind can be taken back. */
export interface FieldDraft {
  /** Names it on the screen and in checks; the key of a stored one. */
  id: string;
  /** Under which its answers are kept and summed; null: made of the label when it is saved first. */
  key: string | null;
  kind: FieldKind;
  label: BothDraft;
  question: BothDraft;
  help: BothDraft;
  optional: boolean;
  unit: BothDraft;
  least: number | null;
  most: number | null;
  /** Parted by commas. */
  words: string;
  options: { id: string | null; label: BothDraft }[];
  longest: number;
}

export interface CheckDraft {
  id: string;
  kind: CheckKind;
  /** Ids of items, or `@households`, `@people`. */
  field: string | null;
  of: string | null;
  parts: string[];
  times: number;
  /** What `field` divided by `of` must lie between. */
  from: number;
  to: number;
  says: BothDraft;
  confirmable: boolean;
}

export interface FormDraft {
  code: string;
  title: BothDraft;
  period: FormContent['period'];
  postKinds: string[];
  example: BothDraft;
  fields: FieldDraft[];
  checks: CheckDraft[];
}

const NOTHING: BothDraft = { vi: '', en: '' };

export const emptyField = (): FieldDraft => ({
  ...{ id: crypto.randomUUID(), key: null, kind: 'count', label: NOTHING, question: NOTHING, help: NOTHING },
  ...{ optional: false, unit: NOTHING, least: null, most: null, words: '', longest: 300 },
  options: [emptyOption(), emptyOption()],
});

export const emptyOption = (): FieldDraft['options'][number] => ({ id: null, label: NOTHING });

export const emptyCheck = (): CheckDraft => ({
  ...{ id: crypto.randomUUID(), kind: 'at_most', field: null, of: null, parts: [], times: 1 },
  ...{ from: 0, to: 1, says: NOTHING, confirmable: true },
});

export const emptyForm = (): FormDraft => ({
  ...{ code: '', title: NOTHING, period: 'year', postKinds: [], example: NOTHING },
  ...{ fields: [emptyField()], checks: [] },
});

/** Pure: a stored form as it is edited. */
export function draftOf({ code, title, period, postKinds, example, fields, checks }: FormItem): FormDraft {
  return {
    ...{ code, title, period, postKinds, example: example ?? NOTHING },
    fields: fields.map((field) => ({
      ...emptyField(),
      ...{ id: field.key, key: field.key, kind: field.kind, label: field.label, question: field.question },
      ...{ help: field.help ?? NOTHING, optional: field.optional === true },
      ...('unit' in field && field.unit && { unit: field.unit }),
      ...('least' in field && { least: field.least ?? null }),
      ...('most' in field && { most: field.most ?? null }),
      ...('words' in field && { words: (field.words ?? []).join(', ') }),
      ...(field.kind === 'one_of' && { options: field.options }),
      ...(field.kind === 'words' && { longest: field.longest }),
    })),
    checks: checks.map((check) => ({
      ...emptyCheck(),
      ...{ kind: check.kind, field: check.key, says: check.says, confirmable: check.confirmable === true },
      ...(check.kind === 'sum_of' ? { parts: check.of } : { of: check.of }),
      ...(check.kind === 'at_most' && { times: check.times ?? 1 }),
      ...(check.kind === 'share' && { from: check.from, to: check.to }),
    })),
  };
}

export type Drafted =
  | { ok: true; form: NewForm }
  /** By the path of what is wrong, `fields.0.label.vi`: whether it is missing or too long. */
  | { ok: false; wrong: ReadonlyMap<string, 'missing' | 'tooLong'> };

/** Pure: what would be saved, or where the server would not take it. */
export function formOfDraft(draft: FormDraft): Drafted {
  const keys = keysOf(draft.fields);
  const parsed = newFormSchema.safeParse({
    ...{ code: draft.code.trim(), title: both(draft.title), period: draft.period, postKinds: draft.postKinds },
    ...(draft.example.vi.trim() !== '' && { example: both(draft.example) }),
    fields: draft.fields.map((field) => ({
      ...{ key: keys.get(field.id), kind: field.kind, label: both(field.label), question: both(field.question) },
      ...(field.help.vi.trim() !== '' && { help: both(field.help) }),
      ...(field.optional && { optional: true }),
      ...partsOf(field),
    })),
    checks: draft.checks.map((check) => checkOf(check, keys)),
  });
  if (parsed.success) return { ok: true, form: parsed.data };
  return {
    ok: false,
    wrong: new Map(
      parsed.error.issues.map(({ path, code }) => [path.join('.'), code === 'too_big' ? 'tooLong' : 'missing']),
    ),
  };
}

function partsOf(field: FieldDraft): object {
  const { kind, unit, least, most, words, options, longest } = field;
  switch (kind) {
    case 'count':
    case 'money': {
      const said = words.split(',').flatMap((word) => word.trim() || []);
      return {
        ...(kind === 'count' && unit.vi.trim() !== '' && { unit: both(unit) }),
        ...(least !== null && { least }),
        ...(most !== null && { most }),
        ...(said.length > 0 && { words: said }),
      };
    }
    case 'one_of': {
      const ids = uniqueNames(options.map(({ id, label }) => id ?? nameOf(label.vi, 30)));
      return { options: options.map(({ label }, nth) => ({ id: ids[nth], label: both(label) })) };
    }
    case 'words':
      return { longest };
    default:
      return {};
  }
}

function checkOf({ kind, field, of, parts, times, from, to, says, confirmable }: CheckDraft, keys: Keys): object {
  const keyOf = (id: string | null) => (id?.startsWith('@') ? id : keys.get(id ?? ''));
  return {
    ...{ kind, key: keyOf(field), says: both(says) },
    ...(confirmable && { confirmable: true }),
    of: kind === 'sum_of' ? parts.map(keyOf) : keyOf(of),
    ...(kind === 'at_most' && times !== 1 && { times }),
    ...(kind === 'share' && { from, to }),
  };
}

type Keys = ReadonlyMap<string, string>;

/** By the ids of items. What is stored keeps its key whatever its label becomes: sums over years go by it. */
function keysOf(fields: readonly FieldDraft[]): Keys {
  const names = uniqueNames(fields.map(({ key, label }) => key ?? nameOf(label.vi, 36)));
  return new Map(fields.map(({ id }, nth) => [id, names[nth]!]));
}

/** "Số hộ dự" is `so_ho_du`. */
function nameOf(label: string, longest: number): string {
  const name = withoutMarks(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, longest);
  return name === '' ? 'muc' : name;
}

function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let nth = 2; taken.has(unique); nth += 1) unique = `${name}_${nth}`;
    taken.add(unique);
    return unique;
  });
}

const both = ({ vi, en }: BothDraft): BothDraft => ({ vi: vi.trim(), en: en.trim() || vi.trim() });
