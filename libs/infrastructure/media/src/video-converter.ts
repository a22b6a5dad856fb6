import { stat } from 'node:fs/promises';
import type { AppError } from '@haojiao/kernel';
import { aigcFfmpegParameters } from './aigc-metadata';
import type { AigcMark } from './aigc-metadata';
import { mediaDamaged, mediaTypeUnsupported } from './media-errors';
import { probeMedia } from './probe-media';
import type { MediaFacts } from './probe-media';
import { MAX_PIXELS, THREADS, filmReaderOf, readingFrom } from './ffmpeg-input';
import { runFfmpeg } from './run-ffmpeg';
import { sniffFile } from './sniff';
import { conversionFailed, conversionTookTooLong, ffmpegMissing } from './video-errors';
import { AHEAD_SECONDS, conversionLimitMs, sizeFilter, videoCanNotFit, videoRates } from './video-plan';
import type { VideoFit, VideoRates } from './video-plan';

/** What came out, read from the file itself. */
export interface ConvertedVideo extends MediaFacts {
  video: NonNullable<MediaFacts['video']>;
  bytes: number;
}

const ASK_MS = 10_000;

/** Films as platforms take them, by the ffmpeg program where the machine has one. One film at a time. */
export class VideoConverter {
  private isAvailable: Promise<boolean> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** `program` is absolute; without one nothing is converted. */
  constructor(private readonly program: string | undefined) {}

  /** Whether ffmpeg is there and knows H.264 and AAC; asked once in the life of the process. */
  available(): Promise<boolean> {
    this.isAvailable ??= this.ask();
    return this.isAvailable;
  }

  /**
   * Writes the film at `inputPath` to `outputPath` as `fit` says, with its mark of generated content, and looks whether it
   * came out so. Doing it again may give
   * other bytes: an encoder with several threads and a ceiling is not exact. After a failure the caller removes what
   * lies at `outputPath`.
   * @throws AppError `video_converter_missing`, `media_type_unsupported`, `media_damaged`, `video_can_not_fit`,
   * `video_conversion_failed`, `video_conversion_too_slow`
   */
  async convert(
    inputPath: string,
    outputPath: string,
    fit: VideoFit,
    aigcMark: AigcMark | null = null,
  ): Promise<ConvertedVideo> {
    if (!this.program || !(await this.available())) throw ffmpegMissing();
    const run = this.last.then(() => this.convertNow(this.program!, inputPath, outputPath, fit, aigcMark));
    this.last = run.catch(() => undefined);
    return run;
  }

  private async ask(): Promise<boolean> {
    if (!this.program) return false;
    const asked = await runFfmpeg(this.program, ['-hide_banner', '-encoders'], ASK_MS).catch(() => null);
    return asked?.code === 0 && /\slibx264\s/.test(asked.stdout) && /\saac\s/.test(asked.stdout);
  }

  private async convertNow(
    program: string,
    inputPath: string,
    outputPath: string,
    fit: VideoFit,
    aigcMark: AigcMark | null,
  ): Promise<ConvertedVideo> {
    const reader = filmReaderOf((await sniffFile(inputPath))?.mediaType);
    if (!reader) throw mediaTypeUnsupported();
    const source = await probeMedia(inputPath);
    if (!source.video || source.video.width * source.video.height > MAX_PIXELS) throw mediaDamaged();
    const rates = videoRates(fit, source.durationSeconds);
    const limitMs = conversionLimitMs(source.durationSeconds);
    const parameters = [
      // Its own limit, of the time of its threads, for when we are killed where no `setpriv` is.
      ...['-timelimit', String(Math.ceil((limitMs / 1_000) * Number(THREADS)))],
      ...['-nostdin', '-hide_banner', '-v', 'error', '-y'],
      ...readingFrom(inputPath, reader),
      ...writingTo(outputPath, fit, rates, aigcMark),
    ];
    const end = await runFfmpeg(program, parameters, limitMs);
    if (end.timedOut) throw conversionTookTooLong();
    if (end.code !== 0) throw failureOf(end.stderr);
    return examine(outputPath, fit, source);
  }
}

/**
 * First picture and sound only; nothing that was hidden beside them, the place of the recording least of all, but the mark
 * of generated content.
 */
function writingTo(
  path: string,
  fit: VideoFit,
  { video, audio }: VideoRates,
  aigcMark: AigcMark | null,
): string[] {
  return [
    ...['-map', '0:v:0', ...(fit.audio === 'aac' ? ['-map', '0:a:0?'] : ['-an'])],
    ...['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-vf', sizeFilter(fit)],
    ...(fit.frameRate === undefined ? [] : ['-fpsmax', String(fit.frameRate)]),
    ...['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'fast', '-pix_fmt', 'yuv420p', '-crf', '20'],
    ...['-maxrate', String(video), '-bufsize', String(video * AHEAD_SECONDS), '-threads', THREADS],
    ...(audio > 0 ? ['-c:a', 'aac', '-b:a', String(audio), '-ac', '2', '-ar', '48000'] : []),
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
    ...aigcFfmpegParameters(aigcMark, 'mp4'),
    ...['-movflags', '+faststart', '-f', 'mp4', `file:${path}`],
  ];
}

/** What was written is not believed but read: a film that broke off half way is no film. */
async function examine(path: string, fit: VideoFit, source: MediaFacts): Promise<ConvertedVideo> {
  const { size: bytes } = await stat(path);
  if (fit.maxBytes !== undefined && bytes > fit.maxBytes) throw videoCanNotFit(fit.maxBytes);
  const type = await sniffFile(path);
  const facts = await probeMedia(path).catch((error: unknown) => {
    throw conversionFailed(String(error));
  });
  const { video, audio, durationSeconds } = facts;
  const lost = source.durationSeconds - durationSeconds;
  const wrong = [
    type?.mediaType !== 'video/mp4' && 'container',
    video?.codec !== 'AVC' && 'codec',
    audio && (fit.audio === 'none' || audio.codec !== 'AAC') && 'sound',
    source.audio && fit.audio === 'aac' && !audio && 'sound is gone',
    Math.abs(lost) > Math.max(1, source.durationSeconds * 0.02) && `${lost} s shorter`,
    video && Math.max(video.width, video.height) > (fit.maxEdge ?? Infinity) && 'edge',
  ].filter(Boolean);
  if (!video || wrong.length > 0) throw conversionFailed(`It came out wrong: ${wrong.join(', ')}`);
  return { ...facts, video, bytes };
}

function failureOf(words: string): unknown {
  // The caller's storage tells a full disk apart by this code.
  if (/No space left on device/i.test(words)) return Object.assign(new Error(words), { code: 'ENOSPC' });
  return conversionFailed(words) satisfies AppError;
}
