import { besideMp4 } from './beside-mp4';
import { besideMp3, besideWav } from './beside-sound';
import { besideWebm } from './beside-webm';
import type { BytePatch, ReadBytes } from './byte-patch';

const readers: Readonly<Record<string, (read: ReadBytes, size: number) => Promise<BytePatch[]>>> = {
  'audio/mpeg': besideMp3,
  'audio/wav': besideWav,
  'audio/mp4': besideMp4,
  'video/mp4': besideMp4,
  'video/quicktime': besideMp4,
  'audio/webm': besideWebm,
  'video/webm': besideWebm,
};

/**
 * What has to be blanked in a recording before strangers get it, so that it tells no place, no device and no name, and yet
 * has its length and plays as before. The mark of generated content (`AIGC`, GB 45438-2025) stays.
 */
export async function besideRecording(
  mediaType: string,
  read: ReadBytes,
  size: number,
): Promise<BytePatch[]> {
  return (await readers[mediaType]?.(read, size)) ?? [];
}
