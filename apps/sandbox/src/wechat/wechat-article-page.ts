import { escapeHtml } from '@haojiao/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { articleHtml } from './wechat-content';
import { settle } from './wechat-settle';
import type { WechatWorld } from './wechat-world';

/** The published article under its own address, `/s/<22 characters>` or `/s?…&sn=<22 characters>`. */
export function registerArticlePages(app: FastifyInstance, world: WechatWorld): void {
  type Asked = { Params: { key?: string }; Querystring: { sn?: string } };
  const show = async (request: FastifyRequest<Asked>, reply: FastifyReply): Promise<unknown> => {
    const key = request.params.key ?? request.query.sn;
    for (const account of world.accounts.values()) {
      settle(world, account);
      for (const post of account.posts.values()) {
        const article = post.articles.find((candidate) => candidate.key === key);
        if (!article) continue;
        const gone = article.isDeleted ? '该内容已被发布者删除' : post.blocked ? '此内容因违规无法查看' : '';
        const body = gone || articleHtml(account, article);
        return reply
          .type('text/html; charset=utf-8')
          .header(
            'content-security-policy',
            "default-src 'none'; img-src http:; style-src 'unsafe-inline'; sandbox",
          )
          .send(
            `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(article.title)}</title><h1>${escapeHtml(article.title)}</h1><p>${escapeHtml(article.author)} ${escapeHtml(account.name)}</p>${body}</html>`,
          );
      }
    }
    return reply.code(404).type('text/html; charset=utf-8').send('<p>链接已过期</p>');
  };
  app.get<Asked>('/s', show);
  app.get<Asked>('/s/:key', show);
}
