import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyOf, type ReceivedBody } from '../core/received-body';
import type { WechatAccount } from './wechat-account';
import { textOf, WechatError } from './wechat-error';
import { charge } from './wechat-quotas';
import type { WechatWorld } from './wechat-world';

export type WechatJson = Record<string, unknown>;

export interface WechatCall {
  account: WechatAccount;
  /** The parsed JSON; an empty object for GET and uploads. */
  json: WechatJson;
  query: Record<string, string>;
  body: ReceivedBody;
  reply: FastifyReply;
}

interface RouteOptions {
  method: 'GET' | 'POST' | 'ANY';
  /** `upload`: multipart instead of JSON. `none`: a body is not looked at. */
  body?: 'json' | 'upload' | 'none';
}

// The type is not to be relied on: the real platform sends several.
const mediaTypes = ['application/json; encoding=utf-8', 'text/plain', 'application/json; charset=UTF-8'];

/** Registers one business endpoint: method, token, permission, quota and body are checked as there. */
export function wechatRoute(
  app: FastifyInstance,
  world: WechatWorld,
  path: string,
  options: RouteOptions,
  handle: (call: WechatCall) => unknown,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: path,
    handler: async (request, reply) =>
      answered(world, request, reply, async () => {
        if (options.method === 'POST' && request.method !== 'POST') throw new WechatError(43002);
        if (options.method === 'GET' && request.method !== 'GET') throw new WechatError(43001);
        const query = request.query as Record<string, string>;
        const account = accountOf(world, query.access_token);
        mayCall(account, path);
        charge(account, path, world.now());
        const body = bodyOf(request);
        const json = (options.body ?? 'json') === 'json' ? readJson(body) : {};
        return handle({ account, json, query, body, reply });
      }),
  });
}

/** An id or text of a body: numbers are read as their digits, anything else is no text. */
export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Runs a handler and puts what it throws into the platform's envelope, with HTTP status 200. */
export async function answered(
  world: WechatWorld,
  request: FastifyRequest,
  reply: FastifyReply,
  run: () => Promise<unknown>,
): Promise<unknown> {
  try {
    const answer = await run();
    if (Buffer.isBuffer(answer) || reply.sent) return answer;
    return sendJson(world, reply, answer);
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    return sendJson(world, reply, {
      ...errorBody(world, request, error.errcode, error.text),
      ...error.extra,
    });
  }
}

export function errorBody(
  world: WechatWorld,
  request: FastifyRequest,
  errcode: number,
  text = textOf(errcode),
): WechatJson {
  const path = request.url.split('?', 1)[0] ?? '';
  const token = (request.query as { access_token?: string } | undefined)?.access_token ?? '';
  const rid = world.newRid({ url: path, appId: world.tokens.get(token)?.appId });
  const hinted = /\/(draft|material|media|freepublish)\//.test(path);
  const hint = hinted ? ` hint: [${randomBytes(6).toString('base64url')}]` : '';
  return { errcode, errmsg: `${text}${hint} rid: ${rid}` };
}

function sendJson(world: WechatWorld, reply: FastifyReply, value: unknown): FastifyReply {
  const mediaType = mediaTypes[Math.floor(world.sandbox.random() * mediaTypes.length)] ?? mediaTypes[0]!;
  return reply.code(200).header('content-type', mediaType).send(JSON.stringify(value));
}

function accountOf(world: WechatWorld, accessToken: string | undefined): WechatAccount {
  if (accessToken === undefined || accessToken === '') throw new WechatError(41001);
  const token = world.tokens.get(accessToken);
  const account = token && world.accounts.get(token.appId);
  if (!token || !account) throw new WechatError(world.unknownTokenCode);
  if (token.deadFrom && token.deadFrom <= world.now()) throw new WechatError(40001);
  if (token.expiresAt <= world.now()) throw new WechatError(42001);
  return account;
}

function mayCall(account: WechatAccount, path: string): void {
  const publishes = path.startsWith('/cgi-bin/freepublish/');
  const drafts = path.startsWith('/cgi-bin/draft/');
  const massSends = path.startsWith('/cgi-bin/message/mass/');
  const { profile } = account;
  const isVerified = profile === 'verified_service' || profile === 'verified_subscription';
  if (path.startsWith('/datacube/') && !isVerified) throw new WechatError(48001);
  if (path === '/cgi-bin/message/mass/send' && profile !== 'verified_service') throw new WechatError(48001);
  if (
    (publishes || massSends) &&
    (profile === 'personal' || profile === 'unverified' || profile === 'lapsed')
  )
    throw new WechatError(48001);
  // A lapsed verification was seen to close the draft box as well.
  if (drafts && profile === 'lapsed') throw new WechatError(48001);
}

function readJson(body: ReceivedBody): WechatJson {
  if (body.empty) throw new WechatError(44002);
  // Escapes of characters are not undone there: they end up in the text as they were typed.
  const literal = body.text().replace(/(?<!\\)((?:\\\\)*)\\u([0-9a-fA-F]{4})/g, '$1\\\\u$2');
  let value: unknown;
  try {
    value = JSON.parse(literal);
  } catch {
    throw new WechatError(47001);
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new WechatError(47001);
  if (hasControlCharacter(value)) throw new WechatError(47001);
  return value as WechatJson;
}

function hasControlCharacter(value: unknown): boolean {
  // eslint-disable-next-line no-control-regex
  if (typeof value === 'string') return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value);
  if (value !== null && typeof value === 'object') return Object.values(value).some(hasControlCharacter);
  return false;
}
