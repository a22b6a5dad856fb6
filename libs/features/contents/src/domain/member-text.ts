import { textOfHtml } from './clean-html';
import type { ContentDocument } from './content-document';

/** Whether that member of a document holds a body in HTML, of which people read the words. */
export function isHtmlMember(path: string): boolean {
  return /(^|\.)(html|\w+Html)$/.test(path);
}

/**
 * What a member of a document says, by its path (`title`, `article.html`, `variants.weibo.text`): a text as people read
 * it, or the value as it is. Undefined where the document has no such member.
 */
export function memberOf(document: ContentDocument, path: string): unknown {
  const value = path
    .split('.')
    .reduce<unknown>(
      (holder, key) =>
        typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
          ? (holder as Record<string, unknown>)[key]
          : undefined,
      document,
    );
  return typeof value === 'string' && isHtmlMember(path) ? textOfHtml(value) : value;
}
