import { linesOfHtml } from '@haojiao/channel-kit';
import type { PublicationDraft } from '@haojiao/channel-kit';

export const placeholders = ['{title}', '{summary}', '{text}', '{url}', '{tags}'] as const;

export function unknownPlaceholders(template: string): string[] {
  const found = template.match(/\{[^{}\s]{0,40}\}/g) ?? [];
  return [...new Set(found)].filter((name) => !(placeholders as readonly string[]).includes(name));
}

/**
 * The post as it is to be pasted. What is put in is never looked at for placeholders again, and a line of the template
 * that comes out empty is left out.
 */
export function composeText(draft: PublicationDraft, template: string): string {
  const values: Record<string, string> = {
    '{title}': draft.title.trim(),
    '{summary}': draft.summary.trim(),
    '{text}': draft.text.trim() || linesOfHtml(draft.html) || draft.summary.trim(),
    '{url}': draft.canonicalUrl,
    '{tags}': draft.tags.map((tag) => `#${tag.replace(/[#\s]/g, '')}`).join(' '),
  };
  return template
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => ({ line, filled: fill(line, values) }))
    .filter(({ line, filled }) => filled !== '' || line.trim() === '')
    .map(({ filled }) => filled)
    .join('\n')
    .trim();
}

function fill(line: string, values: Record<string, string>): string {
  const filled = line.replace(/\{[a-z]+\}/g, (name) => values[name] ?? name);
  // 【】 around nothing says nothing either.
  return filled.replace(/【\s*】/g, '').trimEnd();
}
