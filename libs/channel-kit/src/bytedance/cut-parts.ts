const MIB = 1024 * 1024;

/** Above this, a video goes up in parts (recommendation of the platform's upload page, read 2026-11). */
export const SINGLE_UPLOAD_MAX_BYTES = 50 * MIB;
export const PART_BYTES = 20 * MIB;
/** No part may be smaller, and sources disagree whether the last one may: we never send a smaller one. */
export const PART_MIN_BYTES = 5 * MIB;

export interface FilePart {
  /** From 1, without gaps. */
  number: number;
  /** Inclusive. */
  start: number;
  /** Exclusive. */
  end: number;
}

/** Cuts a file into parts of 20 MiB; a remainder below 5 MiB is given to the last whole part. */
export function cutParts(bytes: number): FilePart[] {
  const wholeParts = Math.floor(bytes / PART_BYTES);
  const remainder = bytes - wholeParts * PART_BYTES;
  const count = Math.max(1, wholeParts + (remainder >= PART_MIN_BYTES ? 1 : 0));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    start: index * PART_BYTES,
    end: index === count - 1 ? bytes : (index + 1) * PART_BYTES,
  }));
}
