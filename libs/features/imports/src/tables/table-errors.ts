import { AppError } from '@haojiao/kernel';
import type { TableLimits } from './read-table';

/** The file is no table that can be read within bounds (422). */
export function tableDamaged(cause?: unknown): AppError {
  return new AppError(
    'unprocessable',
    'sheet_damaged',
    {
      zh: '表格已损坏或无法读取，请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传。',
      en: 'The sheet is damaged or can not be read; open it and save it anew as .xlsx.',
    },
    { cause },
  );
}

export function tableTooLarge({ rows, sheetBytes }: TableLimits): AppError {
  const megabytes = Math.floor(sheetBytes / 1024 / 1024);
  return new AppError('tooLarge', 'sheet_too_large', {
    zh: `表格过大：最多 ${rows} 行、${megabytes} MB。请拆分后上传。`,
    en: `The sheet is too large: at most ${rows} rows and ${megabytes} MB. Split it.`,
  });
}

export function tableUnknown(): AppError {
  return new AppError('unsupportedMediaType', 'media_type_unsupported', {
    zh: '请上传 .xlsx 或 .csv 表格。旧版 .xls 请先另存为 .xlsx。',
    en: 'Send a sheet as .xlsx or .csv. Save an old .xls as .xlsx first.',
  });
}
