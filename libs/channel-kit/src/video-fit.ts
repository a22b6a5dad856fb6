import { fieldsOf } from './bytedance/answer';
import type { Finding } from './channel-adapter';
import type { DraftMedia } from './publication-draft';
import type { PublishContext } from './publish-context';

/** How a film must come out to be taken by a platform. */
export interface VideoFit {
  container: 'mp4';
  video: 'h264';
  /** `none`: the sound is left out. Only where the channel asks for it. */
  audio: 'aac' | 'none';
  /** At most this many bytes; the bit rate is reduced until it holds. */
  maxBytes?: number;
  /** Longest edge in pixels; smaller films are not enlarged. */
  maxEdge?: number;
  /** At most this many pictures a second. */
  frameRate?: number;
}

/** Picture and sound together; the converter itself goes a little lower, so that what was promised here is kept. */
const BITS_LEAST = 500_000;

/** Whether the film can be brought to the fit: ffmpeg is there, and so many bytes leave a picture worth watching. */
export function canBeFitted(media: DraftMedia, { maxBytes }: VideoFit): boolean {
  if (!media.canConvert) return false;
  return maxBytes === undefined || maxBytes * 8 >= (media.durationSeconds + 1) * BITS_LEAST;
}

/** The name of the step in which a film is converted. */
export const CONVERT_STEP = 'convert';

/**
 * The film as it is uploaded: itself where `fit` is null, else converted in a step that may be repeated. Steps of
 * `boundToBytes` are forgotten where an earlier attempt sent other bytes (another worker has no ffmpeg, a file was lost):
 * parts of two films never meet in one upload. @throws AppError as `DraftMedia.convert`
 */
export async function fittedMedia(
  context: Pick<PublishContext, 'step' | 'resultOf' | 'forgetSteps'>,
  media: DraftMedia,
  fit: VideoFit | null,
  boundToBytes: string[],
): Promise<DraftMedia> {
  const before = fieldsOf(await context.resultOf(CONVERT_STEP)).sha256;
  if (!fit) {
    if (before !== undefined) await context.forgetSteps([CONVERT_STEP, ...boundToBytes]);
    return media;
  }
  let made: DraftMedia | undefined;
  const convert = async () => {
    made ??= await media.convert(fit);
    return { sha256: made.sha256, bytes: made.bytes };
  };
  const kept = await context.step(CONVERT_STEP, { effect: 'repeatable' }, convert);
  const { sha256 } = await convert();
  if (sha256 !== before) await context.forgetSteps(boundToBytes);
  if (sha256 !== kept.sha256) {
    await context.forgetSteps([CONVERT_STEP]);
    await context.step(CONVERT_STEP, { effect: 'repeatable' }, convert);
  }
  return made!;
}

/** What people are told before they sign: the film goes out in another form than it was approved in. */
export function willBeConverted(platform: string, why: { zh: string; en: string }): Finding {
  return {
    severity: 'hint',
    code: `${platform}_video_converted`,
    path: 'media',
    message: {
      zh: `${why.zh}，发布时将自动转换为 MP4（H.264）。`,
      en: `${why.en}; it is converted to MP4 (H.264) when it is published.`,
    },
  };
}

/** The way out where nothing can be converted here. */
export const convertYourself = {
  zh: '请转为 MP4（H.264）后重新上传，或请管理员在服务器上安装 ffmpeg 以自动转换。',
  en: 'Convert it to MP4 (H.264) and upload it again, or have ffmpeg installed on the server.',
};
