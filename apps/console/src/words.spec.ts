import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

type Words = { [name: string]: string | Words };

const folders = [
  join(__dirname, 'app'),
  join(__dirname, 'ui'),
  ...readdirSync(join(__dirname, 'features')).map((name) => join(__dirname, 'features', name)),
].filter((folder) => existsSync(join(folder, 'sentences')));

const read = (folder: string, language: string) =>
  JSON.parse(readFileSync(join(folder, 'sentences', `${language}.json`), 'utf8')) as Words;

/** Every sentence with its whole name. English has a form of its own for one: `_one` beside `_other`. */
function sentencesOf(words: Words, above = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    const whole = above + name.replace(/_(one|other)$/, '');
    return typeof value === 'string' ? [[whole, value]] : sentencesOf(value, `${whole}.`);
  });
}

const valuesIn = (sentence: string) => [...sentence.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe.each(folders.map((folder) => [folder.slice(__dirname.length + 1), folder]))(
  'the words of %s',
  (_, folder) => {
    const chinese = new Map(sentencesOf(read(folder, 'zh-CN')));
    const english = new Map(sentencesOf(read(folder, 'en-US')));

    it('are there in both languages', () => {
      expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
      expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
    });

    it('tell the same values in both', () => {
      const unlike = [...chinese].filter(
        ([name, text]) => valuesIn(text).join() !== valuesIn(english.get(name) ?? '').join(),
      );
      expect(unlike).toEqual([]);
    });

    it('are Chinese in the one, and not in the other', () => {
      const foreign = /^[\s\p{P}\p{N}]*\p{Script=Latin}[\p{Script=Latin}\s\p{P}]*$/u;
      expect(
        [...chinese].filter(([, text]) => foreign.test(text.replace(/\{\{.*?\}\}/g, '')) && text.length > 12),
      ).toEqual([]);
      expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
    });
  },
);
