import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml } from '@haojiao/kernel';
import { Refusal } from '../bytedance/answers';
import type { Answers } from '../bytedance/answers';
import type { DeveloperApp, OpenPlatform } from '../bytedance/open-platform';
import { bodyOf } from '../core/received-body';
import type { OpenedShare, ShareDesk } from './douyin-share';

interface ShareSetup {
  desk: ShareDesk;
  answers: Answers;
  openPlatform: OpenPlatform;
}

/** The calls of an app about sharing, and the phone's page on which a person checks and posts. */
export function registerShareRoutes(app: FastifyInstance, { desk, answers, openPlatform }: ShareSetup): void {
  const callingApp = (request: FastifyRequest, scope: string): DeveloperApp => {
    const query = request.query as Record<string, string | undefined>;
    const token = (request.headers['access-token'] as string | undefined) ?? query.access_token ?? '';
    const found = openPlatform.appByClientToken(token);
    if (!found) throw new Refusal(28001003, 'access_token 无效');
    if (found.isBanned) throw new Refusal(28001016, '应用被封禁或下线');
    if (!found.capabilities.has(scope)) throw new Refusal(28001018, '应用未获得该能力');
    return found;
  };

  app.get('/open/getticket/', async (request) => {
    const { ticket, expiresInSeconds } = desk.ticket(callingApp(request, 'open.get.ticket'));
    return answers.business({ ticket, expires_in: expiresInSeconds });
  });
  app.get<{ Querystring: { need_callback?: string } }>('/share-id/', async (request) =>
    answers.business({
      share_id: desk.shareId(callingApp(request, 'h5.share'), request.query.need_callback === 'true'),
    }),
  );
  app.post('/api/douyin/v1/schema/get_share/', async (request) => {
    const caller = callingApp(request, 'jump.basic');
    const schema = desk.schema(caller, (bodyOf(request).json() ?? {}) as Record<string, unknown>);
    return { data: { schema }, err_no: 0, err_msg: '', log_id: 'sandbox' };
  });

  app.get<{ Querystring: { link?: string } }>('/phone/', async (request, reply) => {
    const { link } = request.query;
    if (!link) return page(reply, scanForm);
    return page(reply, await shown(desk, link, (share) => publishForm(link, share, openPlatform)));
  });
  app.get<{ Querystring: { link?: string; open_id?: string } }>('/phone/post/', async (request, reply) => {
    const user = openPlatform.users.get(request.query.open_id ?? '');
    if (!user) return page(reply, '<h1>请先选择账号</h1>');
    return page(
      reply,
      await shown(desk, request.query.link ?? '', (share) => {
        const work = desk.post(share, user);
        return `<h1>已发布</h1><p>作品 <code>${escapeHtml(work.itemId)}</code> 已提交审核。</p>`;
      }),
    );
  });
}

async function shown(desk: ShareDesk, link: string, show: (share: OpenedShare) => string): Promise<string> {
  try {
    return show(await desk.open(link));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `<h1>无法分享</h1><p class="error">${escapeHtml(error.description)}（${error.platformCode}）</p>`;
  }
}

const scanForm =
  '<h1>扫码（沙箱手机）</h1><form method="get" action="/phone/"><p><label>链接<br><textarea name="link" rows="6" style="width:100%"></textarea></label></p><button>打开</button></form>';

function publishForm(link: string, share: OpenedShare, openPlatform: OpenPlatform): string {
  const users = [...openPlatform.users.values()]
    .map((user) => `<option value="${escapeHtml(user.openId)}">${escapeHtml(user.nickname)}</option>`)
    .join('');
  const media = share.videoUrl
    ? `<video controls width="240" src="${escapeHtml(share.videoUrl)}"></video>`
    : share.pictureUrls.map((url) => `<img width="120" alt="" src="${escapeHtml(url)}">`).join('');
  const topics = share.topics.map((topic) => `#${escapeHtml(topic)} `).join('');
  return `<h1>${share.toPublishPage ? '发布' : '编辑'}</h1>${media}<p>${escapeHtml(share.title)} ${topics}</p>
<form method="get" action="/phone/post/"><input type="hidden" name="link" value="${escapeHtml(link)}">
<p><label>发布到 <select name="open_id">${users}</select></label></p><button>发布</button></form>`;
}

function page(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src *; media-src *",
    )
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>抖音（沙箱手机）</title><style>body{font:16px/1.8 sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}button{font:inherit;padding:.4rem 1.2rem}.error{color:#b00020}</style>${body}</html>`,
    );
}
