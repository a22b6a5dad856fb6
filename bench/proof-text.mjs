/**
 * Proofing one text of 100,000 characters against a lexicon of 100,000 variant terms, in one thread:
 *
 * - `proof-text/scan` against one bare pass over the same text that folds and finds nothing: the limit;
 * - `proof-text/plain` against a plain scan (`indexOf` for each pattern), measured on a part of the patterns and scaled up:
 *   plain only finds what is written exactly so;
 * - `proof-text/compile`, the time to make the lexicon ready, against reading its patterns once;
 * - `proof-text/item`, scan, checks and damage of one text of 5,000 characters, as the api reads it in one turn;
 * - `proof-text/everything`, the same for the whole text.
 *
 * One line of JSON each: {name, ours, limit, ratio, unit}, milliseconds, medians. Needs a build, and no running product.
 */
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const domain = '../dist/libs/features/proofing/src/domain';
const { compileLexicon } = require(`${domain}/compile-lexicon.js`);
const { foldText } = require(`${domain}/folding/folded-text.js`);
const { scanText } = require(`${domain}/scan-text.js`);
const { checkText } = require(`${domain}/computed/check-text.js`);
const { findDamage } = require(`${domain}/encoding/find-damage.js`);

const TERMS = 100_000;
const CHARACTERS = 100_000;
const ITEM_CHARACTERS = 5_000;
const PLAIN_PATTERNS = 2_000;
const ROUNDS = 9;
const context = { field: 'body', day: '2026-05-01' };

/** The same numbers in every run. */
let seed = 20260501;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
/** Characters as unevenly spread as in real text: few are frequent, most are rare. */
const character = () => String.fromCodePoint(0x4e00 + Math.floor((random(3_000) * random(3_000)) / 3_000));
const word = (length) => Array.from({ length }, character).join('');

const patterns = [...new Set(Array.from({ length: TERMS * 1.2 }, () => word(2 + random(5))))].slice(0, TERMS);
const terms = patterns.map((pattern, index) => ({
  id: `${index}`,
  category: 'typo_pair',
  pattern,
  match: 'variant',
  severity: 'suggest',
  replacement: null,
  whitelist: [],
  onlyNear: [],
  notNear: [],
  fields: [],
  channels: [],
  pinyin: false,
  split: false,
  validFrom: null,
  validTo: null,
  note: '',
}));
const text = textOf(CHARACTERS);
const item = text.slice(0, ITEM_CHARACTERS);

const compiledIn = median(3, () => compileLexicon(terms));
const lexicon = compileLexicon(terms);
const read = median(3, () => patterns.reduce((sum, pattern) => sum + foldText(pattern).length, 0));
report('proof-text/compile', compiledIn, read, {
  terms: terms.length,
  automatonMb: round(lexicon.size / 2 ** 20),
});

const scanned = median(ROUNDS, () => scanText(lexicon, text, context));
const bare = median(ROUNDS, () => foldText(text));
const hits = scanText(lexicon, text, context);
report('proof-text/scan', scanned, bare, { characters: text.length, hits: hits.length });

const plain =
  (median(3, () => plainScan(patterns.slice(0, PLAIN_PATTERNS), text)) * patterns.length) / PLAIN_PATTERNS;
report('proof-text/plain', scanned, plain, { measuredPatterns: PLAIN_PATTERNS });

const whole = (one) => {
  scanText(lexicon, one, context);
  checkText(one, context);
  findDamage(one);
};
const bareItem = median(50, () => foldText(item));
const wholeItem = median(50, () => whole(item));
report('proof-text/item', wholeItem, bareItem, { characters: item.length });
report(
  'proof-text/everything',
  median(3, () => whole(text)),
  bare,
  { characters: text.length },
);

function textOf(length) {
  let made = '';
  while (made.length < length) {
    // Every fourth word is one of the lexicon's, in a third of these cases with something between its letters.
    if (random(4) > 0) made += word(2 + random(6));
    else
      made +=
        random(3) > 0 ? patterns[random(patterns.length)] : [...patterns[random(patterns.length)]].join('·');
    if (random(6) === 0) made += random(3) === 0 ? '。\n' : '，';
  }
  return made.slice(0, length);
}

function plainScan(some, where) {
  let found = 0;
  for (const pattern of some) {
    for (let at = where.indexOf(pattern); at >= 0; at = where.indexOf(pattern, at + 1)) found += 1;
  }
  return found;
}

function timed(work) {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function median(rounds, work) {
  const times = Array.from({ length: rounds }, () => timed(work)).sort((one, other) => one - other);
  return times[Math.floor(rounds / 2)];
}

function report(name, ours, limit, more) {
  const ratio = Number((ours / limit).toPrecision(3));
  console.log(JSON.stringify({ name, ours: round(ours), limit: round(limit), ratio, unit: 'ms', ...more }));
}

function round(value) {
  return Math.round(value * 10) / 10;
}
