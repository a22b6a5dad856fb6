import type { BudgetRule, ChannelLimit } from '@haojiao/channel-kit';

const READ_ON = '2026-11-20';

export const TITLE_MAX = 32;
export const AUTHOR_MAX = 16;
export const DIGEST_MAX = 120;
/** Strictly fewer than this many characters, markup counted (official reference, read 2026-11). */
export const CONTENT_LIMIT = 20_000;
/** Strictly below. Never reached before the characters are: they have four bytes at most. */
export const CONTENT_LIMIT_BYTES = 1_048_576;
export const SOURCE_URL_MAX_BYTES = 1_024;
/** Of one post; an older official page says so, newer ones are silent. */
export const MOST_ARTICLES = 8;
/** The first one is the cover. */
export const PICTURE_POST_MAX_PICTURES = 20;
/** Strictly below. */
export const BODY_IMAGE_MAX_BYTES = 1_000_000;
export const COVER_MAX_BYTES = 2_000_000;
export const COVER_WIDTH = 900;
export const COVER_HEIGHT = 383;

export const wechatLimits: ChannelLimit[] = [
  { path: 'title', min: 1, max: TITLE_MAX, unit: 'characters', readOn: READ_ON },
  { path: 'byline', max: AUTHOR_MAX, unit: 'characters', readOn: READ_ON },
  {
    path: 'summary',
    max: DIGEST_MAX,
    unit: 'characters',
    readOn: READ_ON,
    note: {
      zh: '留空时微信自动取正文前 54 个字。',
      en: 'Left empty, WeChat takes the first 54 characters of the text.',
    },
  },
  {
    path: 'html',
    max: CONTENT_LIMIT - 1,
    unit: 'characters',
    readOn: READ_ON,
    note: {
      zh: '按整段 HTML（含标签和样式）计算。',
      en: 'Counted over the whole HTML with tags and styles.',
    },
  },
  {
    path: 'images',
    max: PICTURE_POST_MAX_PICTURES,
    unit: 'items',
    readOn: READ_ON,
    note: { zh: '仅图片消息；含封面。', en: 'Picture posts only, the cover included.' },
  },
  {
    path: 'images.bytes',
    max: BODY_IMAGE_MAX_BYTES - 1,
    unit: 'bytes',
    readOn: READ_ON,
    note: { zh: '正文图片；超出时自动压缩。', en: 'Pictures in the body; larger ones are compressed.' },
  },
  { path: 'canonicalUrl', max: SOURCE_URL_MAX_BYTES, unit: 'bytes', readOn: READ_ON },
  {
    path: 'cover.width',
    min: COVER_WIDTH,
    unit: 'pixels',
    readOn: READ_ON,
    note: {
      zh: '建议 900×383（2.35:1），更小的封面会模糊。',
      en: '900×383 (2.35:1) advised; smaller ones blur.',
    },
  },
];

/** Calls a day of a newly registered account (official table of frequencies, read 2026-11); uploadimg as reported. */
export const wechatBudgets: BudgetRule[] = [
  { operation: 'draft_add', window: 'day', max: 1_000, reserve: 20, perPost: 1 },
  { operation: 'draft_update', window: 'day', max: 1_000, reserve: 20 },
  { operation: 'draft_get', window: 'day', max: 500, reserve: 20 },
  { operation: 'draft_batchget', window: 'day', max: 1_000, reserve: 20 },
  { operation: 'draft_delete', window: 'day', max: 1_000, reserve: 20 },
  { operation: 'draft_count', window: 'day', max: 1_000, reserve: 20 },
  { operation: 'freepublish_submit', window: 'day', max: 100, reserve: 5, perPost: 1 },
  { operation: 'freepublish_get', window: 'day', max: 100, reserve: 20 },
  { operation: 'freepublish_batchget', window: 'day', max: 100, reserve: 20 },
  { operation: 'freepublish_delete', window: 'day', max: 10 },
  // What accounts may send, by their kind: a subscription account once a day, a service account four times a month to
  // all, and once a day. Counted when WeChat took it.
  { operation: 'mass_send_day', window: 'day', max: 1 },
  { operation: 'mass_send_month', window: 'month', max: 4 },
  { operation: 'mass_sendall', window: 'day', max: 100, reserve: 5 },
  { operation: 'mass_sendall_minute', window: 'minute', max: 60 },
  { operation: 'mass_delete', window: 'day', max: 10 },
  { operation: 'uploadimg', window: 'day', max: 1_000, reserve: 20 },
  // Ours: the quota of statistics is not published. A month of days, the last ones twice, and repeats of what is late.
  { operation: 'datacube', window: 'day', max: 100 },
];
