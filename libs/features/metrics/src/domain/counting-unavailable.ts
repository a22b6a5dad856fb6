import { AppError } from '@haojiao/kernel';

/** 503 with `Retry-After`: the view was not counted. */
export function countingUnavailable(cause?: unknown): AppError {
  return new AppError(
    'unavailable',
    'counting_unavailable',
    {
      zh: '计数服务暂时不可用，这次浏览没有计入，请稍后重新上报。',
      en: 'Counting is not available; this view was not counted. Report it again later.',
    },
    { retryAfterSeconds: 5, cause },
  );
}
