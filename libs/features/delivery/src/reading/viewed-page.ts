import { viewWord, withView } from '../pages/view-mode';
import type { ViewMode } from '../pages/view-mode';
import { readyAnswer } from './ready-answer';
import type { ReadyPage } from './ready-page';

/** The same page in large type or high contrast. */
export function viewed(page: ReadyPage, mode: ViewMode): ReadyPage {
  if (viewWord(mode) === null) return page;
  const { bytes, mediaType, modifiedAt } = page.answer;
  const changed = Buffer.from(withView(bytes.toString('utf8'), mode));
  return { ...page, answer: readyAnswer(changed, mediaType, modifiedAt) };
}
