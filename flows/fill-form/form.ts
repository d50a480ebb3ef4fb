/**
 * A form as data: what is asked, in which order, and what must be right. Moderators build them in the page; the one talk of
 * `flow.ts` fills any of them.
 */
export interface Form {
  code: string;
  /** Raised by each edit; what was filed keeps the version that it was filed with. */
  version: number;
  title: Both;
  /** How several figures are told in one message: "120 hộ, 430 người, 15 suất quà". */
  example?: Both;
  fields: readonly FormField[];
  checks: readonly FormCheck[];
}

export type Both = Readonly<Record<'vi' | 'en', string>>;

export type FormField = FieldBase & FieldKind;

interface FieldBase {
  /** Stable: sums over forms and years go by it. */
  key: string;
  /** In the read-back: "Số hộ dự". */
  label: Both;
  /** "Có bao nhiêu hộ dự?" */
  question: Both;
  /** How to count it, in one sentence. */
  help?: Both;
  optional?: true;
}

type FieldKind =
  | {
      kind: 'count' | 'money';
      /** What is counted: "hộ". Money is in đồng. */
      unit?: Both;
      least?: number;
      most?: number;
      /** Words that stand beside the figure when several are told in one message: "hộ dự", "hộ". */
      words?: readonly string[];
    }
  | { kind: 'yes_no' }
  | { kind: 'one_of'; options: readonly { id: string; label: Both }[] }
  | { kind: 'day' | 'hour' }
  | { kind: 'words'; longest: number };

/**
 * What must hold across answers. `of` is the key of a field, or what is known of the area: `@households`, `@people`. A check of
 * which something is not answered or not known is passed over.
 */
export type FormCheck = {
  key: string;
  /** Said when it does not hold; blanks: {value}, {other}. */
  says: Both;
  /** It may be right all the same, and is then confirmed. */
  confirmable?: true;
} & (
  | { kind: 'at_most'; of: string /** Of `of`; 1 when left out. */; times?: number }
  | { kind: 'sum_of'; of: readonly string[] }
  /** `key` divided by `of`. */
  | { kind: 'share'; of: string; from: number; to: number }
);

/** A figure, the id of an option, `YYYY-MM-DD`, `HH:MM`, words, or yes and no. */
export type Value = number | string | boolean;
export type Values = Readonly<Record<string, Value>>;

/** Figures of the area that checks compare with. */
export interface KnownFigures {
  '@households'?: number;
  '@people'?: number;
}
