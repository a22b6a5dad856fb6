import { DAY_MS, SECOND_MS } from '@haojiao/kernel';

const GB = 1024 * 1024 * 1024;

export const uploadLimits = {
  /** Uploads of one person that are not finished, and the bytes that they announce together. */
  unfinished: 10,
  unfinishedBytes: 20 * GB,
  /** An upload goes when nothing came for so long: a film begun on Friday evening is there on Monday. */
  idleMs: 3 * DAY_MS,
  /** A whole file waits longer, for a scanner or a storage that are away. */
  judgingMs: 14 * DAY_MS,
  /** How long one can ask what became of an upload. */
  rememberedMs: 30 * DAY_MS,
  /** Whoever sends may fall silent for so long; when somebody else wants to go on with the upload, for less. */
  silenceMs: 60 * SECOND_MS,
  contestedSilenceMs: 2 * SECOND_MS,
  /** Whoever asks where to go on is answered so much later while bytes are still being written. */
  settlingMs: 4 * SECOND_MS,
  /** Whether the session still lives is asked anew while bytes flow. */
  rightsCheckMs: 10 * SECOND_MS,
  /** Up to here, which is above every file that is rewritten, a copy is judged. */
  copiedBytes: 2 * 1024 * 1024,
  /** Up to here a file is judged within the request of its last byte; above by the worker. */
  judgedAtOnceBytes: 64 * 1024 * 1024,
} as const;

/** After so many failed tries the next one waits for so long: 5 s, doubling up to 5 minutes. */
export function retryDelayMs(attempts: number): number {
  return Math.min(300, 5 * 2 ** Math.min(attempts, 10)) * SECOND_MS;
}
