/**
 * A text as letters to compare, each with its place in the original: width, traditional characters, digits and
 * punctuation are folded away already. Places are UTF-16 offsets, `ends` exclusive.
 */
export interface Letters {
  length: number;
  letters: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** One text of a report: its letters, and the same characters as they stand, simplified, for what has a shape. */
export interface FieldText {
  letters: Letters;
  /** As long as the original, so that places count in both. */
  plain: string;
}

/** What is compared of a report. */
export interface ReportText {
  title: FieldText;
  body: FieldText;
  /** Day of the event as the sender named it, `YYYY-MM-DD`. */
  occurredOn: string | null;
}
