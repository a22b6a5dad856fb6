import { HttpException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AppError } from '@haojiao/kernel';
import type { ErrorKind } from '@haojiao/kernel';
import { unstorableText } from './storable';

/** What Fastify, Nest and our code throw, as one type. Unknown errors keep their cause and tell the caller nothing. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isUnstorableText(thrown)) return unstorableText([], thrown);
  const status = statusIn(thrown);
  const known = status === null ? undefined : byStatus[status];
  if (known) return new AppError(known.kind, known.code, { zh: known.zh, en: known.en }, { cause: thrown });
  return new AppError(
    'unexpected',
    'internal_error',
    {
      zh: '系统内部错误，已记录。请稍后重试，并把 instance 编号告诉管理员。',
      en: 'Something failed inside; it was recorded. Try again later and tell the administrator the instance id.',
    },
    { cause: thrown },
  );
}

/** PostgreSQL has no place for NUL, neither in text (22021) nor in JSON (22P05). Only a caller's words can hold it. */
function isUnstorableText(thrown: unknown): boolean {
  if (!(thrown instanceof QueryFailedError)) return false;
  const { code } = thrown.driverError as { code?: string };
  return code === '22021' || code === '22P05';
}

function statusIn(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number') {
    return thrown.statusCode;
  }
  return null;
}

interface KnownProblem {
  kind: ErrorKind;
  code: string;
  zh: string;
  en: string;
}

const byStatus: Record<number, KnownProblem> = {
  400: {
    kind: 'invalidInput',
    code: 'bad_request',
    zh: '请求无法解析，请检查正文是否为合法的 JSON（UTF-8）。',
    en: 'The request can not be read; the body must be valid JSON in UTF-8.',
  },
  401: { kind: 'notSignedIn', code: 'not_signed_in', zh: '请先登录。', en: 'Sign in first.' },
  403: { kind: 'notAllowed', code: 'not_allowed', zh: '没有权限。', en: 'Not allowed.' },
  404: { kind: 'notFound', code: 'route_not_found', zh: '没有这个地址。', en: 'There is no such address.' },
  405: { kind: 'notFound', code: 'route_not_found', zh: '没有这个地址。', en: 'There is no such address.' },
  406: {
    kind: 'invalidInput',
    code: 'not_acceptable',
    zh: '无法提供所要的类型。',
    en: 'That type is not on offer.',
  },
  413: {
    kind: 'tooLarge',
    code: 'body_too_large',
    zh: '请求正文过大。',
    en: 'The request body is too large.',
  },
  415: {
    kind: 'unsupportedMediaType',
    code: 'media_type_unsupported',
    zh: '不支持这种内容类型，请用 application/json。',
    en: 'This content type is not understood; use application/json.',
  },
  429: {
    kind: 'tooManyRequests',
    code: 'too_many_requests',
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests.',
  },
  503: { kind: 'unavailable', code: 'unavailable', zh: '服务暂时不可用。', en: 'Temporarily unavailable.' },
};
