import { beijingDate } from '@haojiao/kernel';
import type { FastifyRequest } from 'fastify';
import { WeiboRefusal } from './weibo-error-answers';
import type { WeiboApp, WeiboGrant, WeiboState, WeiboUser } from './weibo-state';
import { parametersOf } from './weibo-wire';

export interface Caller {
  app: WeiboApp;
  user: WeiboUser;
  grant: WeiboGrant;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The token of a request: `Authorization: OAuth2 …`, or a parameter. `Bearer` is not understood. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const header = /^OAuth2\s+(\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  return header ?? (parametersOf(request).access_token || undefined);
}

/** @throws WeiboRefusal when the token is missing, unknown, over or foreign to the app's level */
export function callerOf(request: FastifyRequest, state: WeiboState, now: number): Caller {
  const token = tokenOf(request);
  if (token === undefined) throw new WeiboRefusal(10006);
  const grant = state.grants.get(token);
  const app = grant && state.apps.get(grant.appKey);
  const user = grant && state.users.get(grant.uid);
  if (!grant || !app || !user) throw new WeiboRefusal(21332);
  if (grant.ended === 'revoked') throw new WeiboRefusal(app.level === 'test' ? 21321 : 21332);
  if (grant.ended === 'password_changed') throw new WeiboRefusal(21332);
  if (grant.ended === 'app_removed') throw new WeiboRefusal(21319);
  if (grant.expiresAt <= now) throw new WeiboRefusal(21327);
  if (user.frozen) throw new WeiboRefusal(20003);
  if (app.level === 'test' && !app.testUsers.includes(user.uid)) throw new WeiboRefusal(21321);
  return { app, user, grant };
}

/** Charges one call to its windows. @throws WeiboRefusal 10022 or 10023 beyond them */
export function chargeCall(caller: Caller, ip: string, state: WeiboState, now: number): void {
  const { limits } = state;
  charge(state, `ip:${ip}:${Math.floor(now / HOUR_MS)}`, limits.callsPerIpAndHour, 10022);
  const day = beijingDate(new Date(now));
  charge(state, `user:${caller.app.appKey}:${caller.user.uid}:${day}`, limits.callsPerUserAndDay, 10023);
}

/** Charges one publish call. @throws WeiboRefusal 10024 beyond its hour */
export function chargePost(caller: Caller, state: WeiboState, now: number): void {
  const key = `post:${caller.app.appKey}:${caller.user.uid}:${Math.floor(now / HOUR_MS)}`;
  charge(state, key, state.limits.postsPerUserAndHour, 10024, 'statuses/share');
}

/** @throws WeiboRefusal 20016 when posts come faster than the scripted pace */
export function checkPace(caller: Caller, state: WeiboState, now: number): void {
  const pace = state.limits.postsPerUserAndMinute;
  if (pace === 0) return;
  const recent = state.posts.filter(
    (post) => post.uid === caller.user.uid && post.createdAt > now - MINUTE_MS,
  );
  if (recent.length >= pace) throw new WeiboRefusal(20016);
}

export function usedCalls(state: WeiboState, caller: Caller, now: number): number {
  return state.calls.get(`user:${caller.app.appKey}:${caller.user.uid}:${beijingDate(new Date(now))}`) ?? 0;
}

export function usedPosts(state: WeiboState, caller: Caller, now: number): number {
  return state.calls.get(`post:${caller.app.appKey}:${caller.user.uid}:${Math.floor(now / HOUR_MS)}`) ?? 0;
}

export function usedByIp(state: WeiboState, ip: string, now: number): number {
  return state.calls.get(`ip:${ip}:${Math.floor(now / HOUR_MS)}`) ?? 0;
}

function charge(state: WeiboState, key: string, max: number, code: number, words?: string): void {
  const used = state.calls.get(key) ?? 0;
  if (used >= max) throw new WeiboRefusal(code, words);
  state.calls.set(key, used + 1);
}
