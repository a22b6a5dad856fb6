/**
 * How long one reader waits for the search of a two-character word among 100,000 published articles, by the newest and by
 * the best: the 95th percentile, in milliseconds, of questions that nobody asked before. Words are in all articles, in half,
 * in a tenth, in a hundredth and in a thousandth of them. HAOJIAO_BENCH_SEARCHED changes the number of articles,
 * HAOJIAO_BENCH_SEARCH_CHARACTERS their length (400 Chinese characters; the texts' vectors are what takes the time to make).
 */
import { performance } from 'node:perf_hooks';
import { chineseText, seeded } from './lib/chinese-text.mjs';
import { searchableItems } from './lib/searchable-items.mjs';

const ITEMS = Number(process.env.HAOJIAO_BENCH_SEARCHED ?? 100_000);
const CHARACTERS = Number(process.env.HAOJIAO_BENCH_SEARCH_CHARACTERS ?? 400);
const TIMES = 200;
const BUDGET_MS = 20;
const words = [
  ...['职工', '工会', '慰问', '骑手', '婚恋', '送岗'],
  // Where one word ends and another begins: seldom.
  ...['与工', '会职', '区和', '与企', '表在', '站工', '业班', '温绿', '程助', '程城'],
];

const random = seeded(9);
await searchableItems(ITEMS, () => chineseText(CHARACTERS, random));
for (const sort of ['newest', 'relevance']) await measure(sort);

async function measure(sort) {
  const base = `${process.env.HAOJIAO_BENCH_URL}/delivery/v1/contents?limit=20&sort=${sort}`;
  const times = [];
  for (let time = 0; time < TIMES + words.length; time += 1) {
    const word = words[time % words.length];
    // A bound in time that changes nothing makes each question one that was not asked before.
    const from = new Date(Date.UTC(2001, 0, 1) + time * 1_000 + (sort === 'newest' ? 500 : 0)).toISOString();
    const startedAt = performance.now();
    const answer = await fetch(`${base}&q=${encodeURIComponent(word)}&from=${encodeURIComponent(from)}`);
    const { items } = await answer.json();
    if (!answer.ok || items.length !== 20) throw new Error(`${word}: ${answer.status}`);
    // The first of each word finds nothing warm.
    if (time >= words.length) times.push(performance.now() - startedAt);
  }
  times.sort((one, other) => one - other);
  const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(2));
  const line = { p50Ms: at(0.5), p95Ms: at(0.95), slowestMs: at(0.999), budgetMs: BUDGET_MS };
  console.log(
    JSON.stringify({
      name: `search-items/${sort}`,
      ...line,
      isWithin: line.p95Ms < BUDGET_MS,
      items: ITEMS,
      characters: CHARACTERS,
    }),
  );
}
