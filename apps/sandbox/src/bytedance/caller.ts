import type { FastifyRequest } from 'fastify';
import { Refusal } from './answers';
import type { Grant, OpenPlatform, PlatformUser } from './open-platform';

/** The codes with which one family of paths refuses a caller. */
export interface CallerCodes {
  tokenInvalid: number;
  tokenExpired: number;
  userNotAuthorised: number;
  capabilityMissing: number;
  otherUser: number;
  appBanned: number;
}

export const classicCodes: CallerCodes = {
  tokenInvalid: 2190002,
  tokenExpired: 2190008,
  userNotAuthorised: 2190003,
  capabilityMissing: 2190004,
  otherUser: 2190015,
  appBanned: 2190016,
};

export const newerCodes: CallerCodes = {
  tokenInvalid: 28001003,
  tokenExpired: 28001008,
  userNotAuthorised: 28001012,
  capabilityMissing: 28001018,
  otherUser: 28001015,
  appBanned: 28001016,
};

export interface Caller {
  grant: Grant;
  user: PlatformUser;
}

/** Who calls, and whether app and user may. `scope` without and with `.bind` are the same. @throws Refusal */
export function callerOf(
  request: FastifyRequest,
  openPlatform: OpenPlatform,
  scope: string,
  codes: CallerCodes,
  tokenStyle: 'both' | 'header' | 'query' = 'both',
): Caller {
  const query = request.query as Record<string, string | undefined>;
  const header = tokenStyle === 'query' ? undefined : (request.headers['access-token'] as string | undefined);
  const token = header ?? (tokenStyle === 'header' ? undefined : query.access_token) ?? '';
  const found = openPlatform.grantByAccessToken(token);
  if (!found) throw new Refusal(codes.tokenInvalid, 'access_token 无效');
  if (found.isExpired) throw new Refusal(codes.tokenExpired, 'access_token 过期');
  const { grant } = found;
  if (grant.openId !== query.open_id) throw new Refusal(codes.otherUser, 'access_token 与 open_id 不匹配');
  const app = openPlatform.apps.get(grant.clientKey);
  const user = openPlatform.users.get(grant.openId);
  if (!app || app.isBanned || !user) throw new Refusal(codes.appBanned, '应用被封禁或下线');
  if (!includesScope(app.capabilities, scope)) throw new Refusal(codes.capabilityMissing, '应用未获得该能力');
  if (!includesScope(grant.scopes, scope)) throw new Refusal(codes.userNotAuthorised, '用户未授权该 API');
  return { grant, user };
}

function includesScope(scopes: Set<string>, scope: string): boolean {
  return scopes.has(scope) || scopes.has(`${scope}.bind`);
}
