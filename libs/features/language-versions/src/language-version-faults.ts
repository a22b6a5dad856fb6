import { fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';

/** As people call a language; the tag itself where it has no name. */
function nameOf(locale: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(locale) ?? locale;
}

export function sameLanguage(locale: string) {
  return ruleBroken(
    'language_version_exists',
    `这组稿件已有${nameOf(locale, 'zh-CN')}版本，请打开该版本修改。`,
    `There is a version in ${nameOf(locale, 'en')} already; open that one.`,
  );
}

export function otherType() {
  return invalidInput([
    fault(
      'contentId',
      'another_type',
      '各语言版本的体裁必须相同（图文、音频或视频）。',
      'Versions of one item are of one type.',
    ),
  ]);
}

export function inAnotherGroup() {
  return ruleBroken(
    'in_another_language_group',
    '该稿件已与其他稿件互为语言版本，请先在那里解除。',
    'That item belongs to others already; take it out of there first.',
  );
}

export function noConversion(from: string, to: string) {
  return invalidInput([
    fault(
      'convert',
      'no_conversion',
      `只有简体与繁体中文之间可以自动转换，${from} 不能转换为 ${to}。`,
      `Only simplified and traditional Chinese are turned into one another, not ${from} into ${to}.`,
    ),
  ]);
}

export function noSuchVersion() {
  return notFound('language_version', '没有这个语言版本。', 'There is no such language version.');
}

export function originalStays() {
  return ruleBroken(
    'original_stays',
    '这是原稿，其他语言版本由它而来；请先解除各语言版本。',
    'This is the original that the others were made from; take those out first.',
  );
}
