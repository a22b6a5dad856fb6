import type { Message } from '@haojiao/kernel';

/** Something to be known about a line, or about one of its cells. */
export interface LineNote {
  /** As the table heads it; null: the whole line. */
  column: string | null;
  code: string;
  message: Message;
}

export function lineNote(column: string | null, code: string, zh: string, en: string): LineNote {
  return { column, code, message: { zh, en } };
}
