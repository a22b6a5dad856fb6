import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml } from '@haojiao/kernel';
import type { DeveloperApp, OpenPlatform } from './open-platform';

type Query = Record<string, string | undefined>;

/** The page on which the account's owner grants or refuses; a tester may take single scopes away. */
export function registerAuthorizePage(
  app: FastifyInstance,
  path: string,
  platformName: string,
  openPlatform: OpenPlatform,
): void {
  app.get<{ Querystring: Query }>(path, async (request, reply) => {
    const checked = checkRequest(request.query, openPlatform);
    if (typeof checked === 'string')
      return page(reply.code(200), `<h1>授权失败</h1><p class="error">${escapeHtml(checked)}</p>`);
    return page(reply, consentForm(path, platformName, request.query, checked, openPlatform));
  });

  app.get<{ Querystring: Query & { granted?: string | string[] } }>(
    `${path}decide/`,
    async (request, reply) => {
      const query = request.query;
      const checked = checkRequest(query, openPlatform);
      if (typeof checked === 'string')
        return page(reply, `<h1>授权失败</h1><p class="error">${escapeHtml(checked)}</p>`);
      // Who refuses does not come back.
      if (query.decision !== 'approve') return page(reply, '<h1>已取消授权</h1>');
      const granted = [query.granted ?? []].flat().filter((scope) => checked.scopes.includes(scope));
      const user =
        openPlatform.users.get(query.open_id ?? '') ?? openPlatform.addUser(query.nickname || '体验账号');
      const target = new URL(query.redirect_uri ?? '');
      target.searchParams.set('code', openPlatform.issueCode(checked.app.clientKey, user.openId, granted));
      if (query.state !== undefined) target.searchParams.set('state', query.state);
      target.searchParams.set('scopes', granted.join(','));
      return reply.redirect(target.toString());
    },
  );
}

/** What is wrong, or the app and the scopes asked for. */
function checkRequest(
  query: Query,
  openPlatform: OpenPlatform,
): string | { app: DeveloperApp; scopes: string[] } {
  const app = openPlatform.apps.get(query.client_key ?? '');
  if (!app) return 'client_key 错误（10003）';
  if (query.response_type !== 'code') return 'response_type 应为 code（10002）';
  if (!redirectIsAllowed(query.redirect_uri, app)) return 'redirect_uri 与登记的不一致（10006）';
  const optional = (query.optionalScope ?? '')
    .split(',')
    .filter((part) => part !== '' && !/^[01]$/.test(part));
  const scopes = [...(query.scope ?? '').split(','), ...optional].filter(Boolean);
  const foreign = scopes.find((scope) => !app.capabilities.has(scope));
  if (scopes.length === 0 || foreign !== undefined) return `scope 权限非法：${foreign ?? '未填写'}（10004）`;
  return { app, scopes };
}

/** Only the part before `#` counts; own query parameters are refused. Plain http only on this machine, for trying out. */
function redirectIsAllowed(address: string | undefined, app: DeveloperApp): boolean {
  const compared = (address ?? '').split('#', 1)[0] ?? '';
  if (!URL.canParse(compared)) return false;
  const url = new URL(compared);
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.search !== '' || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)))
    return false;
  return app.redirectUris.length === 0 || app.redirectUris.includes(compared);
}

function consentForm(
  path: string,
  platformName: string,
  query: Query,
  checked: { app: DeveloperApp; scopes: string[] },
  openPlatform: OpenPlatform,
): string {
  const kept = ['client_key', 'response_type', 'scope', 'optionalScope', 'redirect_uri', 'state']
    .filter((name) => query[name] !== undefined)
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(query[name] ?? '')}">`)
    .join('');
  const scopes = checked.scopes
    .map((scope) => {
      const isUnticked = (query.optionalScope ?? '').includes(`${scope},0`);
      return `<label><input type="checkbox" name="granted" value="${escapeHtml(scope)}"${isUnticked ? '' : ' checked'}> ${escapeHtml(scope)}</label>`;
    })
    .join('<br>');
  const users = [...openPlatform.users.values()]
    .map((user) => `<option value="${escapeHtml(user.openId)}">${escapeHtml(user.nickname)}</option>`)
    .join('');
  return `<h1>${escapeHtml(platformName)}授权（沙箱）</h1>
<form method="get" action="${path}decide/">${kept}
<p><label>账号 <select name="open_id">${users}<option value="">新的体验账号</option></select></label></p>
<p>${scopes}</p>
<button name="decision" value="approve">同意授权</button> <button name="decision" value="refuse">取消</button></form>`;
}

function page(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(
      `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>授权</title><style>body{font:16px/1.8 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}button{font:inherit;padding:.4rem 1.2rem}.error{color:#b00020}</style>${body}</html>`,
    );
}
