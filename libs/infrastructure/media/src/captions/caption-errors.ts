import { AppError } from '@haojiao/kernel';

/** 422: names the line, counted from one, so that it can be mended. */
export function captionsInvalid(line: number, zh: string, en: string): AppError {
  return new AppError(
    'unprocessable',
    'captions_invalid',
    {
      zh: `字幕文件第 ${line} 行有误：${zh}请改正后重新上传（WebVTT 或 SRT，UTF-8 编码）。`,
      en: `Line ${line} of the captions is wrong: ${en} Mend it and upload the file anew (WebVTT or SRT, UTF-8).`,
    },
    { extra: { line } },
  );
}
