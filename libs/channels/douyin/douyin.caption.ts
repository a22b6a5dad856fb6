import type { PublicationDraft } from '@haojiao/channel-kit';

export const CAPTION_MAX = 1_000;
export const TOPICS_MAX = 5;

export type CaptionDraft = Pick<PublicationDraft, 'text' | 'description' | 'title' | 'summary' | 'tags'>;

/**
 * What stands under the work: the text written for Douyin, else the title and below it the description, or the summary
 * where the description would not fit; then at most five topics. There is no title field: the first line serves as
 * one. A topic ends at the first space, hence one behind each.
 */
export function buildCaption(draft: CaptionDraft): string {
  const whole = withTopics(wordsOf(draft), draft.tags);
  return isOwnText(draft) || captionLength(whole) <= CAPTION_MAX
    ? whole
    : withTopics(under(draft.title, draft.summary), draft.tags);
}

/** Whether the description had to make way for the summary. */
export function descriptionIsLeftOut(draft: CaptionDraft): boolean {
  return !isOwnText(draft) && captionLength(withTopics(wordsOf(draft), draft.tags)) > CAPTION_MAX;
}

/** For the phone, where far less fits: the text written for Douyin, else the title; topics go in a field of their own. */
export function shareTitle(draft: CaptionDraft): string {
  return tidy(isOwnText(draft) ? draft.text : draft.title);
}

/** Topics that the caption, or the title on the phone, does not have yet. */
export function furtherTopics(words: string, tags: string[]): string[] {
  return topicsOf(tags).filter((topic) => !mentions(words, topic));
}

/** Tags as topics: no `#` and no white space inside, none twice, the first five. */
export function topicsOf(tags: string[]): string[] {
  const topics = tags.map((tag) => tag.replace(/[#＃\s]/gu, '')).filter(Boolean);
  return [...new Set(topics)].slice(0, TOPICS_MAX);
}

/** The platform counts code points, as far as is known. */
export function captionLength(caption: string): number {
  return [...caption].length;
}

/** A video's description is no text for this platform: it lacks the title. */
function isOwnText({ text, description }: CaptionDraft): boolean {
  return text.trim() !== '' && text.trim() !== description?.trim();
}

function wordsOf(draft: CaptionDraft): string {
  if (isOwnText(draft)) return tidy(draft.text);
  return under(draft.title, draft.description?.trim() || draft.text.trim() || draft.summary);
}

function under(title: string, body: string): string {
  const [head, rest] = [tidy(title), tidy(body)];
  return rest === head || rest.startsWith(`${head}\n`) ? rest : [head, rest].filter(Boolean).join('\n');
}

function tidy(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function withTopics(words: string, tags: string[]): string {
  const topics = furtherTopics(words, tags);
  if (topics.length === 0) return words;
  return `${words}${words ? ' ' : ''}${topics.map((topic) => `#${topic} `).join('')}`;
}

function mentions(text: string, topic: string): boolean {
  return text
    .split(/[#＃]/u)
    .slice(1)
    .some((rest) => rest.split(/\s/u, 1)[0] === topic);
}
