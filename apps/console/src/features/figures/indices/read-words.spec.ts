import { readWords } from './read-words';

it.each([
  ['3456', 3456, 'exact'],
  ['3,456 次', 3456, 'exact'],
  ['12.4万', 124_000, 'rounded'],
  ['１．２万', 12_000, 'rounded'],
  ['1.33亿', 133_000_000, 'rounded'],
  ['10万+', 100_001, 'capped'],
  ['约300', 300, 'approximate'],
  ['-12', -12, 'exact'],
])('reads %s', (words, value, precision) => {
  expect(readWords(words)).toEqual({ value, precision });
});

it.each(['', '很多', '12.5', '1.23456万', '约10万+', '3-4'])('does not guess what “%s” is', (words) => {
  expect(readWords(words)).toBeNull();
});
