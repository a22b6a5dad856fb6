import type { AppError } from '@haojiao/kernel';
import { SECOND_MS, ruleBroken } from '@haojiao/kernel';
import { ffmpegMissing } from './video-errors';
import { runFfmpeg } from './run-ffmpeg';
import type { ProgramEnd, ProgramWatch } from './run-ffmpeg';

/** What the program of this machine can do of what we ask. */
export interface FfmpegTools {
  /** MP3, H.264 and AAC can be written: without one of them nothing is begun. */
  encoders: boolean;
  /** Films of high range can be brought to the range of every screen. */
  toneMapping: boolean;
}

const ASK_MS = 10_000;
const neededEncoders = ['libmp3lame', 'libx264', 'aac'];

/** The ffmpeg program of this machine, if it has one. */
export class Ffmpeg {
  private asked: Promise<FfmpegTools> | null = null;

  /** `program` is absolute. */
  constructor(private readonly program: string | undefined) {}

  /** Asked once in the life of the process. */
  tools(): Promise<FfmpegTools> {
    this.asked ??= this.ask();
    return this.asked;
  }

  /**
   * @returns how it ended, its code always 0
   * @throws AppError `video_converter_missing`, `media_preparation_too_slow`, `media_preparation_failed` (its cause has
   * the program's last words); an error with the code ENOSPC where the disk is full; the signal's reason
   */
  async run(parameters: string[], limitMs: number, watch: ProgramWatch = {}): Promise<ProgramEnd> {
    if (!this.program || !(await this.tools()).encoders) throw ffmpegMissing();
    // Should we be killed where no `setpriv` is, it ends by itself: seconds of processor time on two threads.
    const timeLimit = ['-timelimit', String(Math.ceil((2 * limitMs) / SECOND_MS))];
    const all = [
      '-nostdin',
      '-hide_banner',
      '-nostats',
      '-y',
      ...timeLimit,
      '-progress',
      'pipe:3',
      ...parameters,
    ];
    const end = await runFfmpeg(this.program, all, limitMs, watch);
    if (end.timedOut) throw preparationTooSlow();
    if (end.code === 0) return end;
    if (/No space left on device/i.test(end.stderr))
      throw Object.assign(new Error(end.stderr), { code: 'ENOSPC' });
    throw preparationFailed(end.stderr);
  }

  private async ask(): Promise<FfmpegTools> {
    const none = { encoders: false, toneMapping: false };
    if (!this.program) return none;
    const list = async (what: string) => {
      const end = await runFfmpeg(this.program!, ['-hide_banner', what], ASK_MS).catch(() => null);
      return end?.code === 0 ? end.stdout : '';
    };
    const [encoders, filters] = [await list('-encoders'), await list('-filters')];
    return {
      encoders: neededEncoders.every((name) => new RegExp(`\\s${name}\\s`).test(encoders)),
      toneMapping: ['zscale', 'tonemap'].every((name) => new RegExp(`\\s${name}\\s`).test(filters)),
    };
  }
}

/** `words`: the last of ffmpeg's own, for the log. */
export function preparationFailed(words: string): AppError {
  return ruleBroken(
    'media_preparation_failed',
    '音视频处理失败：文件可能已损坏，或编码方式不受支持。请用音视频软件重新导出（音频 MP3 或 WAV，视频 MP4）后上传。',
    'The recording could not be prepared: it is damaged or of a kind that is not known. Export it anew (MP3, WAV, MP4) and upload that.',
    { cause: new Error(words) },
  );
}

export function preparationTooSlow(): AppError {
  return ruleBroken(
    'media_preparation_too_slow',
    '音视频处理超时，已停止。请重试，或重新导出为常见格式（音频 MP3，视频 MP4 H.264）后上传。',
    'Preparing the recording took too long and was stopped. Try again, or export it in a common form (MP3, MP4 with H.264).',
  );
}
