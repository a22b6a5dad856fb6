import { registerScript } from './control-script';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { faultKinds, type NewFaultRule } from './faults';
import { renderFollowersPage, renderPosts } from './followers-page';
import type { FollowerPost, PlatformSimulator, SandboxContext } from './platform-simulator';
import { renderPostPage } from './post-page';

// Our own pages only: nothing from outside, scripts only by nonce.
const POLICY =
  "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; frame-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The sandbox's own server: the followers' view, and the levers for tests and demonstrations. */
export function createControlServer(
  simulators: PlatformSimulator[],
  sandbox: SandboxContext,
): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true });
  const postsOf = (platform?: string): FollowerPost[] =>
    simulators
      .filter((simulator) => platform === undefined || simulator.platform === platform)
      .flatMap((simulator) => simulator.posts(sandbox))
      .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));

  // A body is optional on every lever.
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') return done(null, {});
    try {
      done(null, JSON.parse(text as string));
    } catch {
      done(Object.assign(new Error('The body is no JSON'), { statusCode: 400 }));
    }
  });

  app.get('/', async (_request, reply) => {
    const page = renderFollowersPage(
      simulators.map((simulator) => simulator.platform),
      postsOf(),
    );
    return sendPage(reply, relative(page.html), page.nonce);
  });
  app.get('/fragments/posts', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      relative(
        renderPosts(
          simulators.map((simulator) => simulator.platform),
          postsOf(),
        ),
      ),
    ),
  );
  app.get<{ Params: { platform: string; id: string } }>('/posts/:platform/:id', async (request, reply) => {
    const post = postsOf(request.params.platform).find((candidate) => candidate.id === request.params.id);
    if (!post) return reply.code(404).type('text/plain; charset=utf-8').send('没有这条内容');
    const page = renderPostPage(post);
    return sendPage(reply, relative(page.html), page.nonce);
  });
  app.get<{ Params: { id: string } }>('/media/:id', async (request, reply) => {
    const media = sandbox.media.get(request.params.id);
    if (!media) return reply.code(404).send();
    return sendMedia(reply, media.bytes, media.mediaType, request.headers.range);
  });

  // Browsers ask for one; without an answer their consoles show an error.
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());

  app.get('/control/health', async () => ({
    status: 'ok',
    platforms: simulators.map((simulator) => simulator.platform),
  }));
  app.get<{ Querystring: { platform?: string } }>('/control/posts', async (request) => ({
    items: postsOf(request.query.platform),
  }));
  app.get('/control/clock', async () => ({ now: sandbox.clock.now().toISOString() }));
  app.post<{ Body: { seconds?: number } | undefined }>('/control/clock/advance', async (request, reply) => {
    const seconds = request.body?.seconds;
    if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0)
      return reply.code(400).send({ error: 'seconds must be a number >= 0' });
    await sandbox.clock.advance(seconds * 1_000);
    return { now: sandbox.clock.now().toISOString() };
  });
  app.get('/control/faults', async () => ({ items: sandbox.faults.list() }));
  app.post<{ Body: NewFaultRule | undefined }>('/control/faults', async (request, reply) => {
    const rule = request.body;
    if (!rule?.platform || !faultKinds.includes(rule.kind))
      return reply
        .code(400)
        .send({ error: `platform and kind are needed; kind is one of ${faultKinds.join(', ')}` });
    return reply.code(201).send(sandbox.faults.add(rule));
  });
  app.delete<{ Querystring: { id?: string } }>('/control/faults', async (request, reply) => {
    if (request.query.id === undefined) sandbox.faults.clear();
    else if (!sandbox.faults.remove(request.query.id))
      return reply.code(404).send({ error: 'no such fault' });
    return reply.code(204).send();
  });
  app.get<{ Querystring: { platform?: string; path?: string } }>('/control/journal', async (request) => ({
    items: sandbox.journal.list(request.query),
  }));
  app.delete('/control/journal', async (_request, reply) => {
    sandbox.journal.clear();
    return reply.code(204).send();
  });
  app.post<{ Params: { platform: string }; Body: Record<string, unknown> | undefined }>(
    '/control/accounts/:platform',
    async (request, reply) => {
      const simulator = simulators.find((candidate) => candidate.platform === request.params.platform);
      if (!simulator) return reply.code(404).send({ error: `no simulator of ${request.params.platform}` });
      return reply.code(201).send(simulator.createAccount(request.body ?? {}, sandbox));
    },
  );
  registerScript(app);
  app.post('/control/reset', async (_request, reply) => {
    for (const simulator of simulators) simulator.reset();
    sandbox.faults.clear();
    sandbox.journal.clear();
    sandbox.media.clear();
    sandbox.clock.reset();
    return reply.code(204).send();
  });
  for (const simulator of simulators) simulator.registerControls?.(app, sandbox);
  return app;

  /** Through a tunnel or another host name the pictures must come from the same server as the page. */
  function relative(html: string): string {
    return sandbox.controlUrl === '' ? html : html.replaceAll(sandbox.controlUrl, '');
  }
}

function sendPage(reply: FastifyReply, html: string, nonce: string): FastifyReply {
  return reply
    .header('content-security-policy', `${POLICY}; script-src 'nonce-${nonce}'`)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Players ask for ranges; without them no browser can move within a video. */
function sendMedia(reply: FastifyReply, bytes: Buffer, mediaType: string, range?: string): FastifyReply {
  // Uploaded by strangers: never anything a browser would run.
  const safeType = /^(image\/(jpeg|png|gif|webp)|video\/|audio\/)/.test(mediaType)
    ? mediaType
    : 'application/octet-stream';
  reply
    .type(safeType)
    .header('x-content-type-options', 'nosniff')
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'max-age=3600');
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!asked) return reply.send(bytes);
  const start = Number(asked[1]);
  const end = asked[2] ? Math.min(Number(asked[2]), bytes.length - 1) : bytes.length - 1;
  if (start > end) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send();
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${bytes.length}`)
    .send(bytes.subarray(start, end + 1));
}
