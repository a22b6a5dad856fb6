import { graphemeCount } from '@haojiao/kernel';
import type { ContentDocument, DocumentChange } from '@haojiao/features/contents';

/** What was made of an item that was taken over, in short. */
export interface Difference {
  isUnchanged: boolean;
  /** Members that differ: `title`, `summary`, `article.html` … */
  members: string[];
  /** Characters of texts that came, and that went. */
  added: number;
  removed: number;
}

/** Belongs to the taking unit, or names the origin: no change of what was handed over. */
const ownMembers = new Set(['slug', 'columnId', 'brandId', 'coAuthorIds', 'source', 'reprint']);

/** The changes that readers would notice. */
export function changesOfItem(changes: DocumentChange[]): DocumentChange[] {
  return changes.filter(({ path }) => !ownMembers.has(path) && !path.startsWith('variants.'));
}

export function summarize(changes: DocumentChange[]): Difference {
  const seen = changesOfItem(changes);
  const count = (change: 'added' | 'removed') =>
    seen
      .flatMap(({ segments }) => segments ?? [])
      .filter((segment) => segment.change === change)
      .reduce((sum, { text }) => sum + graphemeCount(text), 0);
  return {
    isUnchanged: seen.length === 0,
    members: seen.map(({ path }) => path),
    added: count('added'),
    removed: count('removed'),
  };
}

/** The members whose words differ from what was handed over; other pictures or marks are no other words. */
export function wordChanges(origin: ContentDocument, changes: DocumentChange[]): DocumentChange[] {
  return changes.filter(({ path, after, segments }) => {
    const isChanged = (segments ?? []).some(({ change }) => change !== 'same');
    if (path === 'title' || path.startsWith(`${origin.type}.`)) return isChanged;
    // What one platform gets instead is another title, unless it is the same words again.
    return /^variants\.\w+\.(title|text)$/.test(path) && typeof after === 'string' && after !== origin.title;
  });
}

/** The first places that differ, as people say it: `“甲”→“乙”`. */
export function wordsOfChanges(changes: DocumentChange[], most = 3): string {
  const places: string[] = [];
  for (const { segments = [] } of changes) {
    for (let index = 0; index < segments.length && places.length < most; index += 1) {
      const { change, text } = segments[index]!;
      if (change === 'same') continue;
      const next = segments[index + 1];
      const isExchange = change === 'removed' && next?.change === 'added';
      places.push(
        isExchange ? `“${cut(text)}”→“${cut(next.text)}”` : `${change === 'added' ? '+' : '−'}“${cut(text)}”`,
      );
      if (isExchange) index += 1;
    }
  }
  return places.join('；');
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
