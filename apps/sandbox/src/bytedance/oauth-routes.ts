import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf } from '../core/received-body';
import { Refusal } from './answers';
import type { Answers } from './answers';
import type { Grant, OpenPlatform } from './open-platform';
import type { SandboxClock } from '../core/clock';

export interface OauthSetup {
  openPlatform: OpenPlatform;
  answers: Answers;
  clock: SandboxClock;
  /** Whether refresh tokens can be renewed at all on this platform. */
  renewIsSupported(): boolean;
  /** The profile in the newer envelope. */
  newerProfile?(): boolean;
}

/** Tokens and profile; every failure comes with HTTP 200 in the OAuth envelope. */
export function registerOauthRoutes(app: FastifyInstance, setup: OauthSetup): void {
  const { openPlatform, answers } = setup;
  const grantAnswer = (grant: Grant): unknown =>
    answers.oauth(tokenFields(grant, setup.clock.now().getTime()));

  app.post('/oauth/access_token/', async (request) =>
    grantAnswer(openPlatform.exchangeCode(fieldsOf(request))),
  );
  app.post('/oauth/refresh_token/', async (request) => grantAnswer(openPlatform.refresh(fieldsOf(request))));
  app.post('/oauth/renew_refresh_token/', async (request) => {
    if (!setup.renewIsSupported()) throw new Refusal(16, '应用无权限或接口不存在');
    const grant = openPlatform.renew(fieldsOf(request));
    return answers.oauth({
      refresh_token: grant.refreshToken,
      expires_in: secondsUntil(grant.refreshExpiresAt, setup.clock.now().getTime()),
    });
  });
  app.post('/oauth/client_token/', async (request) => {
    const { token, expiresInSeconds } = openPlatform.clientToken(fieldsOf(request));
    return answers.oauth({ access_token: token, expires_in: expiresInSeconds });
  });
  app.post('/oauth/userinfo/', async (request) => {
    const fields = fieldsOf(request);
    const found = openPlatform.grantByAccessToken(fields.access_token ?? '');
    const newer = setup.newerProfile?.() ?? false;
    if (!fields.access_token || !fields.open_id) throw new Refusal(10005, '缺少参数');
    if (!found || found.isExpired) throw new Refusal(newer ? 28001003 : 10008, 'access_token 无效');
    if (found.grant.openId !== fields.open_id) throw new Refusal(newer ? 28001015 : 2190015, '用户不一致');
    const user = openPlatform.users.get(found.grant.openId);
    const profile = {
      open_id: found.grant.openId,
      union_id: `union-${found.grant.openId}`,
      nickname: user?.nickname ?? '',
      avatar: '',
      gender: 0,
      e_account_role: '',
    };
    return newer ? { err_no: 0, err_msg: '', log_id: 'sandbox', data: profile } : answers.oauth(profile);
  });
}

/** Refusals thrown by any route, and what platforms say to addresses they do not know. */
export function registerRefusals(
  app: FastifyInstance,
  answers: Answers,
  options: { unknownOauthPathIsCode16?: boolean } = {},
): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof Refusal)
      return reply.code(200).send(answers.refusal(pathOf(request), error.platformCode, error.description));
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    return reply.code(status).type('text/html').send(`<html><body><h1>${status}</h1></body></html>`);
  });
  app.setNotFoundHandler((request, reply) => {
    if (options.unknownOauthPathIsCode16 && pathOf(request).startsWith('/oauth/'))
      return reply.code(200).send(answers.oauthRefusal(16, '应用无权限或接口不存在'));
    return notFoundPage(reply);
  });
}

export function notFoundPage(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/html').send('<html><body><h1>404 Not Found</h1></body></html>');
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? request.url;
}

/** Older clients send a query string instead of a form. */
function fieldsOf(request: FastifyRequest): Record<string, string> {
  return { ...(request.query as Record<string, string>), ...bodyOf(request).fields() };
}

function tokenFields(grant: Grant, now: number): Record<string, unknown> {
  return {
    access_token: grant.accessToken,
    expires_in: secondsUntil(grant.accessExpiresAt, now),
    open_id: grant.openId,
    refresh_token: grant.refreshToken,
    refresh_expires_in: secondsUntil(grant.refreshExpiresAt, now),
    scope: [...grant.scopes].join(','),
  };
}

function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.round((at - now) / 1_000));
}
