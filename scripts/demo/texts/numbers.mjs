const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 as Chinese words; larger numbers in figures. */
export function chineseNumber(number) {
  if (number < 10) return digits[number];
  if (number > 99) return String(number);
  const tens = Math.floor(number / 10);
  return `${tens === 1 ? '' : digits[tens]}十${number % 10 === 0 ? '' : digits[number % 10]}`;
}
