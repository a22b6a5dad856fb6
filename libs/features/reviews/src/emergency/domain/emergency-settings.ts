import { fault, isId } from '@haojiao/kernel';
import type { Fault, Message } from '@haojiao/kernel';

/** Why something may go out before its review; shipped, a unit may allow fewer. `other` has to be told in words. */
export const emergencyReasons = ['accident', 'safety_notice', 'rumour', 'weather', 'other'] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

export const reasonNames: Readonly<Record<EmergencyReason, Message>> = {
  accident: { zh: '事故', en: 'an accident' },
  safety_notice: { zh: '安全提示', en: 'a safety notice' },
  rumour: { zh: '澄清谣言', en: 'a rumour' },
  weather: { zh: '天气灾害', en: 'the weather' },
  other: { zh: '其他', en: 'something else' },
};

export const leastRanks = ['editor', 'chief_editor'] as const;
export type LeastRank = (typeof leastRanks)[number];

export const rankNames: Readonly<Record<LeastRank, Message>> = {
  editor: { zh: '编辑', en: 'an editor' },
  chief_editor: { zh: '总编', en: 'a chief editor' },
};

/** What a flow of the kind `emergency` allows. */
export interface EmergencySettings {
  /** Who may give orders; empty: whoever has the rank. */
  approverIds: string[];
  /** Role that who gives an order holds at least, in the unit of the item; null: being listed is enough. */
  leastRank: LeastRank | null;
  reasonCodes: EmergencyReason[];
  /** Hours from the order in which its review has to be through. */
  backfillHours: number;
  /** Where it may go out; empty: nowhere, until somebody has set them. */
  platforms: string[];
}

export const DEFAULT_BACKFILL_HOURS = 24;

const members = ['approvers', 'leastRank', 'reasonCodes', 'backfillHours', 'platforms'];

/** The settings of a flow as they are kept: `{approvers: [{userId}], leastRank, reasonCodes, backfillHours, platforms}`. */
export function readEmergencySettings(kept: Record<string, unknown>): EmergencySettings {
  return {
    approverIds: approversIn(kept.approvers).map(({ userId }) => userId as string),
    leastRank: (kept.leastRank as LeastRank | null | undefined) ?? null,
    reasonCodes: (kept.reasonCodes as EmergencyReason[] | undefined) ?? [...emergencyReasons],
    backfillHours: (kept.backfillHours as number | undefined) ?? DEFAULT_BACKFILL_HOURS,
    platforms: (kept.platforms as string[] | undefined) ?? [],
  };
}

/** What is wrong with the form of such settings, at paths below `settings`; people are looked up elsewhere. */
export function emergencySettingsFaults(settings: Record<string, unknown>): Fault[] {
  const { approvers, leastRank, reasonCodes, backfillHours, platforms } = settings;
  const faults: Fault[] = Object.keys(settings)
    .filter((name) => !members.includes(name))
    .map((name) =>
      fault(`settings.${name}`, 'setting_unknown', '没有这项设置。', 'There is no such setting.'),
    );
  const say = (path: string, code: string, zh: string, en: string) =>
    faults.push(fault(`settings.${path}`, code, zh, en));
  const isListOfApprovers = isList(approvers, isApprover, 50);
  if (approvers !== undefined && !isListOfApprovers) {
    say('approvers', 'not_a_list_of_people', '应为人员的列表。', 'A list of [{userId}].');
  }
  if (leastRank !== undefined && leastRank !== null && !isOneOf(leastRank, leastRanks)) {
    say('leastRank', 'not_one_of', '只能是编辑或总编。', `One of: ${leastRanks.join(', ')}.`);
  }
  if (isListOfApprovers && approversIn(approvers).length === 0 && !leastRank) nobodyNamed(say);
  if (approvers === undefined && !leastRank) nobodyNamed(say);
  if (reasonCodes !== undefined && !isList(reasonCodes, (code) => isOneOf(code, emergencyReasons), 10, 1)) {
    const zh = emergencyReasons.map((code) => reasonNames[code].zh).join('、');
    const en = emergencyReasons.join(', ');
    say('reasonCodes', 'not_a_list_of_reasons', `至少选一项，只能是：${zh}。`, `A list out of: ${en}.`);
  }
  if (backfillHours !== undefined && !isHours(backfillHours)) {
    say('backfillHours', 'not_hours', '应为 1–168 的整数小时。', 'Whole hours from 1 to 168.');
  }
  if (platforms !== undefined && !isList(platforms, isPlatform, 20)) {
    say('platforms', 'not_a_list_of_platforms', '应为平台的列表，每个只写一次。', 'A list of platforms.');
  }
  return faults;
}

function nobodyNamed(say: (path: string, code: string, zh: string, en: string) => void): void {
  say(
    'approvers',
    'required',
    '请列出应急审批人，或规定至少由谁批准。',
    'List the approvers, or name the least rank.',
  );
}

function approversIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

function isList(value: unknown, is: (one: unknown) => boolean, most: number, least = 0): boolean {
  if (!Array.isArray(value) || value.length > most || value.length < least) return false;
  return value.every(is) && new Set(value.map((one) => JSON.stringify(one))).size === value.length;
}

function isApprover(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 1) return false;
  return isId((value as { userId?: unknown }).userId);
}

function isOneOf(value: unknown, values: readonly string[]): boolean {
  return typeof value === 'string' && values.includes(value);
}

function isHours(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 168;
}

function isPlatform(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z_]{2,30}$/.test(value);
}
