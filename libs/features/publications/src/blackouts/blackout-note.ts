import { beijingTime } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { ActiveBlackout } from './blackouts';

/** Why it waits, until when, and that a person has to release it then. */
export function blackoutNote({ reason, orderedBy, endsAt }: ActiveBlackout): Message {
  const until = beijingTime(endsAt);
  return {
    zh: `静默期（${reason}，${orderedBy}）至 ${until}，期间不发布；结束后需人工逐条放行。`,
    en: `Blackout window (${reason}; ${orderedBy}) until ${until}: nothing goes out; a person releases each item afterwards.`,
  };
}
