import { ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';

/** How a film must come out to be taken by a platform. */
export interface VideoFit {
  container: 'mp4';
  video: 'h264';
  /** `none`: the sound is left out. */
  audio: 'aac' | 'none';
  /** At most this many bytes; the bit rate is reduced until it holds. */
  maxBytes?: number;
  /** Longest edge in pixels; smaller films are not enlarged. */
  maxEdge?: number;
  /** At most this many pictures a second. */
  frameRate?: number;
}

/** Rates of one conversion, bits per second. */
export interface VideoRates {
  /** What the pictures may take on the average; they take less where they look as good with less. */
  video: number;
  audio: number;
}

/** Nobody sees more than this on a phone. */
const VIDEO_BITS_MOST = 8_000_000;
/** Below this nobody would call it a film any more. */
const VIDEO_BITS_LEAST = 250_000;
const AUDIO_BITS = 128_000;
/** Headers and indices of the container, and what an encoder takes above its average. */
const USABLE_PART = 0.93;
/** An encoder may spend so many seconds' worth of its rate at once. */
export const AHEAD_SECONDS = 1;

/** @throws AppError `video_can_not_fit` where so long a film can't be brought to so few bytes with anything left of it */
export function videoRates(fit: VideoFit, durationSeconds: number): VideoRates {
  const audio = fit.audio === 'aac' ? AUDIO_BITS : 0;
  if (fit.maxBytes === undefined) return { video: VIDEO_BITS_MOST, audio };
  const video = Math.floor((fit.maxBytes * 8 * USABLE_PART) / (durationSeconds + AHEAD_SECONDS) - audio);
  if (video < VIDEO_BITS_LEAST) throw videoCanNotFit(fit.maxBytes);
  return { video: Math.min(video, VIDEO_BITS_MOST), audio };
}

/** ffmpeg's filter: square pixels, even edges, none longer than `maxEdge`, nothing enlarged. */
export function sizeFilter({ maxEdge }: VideoFit): string {
  const part = maxEdge === undefined ? '1' : `min(1,${maxEdge}/max(iw*sar,ih))`;
  const even = (length: string) => `'max(2,trunc(${length}*${part}/2)*2)'`;
  return `scale=w=${even('iw*sar')}:h=${even('ih')},setsar=1`;
}

/** How long a conversion may take on a slow machine. */
export function conversionLimitMs(durationSeconds: number): number {
  return Math.min(SECONDS_SPARE + durationSeconds * SLOWEST_SPEED, LONGEST_SECONDS) * 1_000;
}

const SECONDS_SPARE = 120;
/** Seconds of work for each second of film. */
const SLOWEST_SPEED = 8;
const LONGEST_SECONDS = 3 * 3_600;

export function videoCanNotFit(maxBytes: number): AppError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return ruleBroken(
    'video_can_not_fit',
    `这个视频无法在保持可看的画质下压缩到 ${megabytes} MB 以内，请剪短后重新上传。`,
    `This film can not be brought to ${megabytes} MB with a picture left that is worth watching; shorten it.`,
  );
}
