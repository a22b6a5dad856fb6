import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WeiboSwitches } from './weibo-switches';
import { sendJson } from './weibo-wire';

/** Texts and HTTP status as seen on the real platform; figures nobody saw are the family's. */
const answers: Readonly<Record<string, [status: number, text: string]>> = {
  10001: [503, 'System error'],
  10002: [503, 'Service unavailable'],
  10003: [503, 'Remote service error'],
  10004: [403, 'IP limit'],
  10005: [403, 'Permission denied, need a high level appkey'],
  10006: [400, 'Source paramter (appkey) is missing'],
  10007: [415, 'Unsupport mediatype (%s)'],
  10008: [400, 'Param error, see doc for more info'],
  10009: [503, 'Too many pending tasks, system is busy'],
  10010: [503, 'Job expired'],
  10011: [503, 'RPC error'],
  10012: [400, 'Illegal request'],
  10013: [403, 'Invalid weibo user'],
  10014: [403, 'Insufficient app permissions!'],
  10016: [400, 'Miss required parameter (%s), see doc for more info'],
  10017: [400, 'text not find domain!'],
  10018: [400, 'Request body length over limit'],
  10020: [404, 'Request api not found'],
  10021: [405, 'HTTP METHOD is not suported for this request!'],
  10022: [403, 'IP requests out of rate limit'],
  10023: [403, 'User requests out of rate limit!'],
  10024: [403, 'User requests for (%s) out of rate limit'],
  20001: [400, 'IDs is null'],
  20002: [400, 'Uid parameter is null'],
  20003: [400, 'User does not exists'],
  20005: [400, 'Unsupported image type, only suport JPG, GIF, PNG'],
  20006: [400, 'Image size too large'],
  20007: [400, 'Does multipart has image'],
  20008: [400, 'Content is null'],
  20009: [400, 'IDs is too many'],
  20012: [400, 'Text too long, please input text less than 140 characters'],
  20014: [400, 'Param is error, please try again'],
  20015: [403, 'Account or ip or app is illgal, can not continue'],
  20016: [403, 'Out of limit'],
  20017: [400, 'Repeat content'],
  20018: [400, 'Contain illegal website'],
  20019: [400, 'repeat content!'],
  20020: [400, 'Contain advertising'],
  20021: [400, 'Content is illegal'],
  20022: [403, "Your ip's behave in a comic boisterous or unruly manner"],
  20031: [403, 'Test and verify'],
  20032: [400, 'Update success, while server slow now, please wait 1-2 minutes'],
  20053: [403, 'Your Weibo has been successfully released and needs manual review for 3 minutes'],
  20101: [400, 'target weibo does not exist!'],
  20102: [403, 'not your own weibo!'],
  20104: [400, 'Illegal weibo'],
  20109: [400, 'Weibo id is null'],
  20111: [400, 'Repeated weibo text'],
  20507: [403, 'Verification code is needed'],
  21301: [403, 'Auth faild!'],
  21314: [403, 'Token used'],
  21315: [403, 'Token expired'],
  21316: [403, 'Token revoked'],
  21317: [403, 'Token rejected'],
  21319: [403, 'Accessor was revoked'],
  21320: [400, 'OAuth2 must use https'],
  21321: [403, 'applications over the unaudited use restrictions!'],
  21322: [400, 'redirect_uri_mismatch'],
  21323: [400, 'invalid_request'],
  21324: [400, 'invalid_client'],
  21325: [400, 'invalid_grant'],
  21327: [403, 'expired_token'],
  21328: [400, 'unsupported_grant_type'],
  21329: [400, 'unsupported_response_type'],
  21332: [403, 'invalid_access_token'],
  21335: [403, "request uid's value must be the current user"],
  21337: [403, 'appkey permission denied'],
  21602: [400, 'Contains forbid world'],
};

/** A refusal on its way to the client. */
export class WeiboRefusal extends Error {
  constructor(
    readonly code: number,
    /** Fills `%s` of the usual text, or replaces it. */
    readonly words?: string,
  ) {
    super(`weibo ${code}`);
  }
}

export interface RefusalWords {
  /** May carry its own text behind it: `10017 appkey not bind domain!`. */
  code: number | string;
  words?: string;
}

/** The error object in the common form, with its HTTP status. */
export function errorAnswer(
  refusal: RefusalWords,
  request: FastifyRequest,
  switches: WeiboSwitches,
): { status: number; body: Record<string, unknown> } {
  const [, code = '10001', scripted = ''] = /^(\d+)[\s:]*(.*)$/s.exec(String(refusal.code)) ?? [];
  const [status, usual] = answers[code] ?? [400, 'unknown error'];
  const words = refusal.words ?? (scripted === '' ? undefined : scripted);
  const text = words === undefined ? usual : usual.includes('%s') ? usual.replace('%s', words) : words;
  const path = request.url.split('?', 1)[0];
  const oauth = request.url.startsWith('/oauth2/');
  const withoutRequest = oauth || (code === '10023' && switches.limitWithoutRequest);
  return {
    status,
    body: {
      error: switches.errorsExclaim ? text : text.replace(/!$/, ''),
      error_code: switches.errorCodeAsString ? code : Number(code),
      ...(withoutRequest ? {} : { request: path }),
      ...(oauth ? { error_uri: path, error_description: text } : {}),
    },
  };
}

export function sendError(
  refusal: RefusalWords,
  request: FastifyRequest,
  reply: FastifyReply,
  switches: WeiboSwitches,
): FastifyReply {
  const { status, body } = errorAnswer(refusal, request, switches);
  return sendJson(reply.code(status), body);
}
