/**
 * The length of an MP4 in seconds from its movie header (`moov` › `mvhd`, ISO/IEC 14496-12), or null when the bytes
 * are no MP4 or the header is missing.
 */
export function mp4DurationSeconds(bytes: Buffer): number | null {
  const movie = findBox(bytes, 'moov');
  const header = movie && findBox(movie, 'mvhd');
  if (!header || header.length < 20) return null;
  const isLong = header.readUInt8(0) === 1;
  if (isLong && header.length < 32) return null;
  const timescale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  return timescale > 0 ? duration / timescale : null;
}

/** The contents of the first box of this type among the boxes of one level. */
function findBox(bytes: Buffer, type: string): Buffer | null {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const shortSize = bytes.readUInt32BE(at);
    const isLarge = shortSize === 1 && at + 16 <= bytes.length;
    const headerLength = isLarge ? 16 : 8;
    const size =
      shortSize === 0 ? bytes.length - at : isLarge ? Number(bytes.readBigUInt64BE(at + 8)) : shortSize;
    if (size < headerLength) return null;
    if (bytes.toString('latin1', at + 4, at + 8) === type)
      return bytes.subarray(at + headerLength, Math.min(at + size, bytes.length));
    at += size;
  }
  return null;
}
