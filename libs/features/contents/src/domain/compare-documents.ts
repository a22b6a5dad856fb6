import { blockOf } from '../types/registry';
import { textOfHtml } from './clean-html';
import type { ContentDocument } from './content-document';
import { diffText } from './diff-text';
import type { TextSegment } from './diff-text';
import { isHtmlMember } from './member-text';

/** One member that differs. Texts carry their segments; bodies are compared by their words. */
export interface DocumentChange {
  path: string;
  before: unknown;
  after: unknown;
  segments?: TextSegment[];
}

/** Everything in which two revisions of one item differ, member by member. Values are plain data, never markup to show. */
export function compareDocuments(before: ContentDocument, after: ContentDocument): DocumentChange[] {
  const one = membersOf(before);
  const other = membersOf(after);
  const paths = [...new Set([...one.keys(), ...other.keys()])];
  return paths.flatMap((path) => {
    const old = one.get(path) ?? null;
    const now = other.get(path) ?? null;
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    if (typeof old !== 'string' || typeof now !== 'string') return [{ path, before: old, after: now }];
    const segments = isHtmlMember(path) ? diffText(textOfHtml(old), textOfHtml(now)) : diffText(old, now);
    return [{ path, before: old, after: now, segments }];
  });
}

/** The members that a person wrote or chose, by path. Hashes of assets count: the same id with other bytes is a change. */
function membersOf(document: ContentDocument): Map<string, unknown> {
  const { type } = blockOf(document);
  const { variants, assets, ...own } = document;
  const members = new Map<string, unknown>();
  for (const [key, value] of Object.entries(own)) {
    if (key !== type.key) members.set(key, value);
  }
  for (const [key, value] of Object.entries(document[type.key] ?? {}))
    members.set(`${type.key}.${key}`, value);
  for (const [platform, variant] of Object.entries(variants)) {
    for (const [key, value] of Object.entries(variant)) members.set(`variants.${platform}.${key}`, value);
  }
  for (const [id, facts] of Object.entries(assets)) members.set(`assets.${id}`, facts);
  return members;
}
