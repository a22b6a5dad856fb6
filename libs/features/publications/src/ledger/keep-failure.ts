import { ChannelFailure } from '@haojiao/channel-kit';
import { AppError } from '@haojiao/kernel';
import type { KeptFailure } from '../persistence/publication.entity';

/** Any error as it is kept with a publication: words for people, no stack, no secrets. */
export function keepFailure(error: unknown): KeptFailure {
  if (error instanceof ChannelFailure) {
    return {
      code: error.code,
      class: error.failureClass,
      platformCode: error.platformCode ?? null,
      message: error.platformMessage?.slice(0, 1_000) ?? null,
      advice: error.advice,
    };
  }
  if (error instanceof AppError) {
    return { code: error.code, class: 'permanent', platformCode: null, message: null, advice: error.detail };
  }
  return {
    code: 'internal_error',
    class: 'unknown',
    platformCode: null,
    message: error instanceof Error ? error.message.slice(0, 300) : null,
    advice: {
      zh: '系统内部错误，已记录，请联系管理员。',
      en: 'Something failed inside; it was recorded. Tell the administrator.',
    },
  };
}
