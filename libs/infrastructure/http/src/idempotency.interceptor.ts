import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Observable, from, of } from 'rxjs';
import { catchError, mergeMap } from 'rxjs/operators';
import { AppError, fault, invalidInput, sha256 } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { EACH_TIME } from './each-time';

interface KeptAnswer {
  request_hash: string;
  status: number | null;
  /** Encrypted: answers hold links, keys and personal data that are kept nowhere else in clear. */
  response: { sealed: string } | null;
}

/** Set on the request by the guard that knows who is calling. */
export interface IdempotentCaller {
  idempotencyOwner?: string;
}

/**
 * `Idempotency-Key` on any `POST` of a signed-in caller: the same key and body give the first answer again for
 * 24 hours, another body gives 422. A request that failed leaves no key behind and may be sent again. Routes marked
 * `EachTime` take no notice of it.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & IdempotentCaller>();
    const key = request.headers['idempotency-key'];
    const owner = request.idempotencyOwner;
    if (request.method !== 'POST' || typeof key !== 'string' || !owner) return next.handle();
    if (this.reflector.get<true | undefined>(EACH_TIME, context.getHandler())) return next.handle();
    if (key.length > 200) {
      throw invalidInput([
        fault('Idempotency-Key', 'max_length', '太长，最多 200 个字符。', 'At most 200 characters.'),
      ]);
    }
    const requestHash = sha256(`${request.method} ${request.url}\n${bodyOf(request)}`);
    const kept = await this.claim(owner, key, requestHash);
    if (kept)
      return of(this.replay(kept, requestHash, contextOf(owner, key), http.getResponse<FastifyReply>()));
    return next.handle().pipe(
      mergeMap(async (response: unknown) => {
        await this.keep(owner, key, http.getResponse<FastifyReply>().statusCode, response);
        return response;
      }),
      catchError((error: unknown) => from(this.release(owner, key, error))),
    );
  }

  /** Null when this request is the first with its key. */
  private async claim(owner: string, key: string, requestHash: string): Promise<KeptAnswer | null> {
    const claimed = await this.database.query(
      `INSERT INTO idempotency_keys (owner, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT (owner, key) DO UPDATE SET request_hash = excluded.request_hash, status = NULL, response = NULL,
         created_at = now()
       WHERE idempotency_keys.created_at < now() - interval '24 hours'
          OR (idempotency_keys.status IS NULL AND idempotency_keys.created_at < now() - interval '2 minutes')
       RETURNING key`,
      [owner, key, requestHash],
    );
    if (claimed.length > 0) return null;
    const [kept] = await this.database.query<KeptAnswer>(
      'SELECT request_hash, status, response FROM idempotency_keys WHERE owner = $1 AND key = $2',
      [owner, key],
    );
    return kept ?? null;
  }

  private replay(kept: KeptAnswer, requestHash: string, context: string, reply: FastifyReply): unknown {
    if (kept.request_hash !== requestHash) {
      throw new AppError('unprocessable', 'idempotency_key_reused', {
        zh: '这个 Idempotency-Key 已用于另一个请求，请换一个。',
        en: 'This Idempotency-Key was used for another request; take a new one.',
      });
    }
    if (kept.status === null) {
      throw new AppError('ruleBroken', 'request_in_progress', {
        zh: '同一个请求正在处理，请稍后再问。',
        en: 'The same request is still being worked on; ask again shortly.',
      });
    }
    reply.status(kept.status).header('Idempotency-Replayed', 'true');
    // A version before this one kept answers as they were; none of them is older than a day.
    if (typeof kept.response?.sealed !== 'string') return kept.response;
    return JSON.parse(this.keys.decrypt(kept.response.sealed, context)) as unknown;
  }

  private async keep(owner: string, key: string, status: number, response: unknown): Promise<void> {
    const sealed = this.keys.encrypt(JSON.stringify(response ?? null), contextOf(owner, key));
    await this.database.query(
      'UPDATE idempotency_keys SET status = $3, response = $4 WHERE owner = $1 AND key = $2',
      [owner, key, status, JSON.stringify({ sealed })],
    );
  }

  private async release(owner: string, key: string, error: unknown): Promise<never> {
    await this.database.query('DELETE FROM idempotency_keys WHERE owner = $1 AND key = $2', [owner, key]);
    throw error;
  }
}

function contextOf(owner: string, key: string): string {
  return `idempotency:${owner}:${key}`;
}

/** A streamed upload can't be read twice: there its declared length stands for the body. */
function bodyOf(request: FastifyRequest): string {
  if (request.body === undefined || request.body === null) return request.headers['content-length'] ?? '';
  return JSON.stringify(request.body);
}
