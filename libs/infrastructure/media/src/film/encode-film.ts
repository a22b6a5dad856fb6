import { aigcFfmpegParameters } from '../aigc-metadata';
import type { AigcMark } from '../aigc-metadata';
import type { Ffmpeg } from '../ffmpeg';
import { preparationFailed } from '../ffmpeg';
import { THREADS, readingFrom } from '../ffmpeg-input';
import { probeMedia } from '../probe-media';
import type { MediaFacts } from '../probe-media';
import type { ProgramWatch } from '../run-ffmpeg';
import type { RecordingOnDisk } from '../sound/analyse-sound';
import { normalisingFilter } from '../sound/loudness';
import type { Loudness } from '../sound/loudness';
import { SEGMENT_SECONDS, TONE_MAPPING, rungFilter } from './film-ladder';
import type { FilmRung } from './film-ladder';

const AUDIO_BITS = '128k';
/** Nobody sees more pictures in a second. */
const MOST_PICTURES = '60';

export interface EncodedFilm extends MediaFacts {
  video: NonNullable<MediaFacts['video']>;
}

/**
 * Writes one size of a film as browsers play it: H.264 and AAC in an MP4 that begins with its index, upright, its sound at
 * one loudness. What stood beside pictures and sound stays behind, but for the mark of generated content.
 * @throws AppError as `Ffmpeg.run`
 */
export async function encodeFilm(
  ffmpeg: Ffmpeg,
  source: RecordingOnDisk,
  options: {
    rung: FilmRung;
    /** Null: a film without sound. */
    loudness: Loudness | null;
    aigcMark: AigcMark | null;
    outputPath: string;
    limitMs: number;
  },
  watch: ProgramWatch = {},
): Promise<EncodedFilm> {
  const { rung, loudness, aigcMark, outputPath, limitMs } = options;
  const isHigh = source.facts.video?.isHighRange === true;
  const filters = [...(isHigh ? [TONE_MAPPING] : []), rungFilter(rung.shortEdge)].join(',');
  const normalised = loudness && normalisingFilter(loudness);
  await ffmpeg.run(
    [
      ...['-v', 'error', ...readingFrom(source.path, source.reader), '-map', '0:v:0', '-vf', filters],
      ...['-fpsmax', MOST_PICTURES, '-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryfast'],
      ...['-pix_fmt', 'yuv420p', '-crf', '22', '-maxrate', String(rung.videoBits)],
      ...['-bufsize', String(rung.videoBits * 2), '-threads', THREADS],
      ...['-force_key_frames', `expr:gte(t,n_forced*${SEGMENT_SECONDS})`],
      ...(loudness ? ['-map', '0:a:0', '-c:a', 'aac', '-b:a', AUDIO_BITS, '-ac', '2', '-ar', '48000'] : []),
      ...(normalised ? ['-af', normalised] : []),
      ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
      ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
      ...aigcFfmpegParameters(aigcMark, 'mp4'),
      ...['-movflags', '+faststart', '-f', 'mp4', `file:${outputPath}`],
    ],
    limitMs,
    watch,
  );
  return examine(outputPath, source.facts, loudness !== null);
}

/** What was written is not believed but read: a film that broke off half way is no film. */
async function examine(path: string, source: MediaFacts, hasSound: boolean): Promise<EncodedFilm> {
  const { video, audio, ...facts } = await probeMedia(path).catch((error: unknown) => {
    throw preparationFailed(String(error));
  });
  const lost = Math.abs(source.durationSeconds - facts.durationSeconds);
  const wrong = [
    video?.codec !== 'AVC' && 'codec',
    hasSound !== Boolean(audio) && 'sound',
    lost > Math.max(1, source.durationSeconds * 0.02) && `${lost} s shorter or longer`,
  ].filter(Boolean);
  if (!video || wrong.length > 0) throw preparationFailed(`It came out wrong: ${wrong.join(', ')}`);
  return { ...facts, video, ...(audio && { audio }) };
}
