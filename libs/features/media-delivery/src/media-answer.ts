import { isUnchanged } from '@haojiao/features/delivery';
import { parseRange } from '@haojiao/features/assets';

export interface MediaQuestion {
  method: string;
  range?: string;
  ifRange?: string;
  ifNoneMatch?: string;
  ifModifiedSince?: string;
}

export interface KnownFile {
  bytes: number;
  /** Strong, with its quotes. */
  etag: string;
  modifiedAt: Date;
}

/** `start` inclusive, `end` exclusive. */
export type MediaAnswer =
  { status: 200 | 206; start: number; end: number } | { status: 304 } | { status: 416 };

/**
 * What is answered to a request for a file (RFC 9110, 13.2.2 and 14.2). Ranges are defined for GET alone, so HEAD tells
 * of the whole file. Several ranges get the whole file, which the RFC leaves to us and no player minds.
 */
export function mediaAnswer(question: MediaQuestion, { bytes, etag, modifiedAt }: KnownFile): MediaAnswer {
  if (isUnchanged(question, etag, modifiedAt)) return { status: 304 };
  const stands =
    question.ifRange === undefined ||
    question.ifRange === etag ||
    question.ifRange === modifiedAt.toUTCString();
  const range = question.method === 'GET' && stands ? parseRange(question.range, bytes) : null;
  if (range === 'unsatisfiable') return { status: 416 };
  return range ? { status: 206, ...range } : { status: 200, start: 0, end: bytes };
}
