import type { ChannelAdapter, FormField } from '@haojiao/channel-kit';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** More is a mistake of pasting. */
const MOST_CHARACTERS = 4_000;

/** @throws AppError `invalid_input` with every missing, unknown or mistyped field of the platform's form. */
export function requireFields(
  adapter: ChannelAdapter,
  credentials: Record<string, unknown>,
  settings: Record<string, unknown>,
): void {
  const faults = [
    ...faultsOf('credentials', adapter.credentialFields, credentials),
    ...faultsOf('settings', adapter.settingFields, settings),
  ];
  // The platform's own rules are asked about values of the right type only.
  if (faults.length === 0) faults.push(...ownFaults(adapter, settings));
  if (faults.length > 0) throw invalidInput(faults);
}

function ownFaults(adapter: ChannelAdapter, settings: Record<string, unknown>): Fault[] {
  const faults = adapter.settingFaults?.(settings) ?? [];
  return faults.map((found) => ({ ...found, path: `settings.${found.path}` }));
}

function faultsOf(part: string, fields: FormField[], values: Record<string, unknown>): Fault[] {
  const known = new Set(fields.map((field) => field.key));
  const unknown = Object.keys(values)
    .filter((key) => !known.has(key))
    .map((key) =>
      fault(
        `${part}.${key}`,
        'unknown_property',
        `没有这个字段，可用的有：${[...known].join('、')}。`,
        `There is no such field; known are: ${[...known].join(', ')}.`,
      ),
    );
  const wrong = fields.flatMap((field) => faultOf(`${part}.${field.key}`, field, values[field.key]));
  return [...unknown, ...wrong];
}

function faultOf(path: string, field: FormField, value: unknown): Fault[] {
  if (value === undefined || value === null || value === '') {
    return field.required
      ? [fault(path, 'not_empty', `请填写${field.label.zh}。`, `${field.label.en} is required.`)]
      : [];
  }
  if (typeof value === 'string' && value.length > MOST_CHARACTERS)
    return [
      fault(
        path,
        'too_long',
        `${field.label.zh}太长，最多 ${MOST_CHARACTERS} 个字符；请核对是否多粘贴了内容。`,
        `${field.label.en} has more than ${MOST_CHARACTERS} characters; check what was pasted.`,
      ),
    ];
  if (fits(field.kind, value)) return choiceFaults(path, field, value);
  return [
    fault(
      path,
      'wrong_type',
      `${field.label.zh}的类型应为${typeZh[field.kind]}。`,
      `${field.label.en} must be a ${field.kind}.`,
    ),
  ];
}

function choiceFaults(path: string, { choices }: FormField, value: unknown): Fault[] {
  if (!choices || choices.some((choice) => choice.value === value)) return [];
  const known = (language: 'zh' | 'en') =>
    choices
      .map((choice) => `${choice.value}（${choice.label[language]}）`)
      .join(language === 'zh' ? '、' : ', ');
  return [
    fault(path, 'choice_unknown', `只能是以下之一：${known('zh')}。`, `Must be one of: ${known('en')}.`),
  ];
}

function fits(kind: FormField['kind'], value: unknown): boolean {
  if (kind === 'boolean') return typeof value === 'boolean';
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'list') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (kind === 'datetime') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return typeof value === 'string';
}

const typeZh: Record<FormField['kind'], string> = {
  text: '文本',
  secret: '文本',
  boolean: '是或否',
  number: '数字',
  list: '文本列表',
  datetime: '时间',
};
