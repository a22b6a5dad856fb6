const MIB = 1024 * 1024;

/** Above this, a video goes up in parts (recommendation of the platform's upload page, read 2026-11). */
export const SINGLE_UPLOAD_MAX_BYTES = 50 * MIB;
export const PART_BYTES = 20 * MIB;
/** No part may be smaller, and sources disagree whether the last one may: we never send a smaller one. */
export const PART_MIN_BYTES = 5 * MIB;
export const PART_MAX_BYTES = 100 * MIB;

/** How a video goes up; sources disagree on ceilings, so installations can set them. */
export interface UploadSizes {
  singleMaxBytes: number;
  /** At least `PART_MIN_BYTES`, and so much below `PART_MAX_BYTES` that a small remainder can be added. */
  partBytes: number;
}

export const usualUploadSizes: UploadSizes = {
  singleMaxBytes: SINGLE_UPLOAD_MAX_BYTES,
  partBytes: PART_BYTES,
};

export interface FilePart {
  /** From 1, without gaps. */
  number: number;
  /** Inclusive. */
  start: number;
  /** Exclusive. */
  end: number;
}

/** Cuts a file into parts of one size; a remainder below 5 MiB is given to the last whole part. */
export function cutParts(bytes: number, partBytes: number = PART_BYTES): FilePart[] {
  const wholeParts = Math.floor(bytes / partBytes);
  const remainder = bytes - wholeParts * partBytes;
  const count = Math.max(1, wholeParts + (remainder >= PART_MIN_BYTES ? 1 : 0));
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    start: index * partBytes,
    end: index === count - 1 ? bytes : (index + 1) * partBytes,
  }));
}
