import { HOUR_MS } from '@haojiao/kernel';

const shape =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+(\d{1,2})[:：时](\d{1,2})分?(?:[:：](\d{1,2})秒?)?)?$/u;
/** Asia/Shanghai: UTC+8 all year. */
const OFFSET_MS = 8 * HOUR_MS;

/** `2019-05-01 08:30`, `2019年5月1日`, `2019/5/1`: a moment in Asia/Shanghai, midnight without a time; null else. */
export function publishedTime(text: string): Date | null {
  const found = shape.exec(text.trim());
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const asUtc = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal =
    asUtc.getUTCFullYear() === year &&
    asUtc.getUTCMonth() === month - 1 &&
    asUtc.getUTCDate() === day &&
    asUtc.getUTCHours() === hour &&
    asUtc.getUTCMinutes() === minute;
  return isReal ? new Date(asUtc.getTime() - OFFSET_MS) : null;
}
