import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { looksLikeCaptions } from './captions/captions';
import { decodesHeic } from './decode-image';
import { heicUnsupported } from './media-errors';
import { mediaTypes } from './media-types';
import type { MediaType } from './media-types';

/** As many first bytes as `sniffHead` wants to see; fewer only when the file ends before. */
export const SNIFF_BYTES = 65_536;

/**
 * What the bytes themselves say, or null for a type that is not taken in. Name and declared type play no part.
 * A ZIP whose insides are not among the first bytes is `maybe_document`: ask `sniffFile` when it is complete.
 * @throws AppError `heic_unsupported` where this installation can't decode the pictures of iPhones
 */
export async function sniffHead(
  head: Buffer,
  readsHeic = decodesHeic,
): Promise<MediaType | 'maybe_document' | null> {
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  const type = detected && mediaTypes[detected.mime];
  if (type?.mediaType === 'image/heic' && !readsHeic) throw heicUnsupported();
  if (type) return type;
  if (looksLikeCaptions(head)) return mediaTypes['text/vtt']!;
  return head.subarray(0, 4).equals(zipSignature) ? 'maybe_document' : null;
}

/** The same for a whole file on the disk; looks into a ZIP. */
export async function sniffFile(path: string): Promise<MediaType | null> {
  const detected = await fileTypeFromFile(path).catch(() => undefined);
  return (detected && mediaTypes[detected.mime]) ?? null;
}

const zipSignature = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
