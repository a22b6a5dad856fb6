import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '@haojiao/infrastructure/http';

/** 410: it was here and was taken down. */
export function withdrawn(request: FastifyRequest, reply: FastifyReply): void {
  const isEnglish = languageOf(request.headers['accept-language']) === 'en';
  void reply
    .status(410)
    .headers({
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    })
    .send(
      JSON.stringify({
        type: 'about:blank',
        title: isEnglish ? 'Gone' : '已撤下',
        status: 410,
        code: 'media_withdrawn',
        detail: isEnglish ? 'This item was withdrawn from the site.' : '这篇内容已从网站撤下。',
        instance: request.url,
      }),
    );
}
