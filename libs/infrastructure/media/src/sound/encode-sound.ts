import { open, stat } from 'node:fs/promises';
import { aigcFfmpegParameters } from '../aigc-metadata';
import type { AigcMark } from '../aigc-metadata';
import type { Ffmpeg } from '../ffmpeg';
import { preparationFailed } from '../ffmpeg';
import { probeMedia } from '../probe-media';
import type { ProgramWatch } from '../run-ffmpeg';
import { readingFrom } from '../ffmpeg-input';
import { channelsOf } from './analyse-sound';
import type { RecordingOnDisk } from './analyse-sound';
import { normalisingFilter } from './loudness';
import type { Loudness } from './loudness';

/** Bits per second, constant: so that a minute is a number of bytes (480,000 or 960,000). */
export const SOUND_BITS: Readonly<Record<1 | 2, number>> = { 1: 64_000, 2: 128_000 };
/** What every player and platform takes; 48 kHz is not among what older ones do. */
const SAMPLE_RATE = '44100';

export interface EncodedSound {
  path: string;
  mediaType: 'audio/mpeg' | 'audio/mp4';
  bytes: number;
  durationSeconds: number;
  bitRate: number;
  /** Bytes of the tag before the first sound. */
  headerBytes: number;
}

/**
 * Writes the recording at one loudness, as MP3 of constant bit rate and as AAC. Neither tells anything that stood beside
 * the sound in the original (place, device, names); `aigcMark`, the mark of generated content that GB 45438-2025 wants
 * in a file's metadata, stays.
 * @throws AppError as `Ffmpeg.run`
 */
export async function encodeSound(
  ffmpeg: Ffmpeg,
  source: RecordingOnDisk,
  options: {
    loudness: Loudness;
    aigcMark: AigcMark | null;
    /** Without ending. */
    outputPath: string;
    limitMs: number;
  },
  watch: ProgramWatch = {},
): Promise<EncodedSound[]> {
  const { loudness, aigcMark, outputPath, limitMs } = options;
  const channels = channelsOf(source.facts);
  const bitRate = SOUND_BITS[channels];
  const filters = [normalisingFilter(loudness), `aresample=${SAMPLE_RATE}`, 'asplit=2'].filter(Boolean);
  const common = [
    ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
    ...['-ac', String(channels), '-ar', SAMPLE_RATE, '-b:a', String(bitRate)],
  ];
  await ffmpeg.run(
    [
      ...['-v', 'error', ...readingFrom(source.path, source.reader)],
      ...['-filter_complex', `[0:a:0]${filters.join(',')}[one][two]`],
      // No frame that only tells of the others: every byte after the tag is sound.
      ...['-map', '[one]', ...common, '-c:a', 'libmp3lame', '-write_xing', '0'],
      ...[
        ...aigcFfmpegParameters(aigcMark, 'other'),
        '-id3v2_version',
        aigcMark ? '4' : '0',
        '-f',
        'mp3',
        `file:${outputPath}.mp3`,
      ],
      ...[
        '-map',
        '[two]',
        ...common,
        '-c:a',
        'aac',
        '-movflags',
        '+faststart',
        ...aigcFfmpegParameters(aigcMark, 'mp4'),
      ],
      ...['-f', 'mp4', `file:${outputPath}.m4a`],
    ],
    limitMs,
    watch,
  );
  return [
    await examine(`${outputPath}.mp3`, 'audio/mpeg', bitRate, source),
    await examine(`${outputPath}.m4a`, 'audio/mp4', bitRate, source),
  ];
}

/** What was written is not believed but read. */
async function examine(
  path: string,
  mediaType: EncodedSound['mediaType'],
  bitRate: number,
  source: RecordingOnDisk,
): Promise<EncodedSound> {
  const { size: bytes } = await stat(path);
  const headerBytes = mediaType === 'audio/mpeg' ? await tagBytes(path) : 0;
  const { durationSeconds, audio, video } = await probeMedia(path);
  const wanted = source.facts.durationSeconds;
  if (!audio || video || Math.abs(durationSeconds - wanted) > Math.max(1, wanted * 0.02))
    throw preparationFailed(`It came out wrong: ${durationSeconds} s instead of ${wanted} s`);
  return { path, mediaType, bytes, durationSeconds, bitRate, headerBytes };
}

/** Length of an ID3v2 tag with its head; 0 where there is none. */
async function tagBytes(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(10);
    await file.read(head, 0, 10, 0);
    if (head.toString('latin1', 0, 3) !== 'ID3') return 0;
    const size = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + (head[index]! & 0x7f), 0);
    return 10 + size;
  } finally {
    await file.close();
  }
}
