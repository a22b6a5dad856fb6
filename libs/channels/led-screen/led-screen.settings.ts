import { formField } from '@haojiao/channel-kit';
import type { FormField } from '@haojiao/channel-kit';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** Several cities ask that a still picture on a public screen stands at least so long (read 2026-11). */
export const SECONDS_PER_STILL_MIN = 15;
const EDGE_MAX = 8_192;

export interface Screen {
  id: string;
  name: string;
  /** Pixels. */
  width: number;
  height: number;
  secondsPerStill: number;
  titleCharactersPerLine: number;
  /** 0: until it is withdrawn. */
  daysShown: number;
  /** `HH:MM` in Asia/Shanghai. */
  dayStart: string;
  dayEnd: string;
  brightnessNote: string;
}

export const ledScreenSettingFields: FormField[] = [
  formField('screenId', 'text', '屏幕编号', 'Screen id', {
    required: true,
    help: {
      zh: '写入播放包，播放端据此核对；字母、数字、-、_。',
      en: 'Stands in every package, for the player to compare; letters, digits, - and _.',
    },
  }),
  formField('screenName', 'text', '屏幕名称', 'Screen name', { required: true }),
  formField('width', 'number', '宽（像素）', 'Width, pixels', { required: true }),
  formField('height', 'number', '高（像素）', 'Height, pixels', { required: true }),
  formField('secondsPerStill', 'number', '每张停留秒数', 'Seconds per still', {
    help: { zh: '默认 15 秒，不能更短。', en: '15 by default, and not less.' },
  }),
  formField('titleCharactersPerLine', 'number', '标题每行字数', 'Characters per line of the title', {
    help: { zh: '默认 12，标题最多两行。', en: '12 by default; a title has two lines at most.' },
  }),
  formField('daysShown', 'number', '播放天数', 'Days shown', {
    help: { zh: '默认 7 天；0 表示直到撤稿。', en: '7 by default; 0: until it is withdrawn.' },
  }),
  formField('dayStart', 'text', '开屏时间', 'Switched on at', {
    help: { zh: '默认 07:00。', en: '07:00 by default.' },
  }),
  formField('dayEnd', 'text', '关屏时间', 'Switched off at', {
    help: { zh: '默认 22:00。', en: '22:00 by default.' },
  }),
  formField('brightnessNote', 'text', '亮度要求', 'Brightness', {
    help: {
      zh: '如“夜间不超过 400 cd/m²”，随播放包下发给管理员。',
      en: 'For example "at night at most 400 cd/m²"; told to the operator with each package.',
    },
  }),
  formField('feedAllowedAddresses', 'list', '允许取包的地址', 'Addresses that may fetch', {
    help: {
      zh: '屏幕的 IP 或网段；不填则不限。',
      en: 'Addresses or networks of the screen; empty: anybody.',
    },
  }),
];

/** The settings of an account with their defaults; unfit values count as absent. */
export function screenOf(settings: Record<string, unknown>): Screen {
  const text = (key: string, otherwise: string) => {
    const value = settings[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
  };
  const number = (key: string, otherwise: number) => {
    const value = settings[key];
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;
  };
  return {
    id: text('screenId', 'screen'),
    name: text('screenName', 'LED'),
    width: number('width', 0) || 1_920,
    height: number('height', 0) || 1_080,
    secondsPerStill: Math.max(SECONDS_PER_STILL_MIN, number('secondsPerStill', SECONDS_PER_STILL_MIN)),
    titleCharactersPerLine: number('titleCharactersPerLine', 0) || 12,
    daysShown: number('daysShown', 7),
    dayStart: text('dayStart', '07:00'),
    dayEnd: text('dayEnd', '22:00'),
    brightnessNote: text('brightnessNote', ''),
  };
}

/** What is wrong with settings whose shape is right. */
export function settingFaults(settings: Record<string, unknown>): Fault[] {
  const faults: Fault[] = [];
  const { screenId, secondsPerStill } = settings;
  if (typeof screenId === 'string' && !/^[\w-]{1,40}$/.test(screenId))
    faults.push(
      fault(
        'screenId',
        'pattern',
        '屏幕编号只能用字母、数字、-、_，最多 40 个。',
        'Letters, digits, - and _ only, at most 40.',
      ),
    );
  for (const key of ['width', 'height'])
    if (!isWhole(settings[key], 16, EDGE_MAX))
      faults.push(
        fault(
          key,
          'range',
          `请填 16 到 ${EDGE_MAX} 之间的整数。`,
          `A whole number from 16 to ${EDGE_MAX}, please.`,
        ),
      );
  if (secondsPerStill !== undefined && !isWhole(secondsPerStill, SECONDS_PER_STILL_MIN, 3_600))
    faults.push(
      fault('secondsPerStill', 'range', '每张至少停留 15 秒。', 'A still stands for 15 seconds at least.'),
    );
  const { dayStart, dayEnd } = screenOf(settings);
  for (const [key, value] of Object.entries({ dayStart, dayEnd }))
    if (!isTimeOfDay(value)) faults.push(fault(key, 'time', '请按 07:30 的格式填写。', 'Write it as 07:30.'));
  if (faults.length === 0 && dayEnd <= dayStart)
    faults.push(
      fault('dayEnd', 'order', '关屏时间要晚于开屏时间。', 'It is switched off after it is switched on.'),
    );
  return faults;
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** 24:00 ends a day. */
function isTimeOfDay(text: string): boolean {
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}
