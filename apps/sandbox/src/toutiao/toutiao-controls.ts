import type { FastifyInstance } from 'fastify';
import type { SandboxContext } from '../core/platform-simulator';
import { checkSitemap } from './check-sitemap';
import { fetchFrom } from './feed/fetch-from';
import type { FeedPlan, FeedPuller } from './feed/feed-puller';
import type { PulledArticles } from './feed/pulled-articles';
import type { ArticlePages } from './toutiao-pages';

/** Levers for what is pulled from institutions, and for the search engine's console. */
export function registerFeedControls(
  app: FastifyInstance,
  sandbox: SandboxContext,
  { puller, articles, pages }: { puller: FeedPuller; articles: PulledArticles; pages: ArticlePages },
): void {
  app.get('/control/toutiao/feeds', async () => ({ items: puller.list() }));
  app.post<{ Body: Partial<FeedPlan> | undefined }>('/control/toutiao/feeds', async (request, reply) => {
    const { url } = request.body ?? {};
    if (typeof url !== 'string') return reply.code(400).send({ error: 'url is needed' });
    return reply.code(201).send(puller.add({ ...request.body, url }, sandbox.clock.now().getTime()));
  });
  app.post<{ Params: { id: string } }>('/control/toutiao/feeds/:id/pull', async (request, reply) => {
    const pull = await puller.pull(request.params.id, sandbox);
    return pull ?? reply.code(404).send({ error: 'no such feed, or it is being pulled' });
  });
  app.get('/control/toutiao/articles', async () => ({
    items: articles.all().map((article) => ({
      ...article,
      state: articles.stateOf(article, sandbox.clock.now().getTime()),
      url: `https://www.toutiao.com/article/${article.id}/`,
    })),
  }));
  app.post<{ Body: { id?: string; isRefused?: boolean; isDeleted?: boolean } | undefined }>(
    '/control/toutiao/articles',
    async (request, reply) => {
      const article = articles.find(request.body?.id ?? '');
      if (!article) return reply.code(404).send({ error: 'no such article' });
      const { isRefused, isDeleted } = request.body ?? {};
      return Object.assign(
        article,
        isRefused !== undefined && { isRefused },
        isDeleted !== undefined && { isDeleted },
      );
    },
  );
  app.post<{ Body: { id?: string } | undefined }>('/control/toutiao/short-links', async (request, reply) => {
    const article = articles.find(request.body?.id ?? '');
    if (!article) return reply.code(404).send({ error: 'no such article' });
    return { url: `https://m.toutiao.com/is/${pages.shorten(article.id)}/` };
  });
  app.post<{ Body: { url?: string } | undefined }>(
    '/control/toutiao/sitemap-check',
    async (request, reply) => {
      if (typeof request.body?.url !== 'string') return reply.code(400).send({ error: 'url is needed' });
      const answer = await fetchFrom(request.body.url, { 'user-agent': 'Bytespider (sandbox)' });
      if (answer.status !== 200) return { problems: [`HTTP ${answer.status}`] };
      return { problems: checkSitemap(answer.bytes) };
    },
  );
}
