import { AppError, fault, invalidInput } from '@haojiao/kernel';
import { sheetLimits } from './sheet-limits';

export function sheetTooLarge(): AppError {
  return new AppError('tooLarge', 'sheet_too_large', {
    zh: `表格过大：最多 ${sheetLimits.rows} 行、${sheetLimits.sheetBytes / 1024 / 1024} MB。请拆分后上传。`,
    en: `The sheet is too large: at most ${sheetLimits.rows} rows and ${sheetLimits.sheetBytes / 1024 / 1024} MB. Split it.`,
  });
}

export function sheetUnknown(): AppError {
  return new AppError('unsupportedMediaType', 'media_type_unsupported', {
    zh: '请上传 .xlsx 或 .csv 表格，或装有表格和附件的 .zip。旧版 .xls 请先另存为 .xlsx。',
    en: 'Send a sheet as .xlsx or .csv, or a .zip with a sheet and its files. Save an old .xls as .xlsx first.',
  });
}

/** No head of the template stands in the first lines. */
export function sheetWithoutHead(missing: string[]): AppError {
  const heads = missing.join('、');
  return invalidInput([
    fault(
      'file',
      'sheet_head_missing',
      `表头缺少：${heads}。请使用模板（template.xlsx）的表头。`,
      `The first lines lack the heads ${heads}; use the template.`,
    ),
  ]);
}

export function sheetEmpty(): AppError {
  return invalidInput([fault('file', 'sheet_empty', '表格中没有来稿。', 'The sheet holds no reports.')]);
}
