import { readPeople } from './people-list';

export interface MailedContributor {
  name: string;
  /** As it was written; null: the sender's unit. */
  unitName: string | null;
}

/** What the lines around a report say about who made it. */
export interface SignOff {
  contributors: MailedContributor[];
  unitName: string | null;
  contactPhone: string | null;
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  /** As written. */
  occurredOn: string | null;
}

const labels: Record<string, keyof SignOff | 'made' | 'passed_over'> = {
  ...of(
    'contributors',
    '作者 撰稿人 撰稿 执笔人 执笔 供稿人 报送人 投稿人 通讯员 特约通讯员 记者 文图 图文 文/图 图/文 文／图 文 摄影 供图 图片 图 摄',
  ),
  ...of('made', '供稿 来稿 稿源'),
  ...of('unitName', '供稿单位 报送单位 来稿单位 投稿单位 作者单位 单位'),
  ...of('contactPhone', '联系电话 联系方式 电话 手机 手机号 联系人及电话 联系人电话 电话号码'),
  ...of('signedOffBy', '审核人 审核 审稿人 审稿 签发人 签发 审签人 审签 审定 审批人 把关人'),
  ...of('previouslyPublishedIn', '首发 曾发表于 原载 已刊发 已发表'),
  ...of('occurredOn', '活动时间 活动日期 发生时间 事件日期 发生日期'),
  ...of('passed_over', '联系人 责任编辑 责编 编辑 校对'),
};

function of<Kind extends string>(kind: Kind, words: string): Record<string, Kind> {
  return Object.fromEntries(words.split(' ').map((word) => [word, kind]));
}

const anyLabel = Object.keys(labels)
  .sort((one, other) => other.length - one.length)
  .join('|');
/** A label, its colon or slash; labels of people may also stand before a space. */
const labelled = new RegExp(
  `(?:^|[\\s，,；;。|｜])(${anyLabel})(?:\\s{0,4}[：:／/丨|]\\s{0,4}|\\s{1,4}(?=\\p{Script=Han}))`,
  'gu',
);
const phone = /\+?\d(?:[\d -]{3,18})\d/;
const unitEnd =
  /(?:工会|总工会|委员会|委|局|处|科|厂|公司|集团|中心|学校|大学|医院|街道|办事处|支队|大队|段|所|站|院|社|部|办)$/;

/** Longer lines are text. */
const MAX_LINE = 160;

/**
 * One line such as 「（作者：张三、李四（某厂工会） 审核：王五）」 or 「供稿单位：某厂工会 联系电话：0574-8712 3456」. Null when
 * any part of the line is something else: then it belongs to the text.
 */
export function readSignOffLine(line: string): Partial<SignOff> | null {
  const bare = withoutBrackets(
    line
      .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
  if (bare === '' || bare.length > MAX_LINE) return null;
  // Two labels in a row share the character that parts them: the text is looked through with that doubled.
  const text = bare.replace(/([\s，,；;。|｜])/gu, '$1$1');
  const found = [...text.matchAll(labelled)];
  if (found.length === 0 || found[0]!.index !== 0) return null;
  const signOff: Partial<SignOff> = {};
  for (const [at, match] of found.entries()) {
    const end = found[at + 1]?.index ?? text.length;
    const value = text
      .slice(match.index + match[0].length, end)
      .replace(/([\s，,；;。|｜])\1/gu, '$1')
      .replace(/^[\s：:]+|[\s，,；;。|｜]+$/gu, '');
    if (!take(signOff, labels[match[1]!]!, value)) return null;
  }
  return signOff;
}

function take(signOff: Partial<SignOff>, kind: (typeof labels)[string], value: string): boolean {
  if (value === '') return true;
  switch (kind) {
    case 'contributors':
    case 'made': {
      if (kind === 'made' && unitEnd.test(value)) {
        signOff.unitName ??= value;
        return true;
      }
      const people = readPeople(value);
      if (people === null) return false;
      signOff.contributors = merged(signOff.contributors ?? [], people);
      return true;
    }
    case 'contactPhone': {
      const [digits] = phone.exec(value) ?? [];
      if (digits === undefined || digits.length > 20) return false;
      signOff.contactPhone ??= digits.replace(/\s+/g, ' ');
      return true;
    }
    case 'passed_over': {
      const [digits] = phone.exec(value) ?? [];
      if (digits !== undefined && digits.length <= 20) signOff.contactPhone ??= digits;
      return value.length <= 60;
    }
    default: {
      const most = { unitName: 100, signedOffBy: 60, previouslyPublishedIn: 300, occurredOn: 40 }[kind];
      if (value.length > most) return false;
      signOff[kind] ??= value;
      return true;
    }
  }
}

/** Each person once, also where he both wrote and photographed. */
export function merged(
  known: readonly MailedContributor[],
  more: readonly MailedContributor[],
): MailedContributor[] {
  const all = [...known];
  for (const person of more) {
    const at = all.findIndex(({ name }) => name === person.name);
    if (at < 0) all.push(person);
    else if (all[at]!.unitName === null) all[at] = person;
  }
  return all.slice(0, 20);
}

/** Brackets around the whole line. */
function withoutBrackets(line: string): string {
  const pairs: Record<string, string> = { '（': '）', '(': ')', '【': '】', '[': ']' };
  const [open = ''] = line;
  const close = pairs[open];
  if (!close || !line.endsWith(close)) return line;
  let depth = 0;
  const inner = line.slice(1, -1);
  for (const character of inner) {
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    if (depth < 0) return line;
  }
  return inner.trim();
}
