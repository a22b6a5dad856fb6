interface Volume {
  readonly bytes: number;
  readonly files: number;
}

interface Limits {
  readonly maxBytes: number | null;
  readonly maxFiles: number | null;
}

const GIGABYTE = 1024 ** 3;

/** Limits are set in gigabytes: nobody thinks in bytes. */
export const gigabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round((bytes / GIGABYTE) * 100) / 100;

export const bytesOf = (gigabytes: number | null | undefined): number | null =>
  gigabytes == null ? null : Math.round(gigabytes * GIGABYTE);

/** How full, in percent, rounded down: 100 is full. Null where there is no limit. */
export const shareOf = (held: number, most: number | null): number | null =>
  most === null ? null : Math.floor((held / most) * 100);

const FEW = 80;

/** `full`: nothing more comes in; `nearly`: soon. */
export function fullnessOf(held: Volume, { maxBytes, maxFiles }: Limits): 'full' | 'nearly' | 'fine' {
  const share = Math.max(shareOf(held.bytes, maxBytes) ?? 0, shareOf(held.files, maxFiles) ?? 0);
  if (share >= 100) return 'full';
  return share >= FEW ? 'nearly' : 'fine';
}
