import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import { withAigcMark } from '../aigc-metadata';
import type { AigcMark } from '../aigc-metadata';
import type { Ffmpeg } from '../ffmpeg';
import { preparationFailed } from '../ffmpeg';
import { readingFrom } from '../ffmpeg-input';
import type { RecordingOnDisk } from '../sound/analyse-sound';
import { TONE_MAPPING, rungFilter } from './film-ladder';

const FRAME_MS = 60_000;
const MOST_SHORT_EDGE = 1_080;
const JPEG_QUALITY = 85;
/** Around a tenth of the film the title is over and the matter has begun. */
const candidates = [0.06, 0.08, 0.1, 0.12, 0.14];

export interface FilmFrame {
  /** JPEG. */
  bytes: Buffer;
  width: number;
  height: number;
}

export interface FrameOptions {
  /** Of the film: a picture of it is as generated as the whole. */
  aigcMark?: AigcMark | null;
  signal?: AbortSignal;
}

/**
 * The picture at that time, upright, as a JPEG without any word beside it but the mark of generated content.
 * @throws AppError as `Ffmpeg.run`; `media_preparation_failed` where the film has no picture there
 */
export async function filmFrameAt(
  ffmpeg: Ffmpeg,
  source: RecordingOnDisk,
  seconds: number,
  { aigcMark, signal }: FrameOptions = {},
): Promise<FilmFrame> {
  const path = `${source.path}-${Math.round(seconds * 1_000)}.png`;
  const isHigh = source.facts.video?.isHighRange === true;
  try {
    await ffmpeg.run(
      [
        ...['-v', 'error', ...readingFrom(source.path, source.reader, { fromSeconds: seconds })],
        ...['-map', '0:v:0', '-frames:v', '1'],
        ...['-vf', [...(isHigh ? [TONE_MAPPING] : []), rungFilter(MOST_SHORT_EDGE)].join(',')],
        ...['-c:v', 'png', '-f', 'image2', '-update', '1', `file:${path}`],
      ],
      FRAME_MS,
      signal ? { signal } : {},
    );
    const { data, info } = await withAigcMark(sharp(path), aigcMark)
      .jpeg({ quality: JPEG_QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch (error) {
    throw error instanceof Error && /Input file is missing/.test(error.message)
      ? preparationFailed(`No picture at ${seconds} s`)
      : error;
  } finally {
    await rm(path, { force: true });
  }
}

/** The sharpest of five pictures from the beginning of the matter. @throws AppError as `filmFrameAt` */
export async function filmPoster(
  ffmpeg: Ffmpeg,
  source: RecordingOnDisk,
  options: FrameOptions = {},
): Promise<FilmFrame> {
  let best: { frame: FilmFrame; sharpness: number } | null = null;
  for (const part of candidates) {
    // A film may have no picture there: sound that goes on, or one long frame.
    const frame = await filmFrameAt(ffmpeg, source, source.facts.durationSeconds * part, options).catch(
      () => null,
    );
    options.signal?.throwIfAborted();
    if (!frame) continue;
    const { sharpness } = await sharp(frame.bytes).stats();
    if (!best || sharpness > best.sharpness) best = { frame, sharpness };
  }
  return best?.frame ?? filmFrameAt(ffmpeg, source, 0, options);
}
