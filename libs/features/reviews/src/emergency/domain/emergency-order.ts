import { HOUR_MS, MINUTE_MS, fault } from '@haojiao/kernel';
import type { Fault, Message } from '@haojiao/kernel';
import { rankNames, reasonNames } from './emergency-settings';
import type { EmergencySettings, LeastRank } from './emergency-settings';

/** By what means the order was given. */
export const orderMeans = ['phone', 'message', 'in_person'] as const;
export type OrderMeans = (typeof orderMeans)[number];

/** What the duty officer wrote down. */
export interface OrderWish {
  reasonCode: string;
  reasonText: string | null;
  approverId: string;
  approvedAt: Date;
  means: OrderMeans;
  wording: string;
  readBack: boolean;
  platforms: string[];
}

/** The person who is said to have given it. */
export interface Approver {
  isActive: boolean;
  /** Held at the unit of the item. */
  roles: readonly string[];
}

/** People around the item. */
export interface OrderPeople {
  recorderId: string;
  /** Everybody who wrote a part of it. */
  authorIds: readonly string[];
  /** Null where there is no such person in the branch. */
  approver: Approver | null;
}

/** Clocks of two desks differ by so much. */
const CLOCK_SKEW_MS = 5 * MINUTE_MS;

const ranks: readonly LeastRank[] = ['editor', 'chief_editor'];

/** Roles of that rank and above. */
export function rolesFrom(rank: LeastRank): readonly string[] {
  return ranks.slice(ranks.indexOf(rank));
}

/** What people call a platform. */
export type NameOfPlatform = (platform: string) => Message;

/** Everything that speaks against an order, in one answer. */
export function orderFaults(
  wish: OrderWish,
  settings: EmergencySettings,
  people: OrderPeople,
  now: Date,
  nameOf: NameOfPlatform,
): Fault[] {
  return [
    ...reasonFaults(wish, settings),
    ...approverFaults(wish, settings, people),
    ...timeFaults(wish, settings, now),
    ...platformFaults(wish, settings, nameOf),
    ...(wish.readBack
      ? []
      : [
          fault(
            'readBack',
            'not_read_back',
            '口头指令必须向批准人复诵，得到确认后才能登记。',
            'The order has to be read back to who gave it before it is recorded.',
          ),
        ]),
    ...(wish.wording === ''
      ? [fault('wording', 'not_empty', '请写下指令原话。', 'Write down the order in its own words.')]
      : []),
  ];
}

function reasonFaults({ reasonCode, reasonText }: OrderWish, { reasonCodes }: EmergencySettings): Fault[] {
  if (!reasonCodes.some((code) => code === reasonCode)) {
    const names = reasonCodes.map((code) => reasonNames[code]);
    return [
      fault(
        'reasonCode',
        'reason_unknown',
        `只能是本单位设定的事由：${names.map(({ zh }) => zh).join('、')}。`,
        `It is one of the reasons of the unit: ${names.map(({ en }) => en).join(', ')}.`,
      ),
    ];
  }
  if (reasonCode !== 'other' || reasonText) return [];
  return [fault('reasonText', 'required', '事由为“其他”时必须说明。', 'The reason "other" has to be told.')];
}

function approverFaults(
  { approverId }: OrderWish,
  { approverIds, leastRank }: EmergencySettings,
  { recorderId, authorIds, approver }: OrderPeople,
): Fault[] {
  const no = (code: string, zh: string, en: string) => [fault('approverId', code, zh, en)];
  const isListed = approverIds.length === 0 || approverIds.includes(approverId);
  if (!approver || !isListed) {
    return no(
      'approver_not_listed',
      '此人不在应急审批人名单内。',
      'This person is not listed as an approver of emergencies.',
    );
  }
  if (!approver.isActive) return no('approver_suspended', '此人已停用。', 'This person is suspended.');
  if (leastRank !== null && !approver.roles.some((role) => rolesFrom(leastRank).includes(role))) {
    return no(
      'approver_rank_too_low',
      `应急审批人至少应为${rankNames[leastRank].zh}。`,
      `The approver has to be ${rankNames[leastRank].en} at least.`,
    );
  }
  if (approverId === recorderId) {
    return no('approver_is_recorder', '下指令的人不能自己登记。', 'Nobody records an order of their own.');
  }
  if (authorIds.includes(approverId)) {
    return no(
      'approver_is_author',
      '审批人参与了这篇稿件的撰写，不能批准自己的稿件。',
      'The approver wrote a part of the item; nobody approves their own work.',
    );
  }
  return [];
}

function timeFaults({ approvedAt }: OrderWish, settings: EmergencySettings, now: Date): Fault[] {
  if (approvedAt.getTime() > now.getTime() + CLOCK_SKEW_MS) {
    return [fault('approvedAt', 'in_the_future', '批准时间还没有到。', 'This time has not come yet.')];
  }
  if (dueAt(approvedAt, settings) > now) return [];
  return [
    fault(
      'approvedAt',
      'too_long_ago',
      `批准已超过补审时限（${settings.backfillHours} 小时），请按正常流程送审。`,
      `The order is older than the ${settings.backfillHours} hours in which it has to be made good; submit the item.`,
    ),
  ];
}

function platformFaults(
  { platforms }: OrderWish,
  settings: EmergencySettings,
  nameOf: NameOfPlatform,
): Fault[] {
  const allowed = settings.platforms.map(nameOf);
  const zh = allowed.map((name) => name.zh).join('、') || '（尚未设定任何平台）';
  const en = allowed.map((name) => name.en).join(', ') || '(no platform is set yet)';
  return platforms.flatMap((platform, index) =>
    settings.platforms.includes(platform)
      ? []
      : [
          fault(
            `platforms.${index}`,
            'platform_not_for_emergencies',
            `${nameOf(platform).zh}不能先发后补，只限于：${zh}。`,
            `Nothing goes out on ${nameOf(platform).en} by an emergency order, only on: ${en}.`,
          ),
        ],
  );
}

/** Until when the review has to be through. */
export function dueAt(approvedAt: Date, { backfillHours }: Pick<EmergencySettings, 'backfillHours'>): Date {
  return new Date(approvedAt.getTime() + backfillHours * HOUR_MS);
}
