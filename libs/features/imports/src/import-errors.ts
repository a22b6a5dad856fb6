import { AppError, notFound, ruleBroken } from '@haojiao/kernel';
import type { ImportState } from './persistence/import.entity';

export const seeImport = {
  read: 'content.read',
  noun: 'import',
  zh: '没有这次导入。',
  en: 'There is no such import.',
} as const;

export function importNotFound(): AppError {
  return notFound(seeImport.noun, seeImport.zh, seeImport.en);
}

/** 415: a file that a program other than ours can turn into one that we read. */
export function importNotReadable(what: 'doc' | 'rtf' | 'pdf' | 'wps' | 'other'): AppError {
  const { zh, en } = advice[what];
  return new AppError('unsupportedMediaType', what === 'doc' ? 'legacy_document' : 'media_type_unsupported', {
    zh,
    en,
  });
}

const advice = {
  doc: {
    zh: '这是旧版 Word 文档（.doc），无法直接导入。请用 Word 或 WPS 打开，另存为“.docx”后再导入。',
    en: 'This is a document of an old Word (.doc). Open it in Word or WPS, save it as .docx and import that.',
  },
  rtf: {
    zh: '这是 RTF 文档，无法直接导入。请用 Word 或 WPS 打开，另存为“.docx”后再导入。',
    en: 'This is an RTF document. Open it in Word or WPS, save it as .docx and import that.',
  },
  pdf: {
    zh: 'PDF 只有版面没有段落，无法直接导入。请找原始 Word 文件，或复制其中文字粘贴导入。',
    en: 'A PDF has a layout and no paragraphs. Take the document it was made from, or copy its words and paste them.',
  },
  wps: {
    zh: '压缩包中没有 Word 文档。请导入 .docx、.html、.txt 或 .md 文件。',
    en: 'There is no Word document in this archive. Import a .docx, .html, .txt or .md file.',
  },
  other: {
    zh: '无法导入这种文件（按文件内容判断，与扩展名无关）。请导入 .docx、.html、.txt 或 .md 文件。',
    en: 'This kind of file is not imported; the bytes decide, not the name. Import a .docx, .html, .txt or .md file.',
  },
} as const;

/** 422: the right kind of file, but it can't be read within bounds. */
export function importDamaged(cause?: unknown): AppError {
  return new AppError(
    'unprocessable',
    'import_damaged',
    {
      zh: '文档已损坏或不完整，无法读取。请用 Word 或 WPS 打开并重新保存后再导入。',
      en: 'The document is damaged or incomplete. Open it in Word or WPS, save it anew and import that.',
    },
    { cause },
  );
}

/** 413: bounded before it is unpacked. */
export function importTooLarge(zh: string, en: string): AppError {
  return new AppError('tooLarge', 'import_too_large', { zh, en });
}

export function importTooDeep(): AppError {
  return new AppError('unprocessable', 'import_too_deep', {
    zh: '内容嵌套层数过多，无法导入。请复制正文文字后粘贴导入。',
    en: 'The content is nested too deep. Copy the words of the body and paste them.',
  });
}

/** 409: the command does not fit the state. */
export function importNotReady(state: ImportState): AppError {
  return ruleBroken(
    'import_not_ready',
    `导入当前状态为 ${state}，不能这样操作。`,
    `The import is ${state}; this can not be done now.`,
    { extra: { state } },
  );
}
