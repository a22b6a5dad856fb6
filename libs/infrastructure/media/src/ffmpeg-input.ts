/** Beyond 8K nothing is decoded: one picture of it would fill the memory. */
export const MAX_PIXELS = 8_192 * 4_320;
/** The machine also publishes. */
export const THREADS = '2';
/** Nothing that goes on for ever is read to its end, whatever its header says. */
export const MAX_SECONDS = 12 * 3_600;

/** ffmpeg's own reader by what the bytes are. A playlist, which would have it open further files, has none. */
const filmReaders: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
};

const soundReaders: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'mov',
  'audio/wav': 'wav',
  'audio/webm': 'matroska',
};

/** The reader of a film; undefined for what is none. */
export function filmReaderOf(mediaType: string | undefined): string | undefined {
  return filmReaders[mediaType ?? ''];
}

/** The reader of sound or film; undefined for what is neither. */
export function mediaReaderOf(mediaType: string | undefined): string | undefined {
  return filmReaderOf(mediaType) ?? soundReaders[mediaType ?? ''];
}

/** Parameters before the outputs: only this one file is opened, whatever stands in it. */
export function readingFrom(path: string, reader: string, { fromSeconds = 0 } = {}): string[] {
  return [
    ...['-threads', THREADS, '-filter_threads', '1', '-protocol_whitelist', 'file,pipe'],
    ...['-format_whitelist', 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,wav'],
    ...(fromSeconds > 0 ? ['-ss', fromSeconds.toFixed(3)] : []),
    ...['-max_pixels', String(MAX_PIXELS), '-t', String(MAX_SECONDS), '-f', reader, '-i', `file:${path}`],
  ];
}
