/** What the rule needs to know of a file of sound. */
export interface SoundFile {
  /** Of the whole file. */
  bytes: number;
  /** Of the tags before the sound. */
  headerBytes: number;
  /** 0 where nobody knows. */
  durationSeconds: number;
}

const LISTEN_SECONDS = 60;
/** One minute at 128 kbit/s, for files whose length is unknown. */
const MINUTE_OF_UNKNOWN_BYTES = 960_000;

/**
 * Bytes of sound that make a listen: one minute by the file's own bit rate, all of it where it is shorter. The tag
 * header is no sound. At 64 kbit/s it is 480,000 bytes, at 128 kbit/s 960,000.
 */
export function listenThreshold({ bytes, headerBytes, durationSeconds }: SoundFile): number {
  const sound = Math.max(1, bytes - headerBytes);
  if (durationSeconds <= 0) return Math.min(sound, MINUTE_OF_UNKNOWN_BYTES);
  return Math.min(sound, Math.ceil((sound * LISTEN_SECONDS) / durationSeconds));
}
