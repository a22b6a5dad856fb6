import type { MailedContributor } from './sign-off-lines';

const MAX_PEOPLE = 20;
const MAX_LENGTH = 300;

/** A name as it may be printed: Chinese, with the point of minorities' names, or of Latin letters. */
const name = /^(?:\p{Script=Han}[\p{Script=Han}·]{1,14}|[\p{L}][\p{L}.'’ -]{1,39})$/u;
/** Words that stand where names do. */
const noName = /^(?:通讯员|记者|本报|特约|实习|等|摄影|摄|文|图|文图|供稿|作者)$/;

/**
 * 张三、李四（某厂工会），王五（某区总工会）: a unit in brackets is that of the names before it. Null when it is anything
 * else than a list of people.
 */
export function readPeople(text: string): MailedContributor[] | null {
  if (text.length > MAX_LENGTH) return null;
  const people: MailedContributor[] = [];
  let waiting: string[] = [];
  const settle = (unitName: string | null) => {
    people.push(...waiting.map((one) => ({ name: one, unitName })));
    waiting = [];
  };
  for (const [, unit, words] of text.matchAll(/[（(]([^（）()]{1,100})[）)]|([^（）()]+)/gu)) {
    if (unit !== undefined) {
      if (waiting.length === 0) return null;
      settle(unit.replace(/\s+/g, '').trim());
      continue;
    }
    const names = namesIn(words!);
    if (names === null) return null;
    waiting.push(...names);
  }
  settle(null);
  return people.length > 0 && people.length <= MAX_PEOPLE ? people : null;
}

function namesIn(text: string): string[] | null {
  const names: string[] = [];
  for (const group of text.split(/[、，,；;/／]|和|与|及/u)) {
    const words = joined(group.split(/\s+/u).filter((word) => word !== ''));
    for (const word of words) {
      const bare = word.replace(/^(?:通讯员|记者)|等$/u, '');
      if (bare === '' || noName.test(word)) continue;
      if (!name.test(bare)) return null;
      names.push(bare);
    }
  }
  return names;
}

/** 张 三: names of two characters are printed as wide as those of three. Latin names keep their parts together. */
function joined(words: string[]): string[] {
  if (words.length > 1 && words.every((word) => /^[A-Za-z.'’-]+$/.test(word))) return [words.join(' ')];
  const made: string[] = [];
  for (const word of words) {
    const last = made.at(-1);
    if (/^\p{Script=Han}$/u.test(word) && last !== undefined && /^\p{Script=Han}$/u.test(last)) {
      made[made.length - 1] = last + word;
    } else made.push(word);
  }
  return made;
}
