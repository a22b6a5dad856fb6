import { setTimeout as delay } from 'node:timers/promises';
import { seconds } from '../lib/say.mjs';
import { platformWords } from './channels.mjs';
import { Progress } from './progress.mjs';

const lookEveryMs = 1_000;
const publishedWithinMs = 6 * 60_000;

const stateWords = {
  scheduled: '已定时',
  queued: '排队中',
  publishing: '正在发布',
  awaiting_platform: '平台审核中',
  awaiting_hand_off: '待人工发布',
  published: '已发布',
  failed: '失败',
  needs_attention: '待人工确认',
  cancelled: '已取消',
};
const ended = ['published', 'failed', 'needs_attention', 'cancelled', 'awaiting_hand_off'];

/** Follows every publication to its end; changes `stories` in place. @returns {Promise<boolean>} all are published */
export async function followPublications(person, stories) {
  const startedAt = Date.now();
  const progress = new Progress();
  let open = true;
  while (open && Date.now() - startedAt < publishedWithinMs) {
    open = false;
    for (const story of stories) {
      for (const [index, before] of story.publications.entries()) {
        const current = ended.includes(before.state)
          ? before
          : await person.get(`/publications/${before.id}`);
        story.publications[index] = current;
        if (!ended.includes(current.state)) open = true;
        progress.set(current.id, lineOf(story, current, startedAt), markOf(current.state));
      }
    }
    if (open) await delay(lookEveryMs);
  }
  return stories.every(({ publications }) => publications.every(({ state }) => state === 'published'));
}

const shownSeconds = new Map();

function lineOf({ content }, publication, startedAt) {
  const { platform, state, note, failure } = publication;
  // When this state was first seen: plain output has one line per change and no more.
  const key = `${publication.id} ${state}`;
  if (!shownSeconds.has(key)) shownSeconds.set(key, Date.now() - startedAt);
  const took = seconds(shownSeconds.get(key));
  const why = failure
    ? `：${failure.code} ${failure.advice}`
    : note && state !== 'published'
      ? `（${note}）`
      : '';
  return `${platformWords[platform]} ${stateWords[state] ?? state} ${took} 《${content.title}》${why}`;
}

function markOf(state) {
  if (state === 'published') return '✓';
  if (state === 'failed' || state === 'cancelled') return '✗';
  return ended.includes(state) ? '!' : '…';
}
