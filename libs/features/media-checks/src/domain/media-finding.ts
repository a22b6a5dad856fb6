import type { Message } from '@haojiao/kernel';

/** Something about a file that an item shows. */
export interface MediaFinding {
  /** An error keeps the item from being signed off. */
  severity: 'error' | 'warning' | 'hint';
  /** `asset_alt_text_missing`, `asset_rights_expired` … */
  code: string;
  /** Where the item names the file: `coverAssetId`, `article.html`. */
  path: string;
  message: Message;
  /** Holds for what was signed off as well: it does not go out either. */
  stopsSending: boolean;
}
