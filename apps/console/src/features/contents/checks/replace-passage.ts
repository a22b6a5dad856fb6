import type { Editor } from '@tiptap/react';
import type { Finding } from '@/features/remarks';
import type { DraftKeeper } from '../draft/draft-keeper';
import type { Value } from '../draft/fields';
import { followed } from '../markup/plain-text';
import { markAt } from '../passages/passage-marks';

/** Puts the proposal in the place of what was found. False where the passage is not there any more. */
export function replacePassage(
  keeper: DraftKeeper,
  editor: Editor | null,
  bodyPath: string | null,
  { key, path, passage, range, replacement }: Finding,
): boolean {
  if (replacement === null) return false;
  if (path === bodyPath && editor) {
    const place = markAt(editor, key);
    if (!place) return false;
    editor
      .chain()
      .focus()
      .command(({ tr }) => Boolean(tr.insertText(replacement, place.from, place.to)))
      .run();
    return true;
  }
  return replaceInField(keeper, path, passage, range.start, replacement);
}

/** `title`, `tags.0`, `source.name`, `variants.weibo.text` … */
function replaceInField(
  keeper: DraftKeeper,
  path: string,
  passage: string,
  start: number,
  replacement: string,
): boolean {
  const { fields } = keeper.current();
  const parts = path.split('.');
  const length = [parts.length, 2, 1].find((count) => fields[parts.slice(0, count).join('.')] !== undefined);
  if (length === undefined) return false;
  const field = parts.slice(0, length).join('.');
  const changed = changedWithin(fields[field]!, parts.slice(length), (text) => {
    const there = followed({ start, end: start + passage.length }, passage, text, text);
    return there && text.slice(0, there.start) + replacement + text.slice(there.end);
  });
  if (changed === null) return false;
  keeper.change(field, changed);
  return true;
}

function changedWithin(
  value: Value,
  inner: readonly string[],
  change: (text: string) => string | null,
): Value | null {
  if (typeof value === 'string') return inner.length === 0 ? change(value) : null;
  const [name, ...rest] = inner;
  if (name === undefined || typeof value !== 'object' || value === null) return null;
  const members = value as Readonly<Record<string, Value>>;
  const changed = members[name] === undefined ? null : changedWithin(members[name], rest, change);
  if (changed === null) return null;
  if (Array.isArray(value)) return value.with(Number(name), changed);
  return { ...members, [name]: changed };
}
