import { formField } from '@haojiao/channel-kit';
import type { FormField } from '@haojiao/channel-kit';
import { fault } from '@haojiao/kernel';
import type { Fault, Message } from '@haojiao/kernel';
import { presetKeys, presets } from './custom.presets';
import type { PostingRules, PresetKey } from './custom.presets';
import { placeholders, unknownPlaceholders } from './custom.text';

export const ratios = ['2.35:1', '16:9', '4:3', '1:1', '3:4'] as const;

export const customSettingFields: FormField[] = [
  formField('displayName', 'text', '名称', 'Name of the place', {
    required: true,
    help: {
      zh: '群名、视频号名等，显示在发布页上。',
      en: 'Of the group or account; shown to whoever posts.',
    },
  }),
  formField('preset', 'text', '类型', 'Kind of place', {
    required: true,
    choices: presetKeys.map((value) => ({ value, label: presets[value].label })),
    help: { zh: '决定以下各项的默认值。', en: 'Gives every setting below its default.' },
  }),
  formField('textTemplate', 'text', '文字模板', 'Text template', {
    help: {
      zh: `可用 ${placeholders.join(' ')}；空行会去掉。`,
      en: `May hold ${placeholders.join(' ')}; empty lines are dropped.`,
    },
  }),
  formField('titleMax', 'number', '标题字数上限', 'Longest title', {
    help: { zh: '0 表示没有标题。', en: '0: it knows no title.' },
  }),
  formField('textMax', 'number', '文字字数上限', 'Longest text'),
  formField('coverRatio', 'text', '封面比例', 'Ratio of the cover', {
    choices: ratios.map((value) => ({ value, label: { zh: value, en: value } })),
  }),
  formField('pictureMax', 'number', '图片张数上限', 'Most pictures'),
  formField('pictureEdge', 'number', '图片最长边（像素）', 'Longest edge of pictures, pixels'),
  formField('editorUrl', 'text', '发布入口', 'Where to post', {
    help: {
      zh: 'https:// 或 weixin:// 开头的地址。',
      en: 'An address that begins with https:// or weixin://.',
    },
  }),
  formField('checklist', 'list', '核对清单', 'Checklist'),
  formField('linkRequired', 'boolean', '必须登记链接', 'The address must be entered', {
    help: { zh: '关闭时也可以只上传截图。', en: 'Off: a screenshot alone will do.' },
  }),
  formField('urlPattern', 'text', '链接格式', 'Form of its addresses', {
    help: {
      zh: '用 * 代表任意内容，如 https://channels.weixin.qq.com/*；不填则接受任何链接。',
      en: 'With * for anything, e.g. https://channels.weixin.qq.com/*; empty: any address.',
    },
  }),
];

/** The settings of an account over the defaults of its preset; unfit values count as absent. */
export interface CustomProfile extends PostingRules {
  displayName: string;
  preset: PresetKey;
}

export function profileOf(settings: Record<string, unknown>): CustomProfile {
  const preset = presetKeys.find((key) => key === settings.preset) ?? 'other';
  const { label, ...defaults } = presets[preset];
  const text = (key: string) => {
    const value = settings[key];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const number = (key: string) => {
    const value = settings[key];
    return typeof value === 'number' ? value : undefined;
  };
  return {
    preset,
    displayName: text('displayName')?.trim() ?? label.zh,
    textTemplate: text('textTemplate') ?? defaults.textTemplate,
    titleMax: number('titleMax') ?? defaults.titleMax,
    textMax: number('textMax') ?? defaults.textMax,
    coverRatio: ratios.find((ratio) => ratio === settings.coverRatio) ?? defaults.coverRatio,
    pictureMax: number('pictureMax') ?? defaults.pictureMax,
    pictureEdge: number('pictureEdge') ?? defaults.pictureEdge,
    editorUrl: text('editorUrl')?.trim() ?? defaults.editorUrl,
    checklist: checklistOf(settings.checklist) ?? defaults.checklist,
    linkRequired: settings.linkRequired === true || defaults.linkRequired,
    urlPattern: text('urlPattern')?.trim() ?? defaults.urlPattern,
  };
}

function checklistOf(value: unknown): Message[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  // Somebody's own words: there is no other language of them.
  return value.map((line) => ({ zh: String(line), en: String(line) }));
}

const ranges: Record<string, [number, number]> = {
  titleMax: [0, 200],
  textMax: [1, 100_000],
  pictureMax: [0, 50],
  pictureEdge: [200, 4096],
};

/** Every fault of settings whose types are right. */
export function customSettingFaults(settings: Record<string, unknown>): Fault[] {
  return [
    ...Object.entries(ranges).flatMap(([key, range]) => rangeFaults(key, settings[key], range)),
    ...templateFaults(settings.textTemplate),
    ...addressFaults(settings.editorUrl),
    ...patternFaults(settings.urlPattern),
    ...checklistFaults(settings.checklist),
  ];
}

function rangeFaults(key: string, value: unknown, [min, max]: [number, number]): Fault[] {
  if (value === undefined || value === null) return [];
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return [];
  return [
    fault(
      key,
      'out_of_range',
      `应为 ${min} 到 ${max} 之间的整数。`,
      `Must be a whole number from ${min} to ${max}.`,
    ),
  ];
}

function templateFaults(value: unknown): Fault[] {
  if (typeof value !== 'string' || value === '') return [];
  const unknown = unknownPlaceholders(value);
  const known = placeholders.join(' ');
  if (unknown.length > 0)
    return [
      fault(
        'textTemplate',
        'placeholder_unknown',
        `没有这些占位符：${unknown.join(' ')}；可用的有：${known}。`,
        `Unknown placeholders: ${unknown.join(' ')}; there are: ${known}.`,
      ),
    ];
  if (placeholders.some((placeholder) => value.includes(placeholder))) return [];
  return [
    fault(
      'textTemplate',
      'placeholder_missing',
      `模板里至少要有一个占位符（${known}），否则每篇都一样。`,
      `The template needs one of ${known}, or every post would be the same.`,
    ),
  ];
}

function addressFaults(value: unknown): Fault[] {
  if (typeof value !== 'string' || value === '') return [];
  if (/^(https:\/\/[^\s"'<>]+|weixin:\/\/[^\s"'<>]*)$/.test(value.trim())) return [];
  return [
    fault(
      'editorUrl',
      'url_invalid',
      '发布入口应以 https:// 或 weixin:// 开头。',
      'The address must begin with https:// or weixin://.',
    ),
  ];
}

function patternFaults(value: unknown): Fault[] {
  if (typeof value !== 'string' || value === '') return [];
  if (/^https?:\/\/[^\s*/]+(\/[^\s]*)?$/.test(value.trim()) && value.length <= 300) return [];
  return [
    fault(
      'urlPattern',
      'pattern_invalid',
      '链接格式应以 http(s):// 和完整域名开头，* 只能出现在域名之后，如 https://weixin.qq.com/*。',
      'Must begin with http(s):// and a whole host; * may stand only behind it, e.g. https://weixin.qq.com/*.',
    ),
  ];
}

function checklistFaults(value: unknown): Fault[] {
  if (!Array.isArray(value)) return [];
  if (value.length <= 30 && value.every((line) => String(line).trim() !== '' && String(line).length <= 200))
    return [];
  return [
    fault(
      'checklist',
      'checklist_invalid',
      '最多 30 条，每条 1–200 字。',
      'At most 30 lines of 1–200 characters.',
    ),
  ];
}
