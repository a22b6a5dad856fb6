import { AppError } from '@haojiao/kernel';

/** 422: the scanner knows what is in it. */
export function fileInfected(signature: string): AppError {
  return new AppError(
    'unprocessable',
    'file_infected',
    {
      zh: `文件含有病毒（${signature}），已拒收。请查杀后重新导出，再上传。`,
      en: `The file carries a virus (${signature}) and is refused. Clean the machine it came from and send a new copy.`,
    },
    { extra: { signature } },
  );
}

/** 503: nothing is taken unscanned; what is wrong with the scanner is for the log, not for the caller. */
export function virusScannerUnavailable(cause: unknown): AppError {
  return new AppError(
    'unavailable',
    'virus_scanner_unavailable',
    {
      zh: '病毒扫描服务暂时不可用，文件暂不能接收，请稍后再试。',
      en: 'The virus scanner is away; no file is taken until it is back. Try again later.',
    },
    { cause, retryAfterSeconds: 60 },
  );
}
