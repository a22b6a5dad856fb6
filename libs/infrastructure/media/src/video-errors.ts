import { ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';

export function ffmpegMissing(): AppError {
  return ruleBroken(
    'video_converter_missing',
    '服务器未安装 ffmpeg，无法转换视频。请转为 MP4（H.264）后重新上传，或请管理员安装 ffmpeg。',
    'The server has no ffmpeg and can not convert films. Convert it to MP4 (H.264), or have ffmpeg installed.',
  );
}

/** The film itself is at fault, or ffmpeg can't read it. `words` are the last of ffmpeg's own, for the log. */
export function conversionFailed(words: string): AppError {
  return ruleBroken(
    'video_conversion_failed',
    '视频转换失败：文件可能已损坏，或编码方式不受支持。请用视频软件导出为 MP4（H.264）后重新上传。',
    'The film could not be converted: it is damaged or of a kind that is not known. Export it as MP4 (H.264) and upload that.',
    { cause: new Error(words) },
  );
}

export function conversionTookTooLong(): AppError {
  return ruleBroken(
    'video_conversion_too_slow',
    '视频转换超时，已停止。请用视频软件导出为 MP4（H.264）后重新上传。',
    'The conversion took too long and was stopped. Export the film as MP4 (H.264) and upload that.',
  );
}
