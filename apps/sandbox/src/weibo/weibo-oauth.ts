import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomBytes } from 'node:crypto';
import type { SandboxContext } from '../core/platform-simulator';
import { callerOf, tokenOf } from './weibo-access';
import { authorizeErrorPage, authorizePage } from './weibo-authorize-page';
import { WeiboRefusal } from './weibo-error-answers';
import type { WeiboApp, WeiboState } from './weibo-state';
import { parametersOf, sendJson } from './weibo-wire';

/** How long a code lasts is not documented; ten minutes is our assumption. */
const CODE_MS = 10 * 60_000;

export function registerOauth(app: FastifyInstance, state: WeiboState, sandbox: SandboxContext): void {
  const now = (): number => sandbox.clock.now().getTime();

  app.get('/oauth2/authorize', async (request, reply) => {
    const parameters = parametersOf(request);
    const client = clientOf(parameters, state);
    if (typeof client === 'string') return errorPage(reply, client);
    const users = [...state.users.values()].filter((user) => mayAuthorize(client, user.uid, state));
    return page(reply, authorizePage({ ...parameters }, users));
  });

  app.post('/oauth2/authorize', async (request, reply) => {
    const parameters = parametersOf(request);
    const client = clientOf(parameters, state);
    if (typeof client === 'string') return errorPage(reply, client);
    const target = new URL(parameters.redirect_uri!);
    if (parameters.decision !== 'agree') {
      target.searchParams.set('error_uri', '/oauth2/authorize');
      target.searchParams.set('error', 'access_denied');
      target.searchParams.set('error_description', 'user denied your request.');
      target.searchParams.set('error_code', '21330');
      if (state.switches.echoStateOnCancel && parameters.state)
        target.searchParams.set('state', parameters.state);
      return reply.redirect(target.href, 302);
    }
    const user = state.users.get(parameters.uid ?? '');
    if (!user) return errorPage(reply, 'invalid_request');
    const code = randomBytes(16).toString('hex');
    state.codes.set(code, {
      code,
      appKey: client.appKey,
      uid: user.uid,
      redirectUri: parameters.redirect_uri!,
      createdAt: now(),
      used: false,
    });
    if (parameters.state) target.searchParams.set('state', parameters.state);
    target.searchParams.set('code', code);
    return reply.redirect(target.href, 302);
  });

  app.all('/oauth2/access_token', async (request, reply) => {
    if (request.method !== 'POST') throw new WeiboRefusal(10021);
    return sendJson(reply, exchangeCode(parametersOf(request), state, now()));
  });

  app.all('/oauth2/get_token_info', async (request, reply) => {
    if (request.method !== 'POST') throw new WeiboRefusal(10021);
    const { grant } = callerOf(request, state, now());
    const remaining = Math.floor((grant.expiresAt - now()) / 1_000);
    return sendJson(reply, {
      uid: BigInt(grant.uid),
      appkey: grant.appKey,
      scope: null,
      create_at: Math.floor(grant.createdAt / 1_000),
      expire_in: remaining,
      ...(state.switches.olderExpireSpelling ? { expires_in: remaining } : {}),
    });
  });

  app.route({ method: ['GET', 'POST'], url: '/oauth2/revokeoauth2', handler: revoke });

  async function revoke(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    callerOf(request, state, now());
    const grant = state.grants.get(tokenOf(request) ?? '');
    if (grant) grant.ended = 'revoked';
    return sendJson(reply, { result: 'true' });
  }
}

/** The app a browser comes for, or why there is none. Its address is compared as a whole. */
function clientOf(parameters: Record<string, string>, state: WeiboState): WeiboApp | string {
  const client = state.apps.get(parameters.client_id ?? '');
  if (!client) return 'invalid_client';
  if (!parameters.redirect_uri || !URL.canParse(parameters.redirect_uri)) return 'redirect_uri_mismatch';
  client.redirectUri ??= parameters.redirect_uri;
  return client.redirectUri === parameters.redirect_uri ? client : 'redirect_uri_mismatch';
}

function mayAuthorize(client: WeiboApp, uid: string, state: WeiboState): boolean {
  if (client.level === 'test') return client.testUsers.includes(uid);
  return state.users.get(uid)?.frozen === false;
}

function exchangeCode(
  parameters: Record<string, string>,
  state: WeiboState,
  now: number,
): Record<string, unknown> {
  const client = state.apps.get(parameters.client_id ?? '');
  if (!client || client.appSecret !== parameters.client_secret) throw new WeiboRefusal(21324);
  if (parameters.grant_type !== 'authorization_code') throw new WeiboRefusal(21328);
  const code = state.codes.get(parameters.code ?? '');
  if (!code || code.used || code.appKey !== client.appKey || code.createdAt + CODE_MS < now)
    throw new WeiboRefusal(21325, 'invalid_grant');
  if (code.redirectUri !== parameters.redirect_uri) throw new WeiboRefusal(21322);
  code.used = true;
  const grant = state.issueGrant(client, code.uid, now);
  const seconds = Math.floor((grant.expiresAt - now) / 1_000);
  return {
    access_token: grant.token,
    remind_in: String(seconds),
    expires_in: state.switches.expiresInAsString ? String(seconds) : seconds,
    uid: grant.uid,
    isRealName: 'true',
  };
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .type('text/html; charset=utf-8')
    .send(html);
}

function errorPage(reply: FastifyReply, error: string): FastifyReply {
  return page(reply.code(400), authorizeErrorPage(error));
}
