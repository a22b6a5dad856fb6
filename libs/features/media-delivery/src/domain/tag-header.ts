/** Bytes that `tagHeaderBytes` wants to see of a file. */
export const TAG_HEADER_LENGTH = 10;

/**
 * Bytes of the ID3v2 tag at the head of a file, 0 where there is none: `ID3`, version, flags, then the size in four
 * times seven bits; a footer adds ten more (https://id3.org/id3v2.4.0-structure, sections 3.1 and 3.4).
 */
export function tagHeaderBytes(head: Buffer): number {
  if (head.length < TAG_HEADER_LENGTH || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const sizeBytes = [...head.subarray(6, 10)];
  if (sizeBytes.some((byte) => byte > 0x7f)) return 0;
  const size = sizeBytes.reduce((sum, byte) => sum * 128 + byte, 0);
  const hasFooter = (head[5]! & 0x10) !== 0;
  return TAG_HEADER_LENGTH + size + (hasFooter ? TAG_HEADER_LENGTH : 0);
}
