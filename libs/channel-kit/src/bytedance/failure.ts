import { nextBeijingMidnight } from '@haojiao/kernel';
import { ChannelFailure } from '../channel-failure';
import type { ChannelFailureDetails, PlatformErrorTable } from '../channel-failure';
import type { ByteDanceAnswer } from './answer';

/** What turns a refusal into a failure: the platform's own table and how its calls are to be understood. */
export interface FailureReading {
  platform: string;
  errors: PlatformErrorTable;
  /**
   * `repeatable`: reads and uploads; a busy platform is asked again.
   * `once`: a post is made; a busy platform may have made it.
   */
  effect: 'repeatable' | 'once';
  now: Date;
}

/** Busy or broken inside: on a call that makes a post, nobody knows whether it was made. */
const mayHaveTakenEffect = new Set(['-1', '2100001', '2100004', '28001005', '28001006', '28029014']);

/** Used up until midnight in Asia/Shanghai (the platform names no hour; midnight is our assumption). */
const untilMidnight = new Set(['2114007', '2190001', '28003017']);

/** The failure for a refused call. The first code that the table knows decides; a code that it does not know is `unknown`. */
export function byteDanceFailure(
  answer: Extract<ByteDanceAnswer, { ok: false }>,
  reading: FailureReading,
): ChannelFailure {
  const known = answer.codes.find((code) => reading.errors[code] !== undefined);
  const row = known === undefined ? undefined : reading.errors[known];
  const platformCode = known ?? answer.codes[0] ?? 'message_error';
  const details: ChannelFailureDetails = {
    ...(row ?? {
      failureClass: 'unknown',
      code: `${reading.platform}_unmapped_code`,
      advice: {
        zh: `平台返回了未收录的错误码 ${platformCode}，请先到平台上核实结果，再联系管理员。`,
        en: `The platform answered with the unlisted code ${platformCode}; look there first, then tell an administrator.`,
      },
    }),
    platformCode,
    platformMessage: withLogId(answer.description, answer.logId),
  };
  if (reading.effect === 'once' && mayHaveTakenEffect.has(platformCode)) {
    return new ChannelFailure({ ...details, failureClass: 'unknown', retryAfterMs: undefined });
  }
  if (untilMidnight.has(platformCode) && details.retryAfterMs === undefined) {
    details.retryAfterMs = nextBeijingMidnight(reading.now).getTime() - reading.now.getTime();
  }
  return new ChannelFailure(details);
}

function withLogId(description: string, logId: string | undefined): string {
  return [description, logId === undefined ? '' : `log_id ${logId}`].filter(Boolean).join(' · ');
}
