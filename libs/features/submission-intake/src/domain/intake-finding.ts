import { fault } from '@haojiao/kernel';
import type { Fault, Message } from '@haojiao/kernel';

/** What a person should know about a message; the path is that of the report's field, or empty. */
export interface IntakeFinding extends Fault {
  /** Words of it, shortened. */
  items?: string[];
  /** `holds`: for this the message waits for a person. */
  weight: 'holds' | 'tells';
}

export function holds(code: string, zh: string, en: string, path = ''): IntakeFinding {
  return { ...fault(path, code, zh, en), weight: 'holds' };
}

export function tells(code: string, message: Message, items: string[] = []): IntakeFinding {
  return { path: '', code, message, weight: 'tells', ...(items.length > 0 && { items }) };
}
