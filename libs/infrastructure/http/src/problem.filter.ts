import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '@haojiao/kernel';
import { languageOf, pick } from './language';
import { statusOf } from './status-of';
import { toAppError } from './to-app-error';

/** Turns whatever was thrown into `application/problem+json` (RFC 9457), in the caller's language, with the request's id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = toAppError(thrown);
    const status = statusOf(error.kind);
    if (status >= 500) this.report(error, thrown, request);
    if (reply.sent || reply.raw.headersSent) return;
    if (error.retryAfterSeconds !== undefined) {
      reply.header('Retry-After', String(Math.ceil(error.retryAfterSeconds)));
    }
    if (status === 401) reply.header('WWW-Authenticate', 'Bearer');
    void reply
      .status(status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(JSON.stringify(problemOf(error, status, request)));
  }

  private report(error: AppError, thrown: unknown, request: FastifyRequest): void {
    const cause = thrown instanceof HttpException ? thrown : (error.cause ?? error);
    this.logger.error(
      { err: cause, code: error.code, requestId: request.id, path: request.url.split('?')[0] },
      `request failed: ${error.code}`,
    );
  }
}

/** The problem document of an error. */
export function problemOf(error: AppError, status: number, request: FastifyRequest): Record<string, unknown> {
  const language = languageOf(request.headers['accept-language']);
  return {
    ...error.extra,
    type: `urn:haojiao:problem:${error.code}`,
    title: pick(titles[status] ?? titles[500]!, language),
    status,
    detail: pick(error.detail, language),
    code: error.code,
    instance: request.id,
    ...(error.faults.length > 0 && {
      errors: error.faults.map((fault) => ({
        path: fault.path,
        code: fault.code,
        message: pick(fault.message, language),
      })),
    }),
  };
}

const titles: Record<number, { zh: string; en: string }> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '未登录', en: 'Not signed in' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  405: { zh: '不支持的方法', en: 'Method not allowed' },
  409: { zh: '与当前状态冲突', en: 'Conflict with the current state' },
  410: { zh: '已不存在', en: 'Gone' },
  412: { zh: '版本已变化', en: 'The version has changed' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '不支持的类型', en: 'Unsupported type' },
  422: { zh: '无法处理', en: 'Unprocessable' },
  428: { zh: '需要 If-Match', en: 'If-Match required' },
  429: { zh: '请求过于频繁', en: 'Too many requests' },
  460: { zh: '校验和不符', en: 'Checksum mismatch' },
  500: { zh: '系统内部错误', en: 'Internal error' },
  502: { zh: '平台调用失败', en: 'The platform failed' },
  503: { zh: '暂时不可用', en: 'Temporarily unavailable' },
};
