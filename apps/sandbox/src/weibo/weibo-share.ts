import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SandboxContext } from '../core/platform-simulator';
import { bodyOf, type ReceivedPart } from '../core/received-body';
import { callerOf, chargeCall, chargePost, checkPace, type Caller } from './weibo-access';
import { sendError, WeiboRefusal } from './weibo-error-answers';
import { holdOf, isNotPublished, takeOutcome, type ScriptedOutcome } from './weibo-outcomes';
import type { WeiboPost, WeiboState } from './weibo-state';
import { statusObject } from './weibo-status-object';
import {
  base62,
  countInFull,
  countText,
  isUnderDomain,
  linksIn,
  normalised,
  publishedText,
  similarity,
} from './weibo-text';
import { parametersOf, sendJson } from './weibo-wire';

const LARGEST_PICTURE = 5 * 1024 * 1024;
const SIMILAR = 0.9;
const LONGEST_POST = 140;
const LONGEST_TEXT = 2_000;

/** `POST 2/statuses/share`: the checks, the post, then the answer that was scripted. */
export async function share(
  request: FastifyRequest,
  reply: FastifyReply,
  state: WeiboState,
  sandbox: SandboxContext,
): Promise<FastifyReply> {
  const { post, outcome } = takeShare(request, state, sandbox);
  if (!post) return answerWithoutPost(outcome, request, reply, state);
  return answerWithPost(post, outcome, request, reply, state, sandbox);
}

/** `update` and `upload`, for an app that may use them: no link is asked for, and a text may be long. */
export async function update(
  request: FastifyRequest,
  reply: FastifyReply,
  state: WeiboState,
  sandbox: SandboxContext,
): Promise<FastifyReply> {
  if (request.method !== 'POST') throw new WeiboRefusal(10021);
  const now = sandbox.clock.now().getTime();
  const caller = callerOf(request, state, now);
  chargeCall(caller, request.ip, state, now);
  if (!caller.app.mayUpdate) throw new WeiboRefusal(10014);
  chargePost(caller, state, now);
  const { status, rip, picture } = readShare(request, state);
  const longest = parametersOf(request).is_longtext === '1' ? LONGEST_TEXT : LONGEST_POST;
  if (countText(status) > longest) throw new WeiboRefusal(20012);
  const mediaType = picture && checkPicture(picture);
  checkRisk(status, state);
  checkPace(caller, state, now);
  checkRepeated(status, caller, state);
  const post = addPost(state, sandbox, {
    uid: caller.user.uid,
    appKey: caller.app.appKey,
    status,
    rip,
    picture: picture && { bytes: picture.bytes, mediaType: mediaType! },
  });
  return answerWithPost(post, undefined, request, reply, state, sandbox);
}

/** Every check in Weibo's order, then the post, unless its outcome is to have none. @throws WeiboRefusal */
export function takeShare(
  request: FastifyRequest,
  state: WeiboState,
  sandbox: SandboxContext,
  forced?: ScriptedOutcome,
): { post?: WeiboPost; outcome?: ScriptedOutcome } {
  if (request.method !== 'POST') throw new WeiboRefusal(10021);
  const now = sandbox.clock.now().getTime();
  const caller = callerOf(request, state, now);
  chargeCall(caller, request.ip, state, now);
  chargePost(caller, state, now);
  const { status, rip, picture } = readShare(request, state);
  checkText(status, caller, state);
  const mediaType = picture && checkPicture(picture);
  checkRisk(status, state);
  checkPace(caller, state, now);
  checkRepeated(status, caller, state);
  const outcome = forced ?? takeOutcome(state.outcomes, caller.user.uid);
  if (isNotPublished(outcome)) return { outcome };
  const post = addPost(state, sandbox, {
    uid: caller.user.uid,
    appKey: caller.app.appKey,
    status,
    rip,
    picture: picture && { bytes: picture.bytes, mediaType: mediaType! },
    hold: holdOf(outcome, now),
  });
  return { post, outcome };
}

function readShare(
  request: FastifyRequest,
  state: WeiboState,
): { status: string; rip: string | null; picture?: ReceivedPart } {
  const body = bodyOf(request);
  const multipart = body.mediaType.startsWith('multipart/');
  const parameters = parametersOf(request);
  const status =
    multipart && state.switches.percentDecodeMultipart ? decodePercent(parameters.status) : parameters.status;
  if (status === undefined) throw new WeiboRefusal(10016, 'status');
  if (status.trim() === '') throw new WeiboRefusal(20008);
  const rip = parameters.rip?.trim() ?? '';
  if (rip === '' && !state.switches.lenientRip) throw new WeiboRefusal(10016, 'rip');
  if (rip !== '' && !isPublicIpv4(rip))
    throw new WeiboRefusal(10017, `Parameter (rip)'s value invalid, expect (public ip), but get (${rip})`);
  if (!multipart) return { status, rip: rip || null };
  const picture = body.part('pic');
  if (!picture || picture.fileName === undefined) throw new WeiboRefusal(20007);
  return { status, rip: rip || null, picture };
}

function checkText(status: string, caller: Caller, state: WeiboState): void {
  if (countText(status) > LONGEST_POST || (state.switches.strictLength && countInFull(status) > 130))
    throw new WeiboRefusal(20012);
  const domains = caller.app.safeDomains.filter((domain) => domain.approved).map((domain) => domain.host);
  if (domains.length === 0) throw new WeiboRefusal(10017, 'appkey not bind domain!');
  if (!linksIn(status).some((link) => isUnderDomain(link, domains, state.switches.wwwSensitive)))
    throw new WeiboRefusal(10017, 'text not find domain!');
}

/** By the bytes, not by name or declared type. */
function checkPicture(picture: ReceivedPart): string {
  const head = picture.bytes.subarray(0, 8).toString('latin1');
  const mediaType = head.startsWith('\xff\xd8\xff')
    ? 'image/jpeg'
    : head.startsWith('\x89PNG\r\n\x1a\n')
      ? 'image/png'
      : head.startsWith('GIF8')
        ? 'image/gif'
        : undefined;
  if (!mediaType) throw new WeiboRefusal(20005);
  if (picture.bytes.length >= LARGEST_PICTURE) throw new WeiboRefusal(20006);
  return mediaType;
}

function checkRisk(status: string, state: WeiboState): void {
  for (const [word, code] of Object.entries(state.riskWords)) {
    if (status.includes(word)) throw new WeiboRefusal(code);
  }
}

/** Against the account's latest post, also one made by hand or still under review. */
function checkRepeated(status: string, caller: Caller, state: WeiboState): void {
  const latest = state.posts
    .filter((post) => post.uid === caller.user.uid && post.deletedAt === undefined)
    .at(-1);
  if (!latest) return;
  if (normalised(latest.sentText) === normalised(status)) throw new WeiboRefusal(20019);
  if (state.switches.refuseSimilar && similarity(latest.sentText, status) >= SIMILAR)
    throw new WeiboRefusal(20017);
}

export interface NewPost {
  uid: string;
  appKey: string | null;
  status: string;
  rip: string | null;
  picture?: { bytes: Buffer; mediaType: string };
  hold?: WeiboPost['hold'];
}

export function addPost(state: WeiboState, sandbox: SandboxContext, wanted: NewPost): WeiboPost {
  const mid = state.nextMid();
  const { text, links } = publishedText(wanted.status, () => shortLink(sandbox));
  const post: WeiboPost = {
    mid,
    uid: wanted.uid,
    appKey: wanted.appKey,
    sentText: wanted.status,
    text,
    links,
    picture: wanted.picture && { url: sandbox.media.put(wanted.picture.bytes, wanted.picture.mediaType).url },
    rip: wanted.rip,
    createdAt: sandbox.clock.now().getTime(),
    hold: wanted.hold,
  };
  state.posts.push(post);
  return post;
}

function answerWithoutPost(
  outcome: ScriptedOutcome | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  state: WeiboState,
): FastifyReply {
  if (outcome?.kind === 'gateway_502') return gatewayPage(reply);
  return sendError({ code: outcome?.kind === 'busy_10009' ? 10009 : 10001 }, request, reply, state.switches);
}

async function answerWithPost(
  post: WeiboPost,
  outcome: ScriptedOutcome | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  state: WeiboState,
  sandbox: SandboxContext,
): Promise<FastifyReply> {
  switch (outcome?.kind) {
    case 'review_20053':
      return sendError({ code: 20053 }, request, reply, state.switches);
    case 'slow_20032':
      return sendError({ code: 20032 }, request, reply, state.switches);
    case 'system_error_10001_published':
      return sendError({ code: 10001 }, request, reply, state.switches);
    case 'gateway_502_published':
      return gatewayPage(reply);
    case 'empty_body':
      return reply.type('application/json; charset=UTF-8').send('');
    case 'null_body':
      return reply.type('application/json; charset=UTF-8').send('null');
    case 'drop_connection':
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    case 'slow_answer':
      await new Promise((resolve) => setTimeout(resolve, outcome.ms ?? 1_000));
      break;
    default:
  }
  return sendJson(reply, statusObject(post, state, sandbox.random));
}

function gatewayPage(reply: FastifyReply): FastifyReply {
  return reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
}

function shortLink(sandbox: SandboxContext): string {
  return `http://t.cn/A6${base62(Math.floor(sandbox.random() * 62 ** 6)).padStart(6, '0')}`;
}

function decodePercent(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isPublicIpv4(text: string): boolean {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return false;
  const [a, b] = parts as [number, number];
  const internal =
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168);
  return !internal && !(a === 169 && b === 254) && !(a === 100 && b >= 64 && b < 128);
}
