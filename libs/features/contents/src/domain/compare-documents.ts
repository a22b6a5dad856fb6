import { blockOf } from '../types/registry';
import { compareBodies } from './compare-bodies';
import type { ParagraphChange, StructureChange } from './compare-bodies';
import type { ContentDocument } from './content-document';
import { diffText } from './diff-text';
import type { TextSegment } from './diff-text';
import { isHtmlMember } from './member-text';

/** One member that differs. */
export interface DocumentChange {
  path: string;
  /** `text`: words; `body`: words and their structure; `list`: what came and went; `asset`: a file; `value`: the rest. */
  kind: 'text' | 'body' | 'list' | 'asset' | 'value';
  before: unknown;
  after: unknown;
  /** Of texts and bodies: the way from the one's words to the other's. */
  segments?: TextSegment[];
  /** Of bodies: by paragraph, with what stands around each change. */
  paragraphs?: ParagraphChange[];
  /** Of bodies: what the words do not show. */
  structure?: StructureChange[];
  /** Of lists; both empty when only the order changed. */
  added?: string[];
  removed?: string[];
}

/** Everything in which two revisions of one item differ, member by member. Values are plain data, never markup to show. */
export function compareDocuments(before: ContentDocument, after: ContentDocument): DocumentChange[] {
  const one = membersOf(before);
  const other = membersOf(after);
  const paths = [...new Set([...one.keys(), ...other.keys()])];
  return paths.flatMap((path) => {
    const old = one.get(path) ?? null;
    const now = other.get(path) ?? null;
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [changeOf(path, old, now)];
  });
}

function changeOf(path: string, before: unknown, after: unknown): DocumentChange {
  if (isAssetPath(path)) return { path, kind: 'asset', before, after };
  if (Array.isArray(before) || Array.isArray(after)) {
    const [old, now] = [textsOf(before), textsOf(after)];
    const added = now.filter((text) => !old.includes(text));
    return { path, kind: 'list', before, after, added, removed: old.filter((text) => !now.includes(text)) };
  }
  const [words, newWords] = [before ?? '', after ?? ''];
  if (typeof words !== 'string' || typeof newWords !== 'string' || isIdPath(path))
    return { path, kind: 'value', before, after };
  if (!isHtmlMember(path)) return { path, kind: 'text', before, after, segments: diffText(words, newWords) };
  return { path, kind: 'body', before, after, ...compareBodies(words, newWords) };
}

/** `coverAssetId`, `episode.audioAssetId`, `variants.wechat.coverAssetId`, `assets.<id>` */
function isAssetPath(path: string): boolean {
  return path.startsWith('assets.') || /assetId$/i.test(path);
}

function isIdPath(path: string): boolean {
  return /(^|\.)(\w+Id|slug|locale)$/.test(path);
}

/** A list that is not there is empty. */
function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** The members that a person wrote or chose, by path. What is known of an asset counts: its alternative text is sent too. */
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
