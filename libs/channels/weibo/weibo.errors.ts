import { ChannelFailure, type PlatformError } from '@haojiao/channel-kit';
import { weiboErrorTable } from './weibo-error-table';

/** Weibo's error object. `error_code` is a number or a string, `error` varies in case and spelling. */
export interface WeiboError {
  code: string;
  text: string;
}

/** Codes that sound like errors and mean that the post went out: under review, or taken by a slow server. */
const acceptedCodes: readonly string[] = ['20053', '20032'];
/** Codes for a text that repeats an earlier one. */
const duplicateCodes: readonly string[] = ['20019', '20017', '20111'];

/** Codes for a picture that is too large or of a kind that Weibo does not take. */
const pictureCodes: readonly string[] = ['20005', '20006', '10018'];

export const isAccepted = (code: string | undefined): boolean => acceptedCodes.includes(code ?? '');
export const isDuplicate = (code: string | undefined): boolean => duplicateCodes.includes(code ?? '');
export const isAboutPicture = (code: string | undefined): boolean => pictureCodes.includes(code ?? '');

/** The error of an answer's body, or undefined when it is none. Branch on this, never on the HTTP status. */
export function errorOf(answer: unknown): WeiboError | undefined {
  if (answer === null || typeof answer !== 'object' || !('error_code' in answer)) return undefined;
  const code = String(answer.error_code).trim();
  if (code === '' || code === '0') return undefined;
  const text = 'error' in answer ? String(answer.error) : '';
  const description = 'error_description' in answer ? ` (${String(answer.error_description)})` : '';
  return { code, text: `${text}${description}`.slice(0, 500) };
}

/** The table's row for an error; of codes with several meanings the one that its text names. */
export function rowOf({ code, text }: WeiboError): PlatformError {
  const words = text.toLowerCase();
  if (code === '10017') {
    for (const variant of ['text not find domain', 'appkey not bind domain']) {
      if (words.includes(variant)) return weiboErrorTable[`10017 ${variant}`]!;
    }
  }
  const listed = /^\d+$/.test(code) ? weiboErrorTable[code] : undefined;
  if (listed) return listed;
  if (/^1\d{4}$/.test(code)) return weiboErrorTable['other_1xxxx']!;
  if (/^20\d{3}$/.test(code))
    return weiboErrorTable[/account|user|帐号|账号/.test(words) ? 'other_20xxx account' : 'other_20xxx']!;
  if (/^21\d{3}$/.test(code)) return weiboErrorTable['other_21xxx']!;
  return weiboErrorTable['other']!;
}

/** Whether a code stands in no list that we know. */
export function isUnlisted(code: string): boolean {
  return !/^\d+$/.test(code) || weiboErrorTable[code] === undefined;
}

/** A question can always be asked again: what leaves a post's outcome open is `transient` for a read. */
export function weiboFailure(error: WeiboError, effect: 'read' | 'write'): ChannelFailure {
  const row = rowOf(error);
  return new ChannelFailure({
    ...row,
    failureClass: effect === 'read' && row.failureClass === 'unknown' ? 'transient' : row.failureClass,
    platformCode: error.code,
    platformMessage: error.text,
  });
}
