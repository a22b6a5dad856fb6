/** The number or list that class-validator names in its English message, for the Chinese one. */
function detail(message: string): string {
  return /: (.+)$/.exec(message)?.[1] ?? /(-?\d[\d.]*)/.exec(message)?.[1] ?? '';
}

const zhByConstraint: Record<string, (message: string) => string> = {
  whitelistValidation: () => '没有这个字段，请去掉。',
  isDefined: () => '必须填写。',
  isNotEmpty: () => '不能为空。',
  isString: () => '应为文本。',
  isInt: () => '应为整数。',
  isNumber: () => '应为数字。',
  isBoolean: () => '应为 true 或 false。',
  isArray: () => '应为数组。',
  isObject: () => '应为对象。',
  isUuid: () => '应为合法的编号（UUID）。',
  isUrl: () => '应为以 http:// 或 https:// 开头的完整网址。',
  isEmail: () => '应为邮箱地址。',
  isRfc3339: () => '应为带时区的时间，如 2026-11-21T09:00:00+08:00。',
  isISO8601: () => '应为日期，如 2026-11-21。',
  isIn: (message) => `只能是以下之一：${detail(message)}。`,
  isEnum: (message) => `只能是以下之一：${detail(message)}。`,
  minLength: (message) => `太短，至少 ${detail(message)} 个字符。`,
  maxLength: (message) => `太长，最多 ${detail(message)} 个字符。`,
  min: (message) => `不能小于 ${detail(message)}。`,
  max: (message) => `不能大于 ${detail(message)}。`,
  arrayMinSize: (message) => `至少 ${detail(message)} 项。`,
  arrayMaxSize: (message) => `最多 ${detail(message)} 项。`,
  arrayNotEmpty: () => '至少一项。',
  arrayUnique: () => '不能有重复项。',
  nestedValidation: () => '应为对象。',
  matches: () => '格式不正确。',
};

/** The Chinese sentence for one failed constraint; a rule without its own text falls back to the message itself. */
export function constraintMessageZh(constraint: string, message: string): string {
  return zhByConstraint[constraint]?.(message) ?? message;
}
