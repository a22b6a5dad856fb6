import { ruleBroken } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';

/** What bounds a sign-off: an emergency order names platforms, a review none. */
export interface LimitedSignOff {
  /** Null: everywhere. */
  limitedTo: readonly string[] | null;
}

export const BEYOND_ORDER = 'platform_not_in_emergency_order';

/** Whether the item may go out there by this sign-off. */
export function reaches({ limitedTo }: LimitedSignOff, platform: string): boolean {
  return limitedTo === null || limitedTo.includes(platform);
}

export function beyondOrderWords({ limitedTo }: LimitedSignOff): Message {
  const list = limitedTo ?? [];
  return {
    zh: `该稿件凭应急指令先行发布，只限于：${list.join('、')}；其他平台须等补审通过。`,
    en: `An emergency order lets the item go out on ${list.join(', ')} only; other platforms wait for its review.`,
  };
}

/** @throws AppError `platform_not_in_emergency_order` */
export function requireWithin(signOff: LimitedSignOff, platform: string): void {
  if (reaches(signOff, platform)) return;
  const { zh, en } = beyondOrderWords(signOff);
  throw ruleBroken(BEYOND_ORDER, zh, en);
}
