import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { languageKeyOf } from './language-key';
import { podcastCategoryOf } from './podcast-categories';

/** The members of a programme that are judged here. */
export interface ProgrammeWords {
  languages: string[];
  titles: Record<string, string>;
  descriptions: Record<string, string>;
  categories: string[];
  seasons: { number: number }[];
  author: string;
  ownerName: string;
}

const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 4_000;

/** What the words of a programme lack, beyond their shapes. */
export function programmeFaults(words: ProgrammeWords): Fault[] {
  return [
    ...languageFaults(words.languages),
    ...textFaults('titles', words.titles, words.languages, LONGEST_TITLE),
    ...textFaults('descriptions', words.descriptions, words.languages, LONGEST_DESCRIPTION),
    ...words.categories.flatMap((key, index) => (podcastCategoryOf(key) ? [] : [categoryUnknown(index)])),
    ...(['author', 'ownerName'] as const).flatMap((path) => (words[path] === '' ? [blank(path)] : [])),
    ...seasonFaults(words.seasons),
  ];
}

/** Two tags of one language and script would be two feeds of the same episodes. */
function languageFaults(languages: readonly string[]): Fault[] {
  const keys = languages.map(languageKeyOf);
  return keys.flatMap((key, index) => {
    const path = `languages.${index}`;
    if (key === null) return [fault(path, 'language_unknown', '不是语言代码。', 'It is no language tag.')];
    if (keys.indexOf(key) === index) return [];
    return [
      fault(path, 'language_repeated', '与前面的语言相同。', 'It is the same language as one before it.'),
    ];
  });
}

function textFaults(
  path: string,
  texts: Record<string, string>,
  languages: readonly string[],
  longest: number,
): Fault[] {
  const named = new Set(languages);
  const missing = languages
    .filter((language) => !texts[language])
    .map((language) =>
      fault(
        `${path}.${language}`,
        'required',
        '每种语言都要写。',
        'Every language of the programme needs one.',
      ),
    );
  const others = Object.entries(texts).flatMap(([language, text]) => {
    if (!named.has(language)) {
      return [
        fault(
          `${path}.${language}`,
          'language_not_of_programme',
          '节目没有这种语言。',
          'The programme is not in this language.',
        ),
      ];
    }
    if (text.length <= longest) return [];
    return [
      fault(
        `${path}.${language}`,
        'max_length',
        `最多 ${longest} 个字符。`,
        `At most ${longest} characters.`,
      ),
    ];
  });
  return [...missing, ...others];
}

function seasonFaults(seasons: readonly { number: number }[]): Fault[] {
  const numbers = seasons.map(({ number }) => number);
  return numbers.flatMap((number, index) =>
    numbers.indexOf(number) === index
      ? []
      : [
          fault(
            `seasons.${index}.number`,
            'number_taken',
            '这一季已经有了。',
            'There is a season of this number.',
          ),
        ],
  );
}

function categoryUnknown(index: number): Fault {
  return fault(
    `categories.${index}`,
    'category_unknown',
    '没有这个播客分类，可选分类见 GET /podcast-categories。',
    'There is no such category of podcasts; see GET /podcast-categories.',
  );
}

function blank(path: string): Fault {
  return fault(path, 'not_empty', '不能为空白。', 'It must not be blank.');
}
