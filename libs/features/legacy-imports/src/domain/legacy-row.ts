import type { Message } from '@haojiao/kernel';

export const legacyTypes = ['article', 'episode', 'video'] as const;
export type LegacyType = (typeof legacyTypes)[number];

/** Something to be known about a cell. */
export interface RowNote {
  field: LegacyField | '';
  code: string;
  message: Message;
}

export const legacyFields = [
  'type',
  'title',
  'publishedAt',
  'oldAddress',
  'summary',
  'body',
  'unit',
  'column',
  'tags',
  'byline',
  'source',
  'sourceUrl',
  'locale',
  'cover',
  'media',
  'programme',
  'season',
  'number',
] as const;
export type LegacyField = (typeof legacyFields)[number];

/** What a line says by itself. */
export interface LegacyRow {
  line: number;
  type: LegacyType | null;
  title: string;
  publishedAt: Date | null;
  oldAddress: string | null;
  summary: string;
  /** HTML. */
  body: string;
  /** Code or full name; null: the import's own unit. */
  unit: string | null;
  /** Code or name. */
  column: string | null;
  tags: string[];
  byline: string;
  source: string | null;
  sourceUrl: string | null;
  locale: string;
  /** Names of files. */
  cover: string | null;
  media: string | null;
  programme: string | null;
  season: number | null;
  number: number | null;
  faults: RowNote[];
  warnings: RowNote[];
}

/** The body of `POST /contents` for it, every name looked up. */
export type LegacyInput = Record<string, unknown> & { organizationId: string; type: string; title: string };

export function rowNote(field: LegacyField | '', code: string, zh: string, en: string): RowNote {
  return { field, code, message: { zh, en } };
}
