export interface OptionOfPlatform {
  /** Of the api; its words are `option.{platform}.{name}`. */
  readonly name: string;
  readonly kind: 'choice' | 'switch' | 'text' | 'number' | 'moment';
  readonly choices?: readonly string[];
}

const article = ['article'];

/** Which options a platform reads, and for which kinds of item. */
const fields: Readonly<Record<string, readonly (OptionOfPlatform & { types?: readonly string[] })[]>> = {
  wechat: [
    { name: 'delivery', kind: 'choice', choices: ['publish', 'mass_send'] },
    { name: 'tagId', kind: 'number' },
    { name: 'form', kind: 'choice', choices: ['article', 'picture_post'], types: article },
    { name: 'openComment', kind: 'switch' },
    { name: 'onlyFansCanComment', kind: 'switch' },
  ],
  weibo: [{ name: 'autoTruncate', kind: 'switch' }],
  douyin: [
    { name: 'form', kind: 'choice', choices: ['image_text'], types: article },
    { name: 'coverSeconds', kind: 'number', types: ['video'] },
  ],
  toutiao: [
    { name: 'claimOriginal', kind: 'switch' },
    { name: 'editor', kind: 'text' },
    { name: 'declaration', kind: 'text' },
  ],
  led_screen: [
    { name: 'showFrom', kind: 'moment' },
    { name: 'showUntil', kind: 'moment' },
  ],
};

/** Those that mean something for this item with what was chosen so far. */
export function optionsFor(
  platform: string,
  contentType: string,
  values: Readonly<Record<string, unknown>>,
): OptionOfPlatform[] {
  return (fields[platform] ?? []).filter(
    ({ name, types }) =>
      (!types || types.includes(contentType)) &&
      (name !== 'tagId' || values.delivery === 'mass_send') &&
      (name !== 'onlyFansCanComment' || values.openComment === true),
  );
}
