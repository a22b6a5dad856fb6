import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from '../lib/say.mjs';
import { ask } from './http.mjs';

const phones = [
  'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36',
];
const countedWithinMs = 60_000;

/** Reports views as that many readers' phones would; one reader in four meets the item in the mini-program too. */
export async function readPages({ url, stories, readersOf }) {
  for (const story of stories) {
    const readers = Array.from({ length: readersOf(story) }, () => randomUUID());
    const opened = readers.flatMap((visitorId, index) =>
      (index % 4 === 0 ? ['page', 'mini_program'] : ['page']).map((surface) => ({ visitorId, surface })),
    );
    for (const [index, body] of opened.entries()) {
      await ask('POST', `${url}/delivery/v1/contents/${story.content.id}/views`, {
        body,
        headers: { 'user-agent': phones[index % phones.length] },
      });
    }
    story.expected = { views: opened.length, visitors: readers.length };
    say(`    《${story.content.title}》 ${readers.length} 位读者，打开 ${opened.length} 次`);
  }
}

/** Asks for the figures until everything is in them. @returns {Promise<boolean>} every view once, visitors as estimated */
export async function figuresOf(person, stories) {
  const deadline = Date.now() + countedWithinMs;
  for (const story of stories) {
    do {
      story.figures = (await person.get(`/analytics/contents/${story.content.id}`)).totals;
      if (isComplete(story)) break;
      await delay(500);
    } while (Date.now() < deadline);
  }
  const counted = stories.every(isComplete);
  say(
    `    ${counted ? '✓ 每一次浏览都已入账 / every view is counted' : '✗ 统计与上报不一致 / figures differ'}`,
  );
  return counted;
}

/** Views are exact. Visitors are an estimate: one or two of thirty may fall together. */
function isComplete({ figures, expected }) {
  const missing = Math.abs((figures.visitors ?? 0) - expected.visitors);
  return figures.views === expected.views && missing <= 2;
}
