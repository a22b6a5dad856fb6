import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '@haojiao/kernel';
import { notFoundPage } from '../bytedance/oauth-routes';
import type { PulledArticle, PulledArticles } from './feed/pulled-articles';

/** Public pages of articles under every form of their address, and short links that lead to them. */
export class ArticlePages {
  private readonly shortLinks = new Map<string, string>();

  constructor(private readonly articles: PulledArticles) {}

  shorten(id: string): string {
    const code = `s${id.slice(-8)}`;
    this.shortLinks.set(code, id);
    return code;
  }

  register(app: FastifyInstance, now: () => number): void {
    const show = (reply: FastifyReply, id: string) => {
      const article = this.articles.find(id);
      const isThere = article && this.articles.stateOf(article, now()) === 'visible';
      if (!isThere) return notFoundPage(reply);
      return reply.type('text/html; charset=utf-8').send(pageOf(article));
    };
    for (const path of ['/article/:id', '/item/:id', '/video/:id', '/w/:id']) {
      app.get<{ Params: { id: string } }>(path, (request, reply) => show(reply, request.params.id));
    }
    for (const letter of ['a', 'i']) {
      app.get<{ Params: { id: string } }>(`/${letter}:id(^\\d+$)`, (request, reply) =>
        show(reply, request.params.id),
      );
    }
    app.get<{ Params: { code: string } }>('/is/:code', (request, reply) => {
      const id = this.shortLinks.get(request.params.code);
      return id === undefined ? notFoundPage(reply) : reply.redirect(`/article/${id}/`, 302);
    });
  }

  reset(): void {
    this.shortLinks.clear();
  }
}

function pageOf({ title, author, content }: PulledArticle): string {
  return (
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${escapeHtml(title)} - 今日头条</title>` +
    `<meta property="og:title" content="${escapeHtml(title)}"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(author)}</p>${content}</html>`
  );
}
