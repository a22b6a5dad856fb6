import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** Somebody who wrote or photographed a part of a report, as credited. */
export interface Contributor {
  name: string;
  organizationId: string | null;
  /** As it was called when the report was sent. */
  unitName: string;
  userId: string | null;
  /** Per cent of the report's points; null for everybody or for nobody. */
  share: number | null;
}

/** Shares are given to all or to none, and to all they make the whole. */
export function shareFaults(shares: (number | null)[]): Fault[] {
  const given = shares.filter((share) => share !== null);
  if (given.length === 0) return [];
  if (given.length < shares.length) {
    return shares.flatMap((share, index) =>
      share === null
        ? [
            fault(
              `contributors.${index}.share`,
              'share_missing',
              '要么每位作者都填写占比，要么都不填。',
              'Give every contributor a share, or none.',
            ),
          ]
        : [],
    );
  }
  // Thirds are written 33.33: a hundredth per person is forgiven.
  const sum = given.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 100) <= 0.01 * shares.length) return [];
  return [
    fault(
      'contributors',
      'shares_not_whole',
      `各作者占比之和应为 100，现在是 ${sum}。`,
      `The shares must add up to 100; they make ${sum}.`,
    ),
  ];
}

/** Longest byline of an item, characters. */
const BYLINE_MAX = 300;

/**
 * 通讯员 张三、李四（某区总工会）、王五（某厂工会）: neighbours of one unit share its name. Whoever does not fit any more
 * is 等.
 */
export function bylineOf(contributors: Contributor[]): string {
  let line = '通讯员 ';
  for (const [index, { name, unitName }] of contributors.entries()) {
    const unit = contributors[index + 1]?.unitName === unitName ? '' : `（${unitName}）`;
    const next = `${line}${index === 0 ? '' : '、'}${name}${unit}`;
    if (next.length > BYLINE_MAX - 1) return `${line}等`;
    line = next;
  }
  return line;
}
