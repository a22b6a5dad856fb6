import type { Ffmpeg } from './ffmpeg';
import { readingFrom } from './ffmpeg-input';
import type { RecordingOnDisk } from './sound/analyse-sound';

const READ_MS = 60_000;
const MOST_CHARACTERS = 4_000;

/** The value of the `AIGC` member of a file's metadata (GB 45438-2025, annex), or null. @throws AppError as `Ffmpeg.run` */
export async function readAigcMark(
  ffmpeg: Ffmpeg,
  { path, reader }: Pick<RecordingOnDisk, 'path' | 'reader'>,
): Promise<string | null> {
  const { stdout } = await ffmpeg.run(
    ['-v', 'error', ...readingFrom(path, reader), '-c', 'copy', '-f', 'ffmetadata', 'pipe:1'],
    READ_MS,
  );
  const line = stdout
    .split(/(?<!\\)\n/)
    .map((text) => /^AIGC=(.*)$/is.exec(text)?.[1])
    .find((value) => value !== undefined);
  // The form escapes `=`, `;`, `#`, `\` and line ends.
  return line === undefined ? null : line.replace(/\\([=;#\\\n])/g, '$1').slice(0, MOST_CHARACTERS);
}
