import { weekdayOf } from './dates';

/** First two digits of the places that issue identity cards (GB/T 2260). */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Whether digits are an identity number: place, birthday, and for 18 digits the check digit (GB 11643-1999). */
export function isIdentityNumber(digits: string): boolean {
  if (!provinces.has(digits.slice(0, 2))) return false;
  if (/^\d{15}$/.test(digits)) return isBirthday(`19${digits.slice(6, 12)}`);
  if (!/^\d{17}[\dXx]$/.test(digits) || !isBirthday(digits.slice(6, 14))) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checkDigits[sum % 11] === digits[17]?.toUpperCase();
}

/** Whether digits are a card number by their issuer's range and the check digit of Luhn (ISO/IEC 7812). */
export function isCardNumber(digits: string): boolean {
  if (!/^(?:62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14})$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Stars for all letters and digits but the first and the last ones; spaces and hyphens stay. */
export function maskMiddle(text: string, first: number, last: number): string {
  const count = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  let at = 0;
  return text.replace(/[\p{L}\p{N}]/gu, (character) => {
    at += 1;
    return at <= first || at > count - last ? character : '*';
  });
}

function isBirthday(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  return (
    year >= 1900 &&
    year <= 2099 &&
    weekdayOf(year, Number(digits.slice(4, 6)), Number(digits.slice(6, 8))) !== null
  );
}
