import { fault } from '@haojiao/kernel';
import type { Fault, Message } from '@haojiao/kernel';
import type { ProofFinding } from './proof-report';

/** What to do about it; null where nobody can say. */
export function suggestionOf({ replacement }: Pick<ProofFinding, 'replacement'>): Message | null {
  return replacement === null
    ? null
    : { zh: `改为“${replacement}”。`, en: `Put "${replacement}" in its place.` };
}

/** A finding as the reason of a refusal. */
export function faultOfFinding({ path, code, message, range }: ProofFinding): Fault {
  const place = {
    zh: `第 ${range.start + 1}–${range.end} 字`,
    en: `characters ${range.start + 1}–${range.end}`,
  };
  return fault(path, code, `${message.zh}（${place.zh}）`, `${message.en} (${place.en})`);
}
