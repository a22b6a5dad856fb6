import { AppError } from '@haojiao/kernel';

/** 415: nothing a name change would help with. */
export function mediaTypeUnsupported(): AppError {
  return new AppError('unsupportedMediaType', 'media_type_unsupported', {
    zh: '不支持这种文件。图片请用 JPEG、PNG、WebP、GIF 或 AVIF，音频用 MP3、M4A 或 WAV，视频用 MP4、WebM 或 MOV，文档用 PDF、DOCX、XLSX 或 PPTX（按文件内容判断，与扩展名无关）。',
    en: 'This kind of file is not taken. Images: JPEG, PNG, WebP, GIF, AVIF; audio: MP3, M4A, WAV; video: MP4, WebM, MOV; documents: PDF, DOCX, XLSX, PPTX. The bytes decide, not the name.',
  });
}

/** 415: the picture of an iPhone that nobody here can decode; says how to get one that can be. */
export function heicUnsupported(): AppError {
  return new AppError('unsupportedMediaType', 'heic_unsupported', {
    zh: '这是 HEIC 格式的照片，本系统暂时读不了，请改用 JPEG：在苹果手机“设置—相机—格式”中选“兼容性最佳”后重拍，或在相册中选“拷贝”“导出为 JPEG”，或发送给自己后保存为 JPG，再上传。',
    en: 'This photo is HEIC, which can not be read here; send a JPEG. On an iPhone choose Settings, Camera, Formats, Most Compatible and take it anew, or export the photo as JPEG, and upload that.',
  });
}

/** 415: a file that is two things at once. */
export function mediaDisguised(): AppError {
  return new AppError('unsupportedMediaType', 'media_disguised', {
    zh: '文件中夹带了网页或脚本代码，已拒收。请用图片或音视频软件重新导出后再上传。',
    en: 'The file carries a page or script inside and is refused. Export it anew from an editor and upload that.',
  });
}

/** 422: the right type, but it can't be decoded. */
export function mediaDamaged(cause?: unknown): AppError {
  return new AppError(
    'unprocessable',
    'media_damaged',
    {
      zh: '文件已损坏或不完整，无法读取。请重新导出或重新下载后再上传。',
      en: 'The file is damaged or incomplete and can not be read. Export or download it anew and upload that.',
    },
    { cause },
  );
}

/** 413: a small file may unfold to a picture that fills the memory. */
export function imageTooManyPixels(maxMegapixels: number): AppError {
  return new AppError('tooLarge', 'image_too_many_pixels', {
    zh: `图片像素过多，最多 ${maxMegapixels} 百万像素。请缩小后再上传。`,
    en: `The picture has too many pixels; at most ${maxMegapixels} megapixels. Scale it down first.`,
  });
}
