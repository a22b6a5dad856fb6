import type { Message } from '@haojiao/kernel';
import type { DetectedEncoding } from './decode-text';

export const importKinds = ['docx', 'wechat', 'html', 'text', 'markdown'] as const;
export type ImportKind = (typeof importKinds)[number];

/** Something that a person should know: what was left out, changed in form or could not be read. */
export interface ImportWarning {
  code: string;
  message: Message;
  /** How often. */
  count: number;
  /** Words of it, shortened; at most 20. */
  items: string[];
}

/** A picture of the source. Its id stands in the body as `<img data-asset-id="…">` until it is an asset. */
export interface ReadPicture {
  id: string;
  /** Where it lies on the net; null: inside the document. */
  url: string | null;
  altText: string;
  bytes: Buffer | null;
  /** Looks like a code to be scanned. */
  isQrCode: boolean;
}

/** One change of a document whose author did not settle it. */
export interface TrackedChange {
  kind: 'inserted' | 'deleted' | 'moved' | 'formatted';
  author: string;
  /** As written in the document; empty when it does not say. */
  at: string;
  text: string;
}

export interface ReadResult {
  kind: ImportKind;
  /** A guess; empty when nothing looks like one. */
  title: string;
  /** Not cleaned yet. */
  html: string;
  pictures: ReadPicture[];
  warnings: ImportWarning[];
  encoding: DetectedEncoding | null;
  sourceUrl: string | null;
}

const MAX_ITEMS = 20;
const MAX_ITEM_LENGTH = 120;

export function warning(
  code: string,
  zh: string,
  en: string,
  found: readonly string[] | number,
): ImportWarning {
  const items = typeof found === 'number' ? [] : found;
  return {
    code,
    message: { zh, en },
    count: typeof found === 'number' ? found : found.length,
    items: items
      .slice(0, MAX_ITEMS)
      .map((item) => item.replace(/\s+/g, ' ').trim().slice(0, MAX_ITEM_LENGTH)),
  };
}
