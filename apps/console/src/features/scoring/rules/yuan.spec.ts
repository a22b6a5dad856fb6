import { fenOf, yuanOf, yuanText } from './yuan';

it('counts in fen and shows yuan', () => {
  expect(fenOf(4.35)).toBe(435);
  expect(fenOf(null)).toBe(0);
  expect(yuanOf(400)).toBe(4);
  expect(yuanText(123_450)).toBe('1,234.50');
  expect(yuanText(-50)).toBe('-0.50');
});
