import { hashOfText } from './hashing';
import { numeralsIn } from './numerals';

export const factKinds = ['number', 'date', 'person', 'place', 'quotation'] as const;
export type FactKind = (typeof factKinds)[number];

/** Something in a text that names this event and no other: 320 people, 7 月 15 日, 王伟, 红旗机械厂, “匠心杯”. */
export interface Fact {
  kind: FactKind;
  /** In one form, however it is written. */
  text: string;
  hash: number;
  /** Half for small counts, which two reports share by chance. */
  strength: number;
  /** Where it stands first, UTF-16 offsets of the text of that field. */
  field: 'title' | 'body';
  start: number;
  end: number;
}

/** What belongs to one event; people and places belong to a unit, whatever it does. */
export const eventKinds: ReadonlySet<FactKind> = new Set(['number', 'date']);

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊';
const roles =
  '职工|党员|劳模|劳动模范|工匠|主席|书记|经理|班长|组长|队长|厂长|主任|师傅|选手|部长|科长|院长|校长|委员|同志|司机|骑手|工人|员工|村民|居民|教练|教师|老师|护士|医生|工程师|董事长|会长|代表';
const verbs =
  '说|表示|介绍|告诉|感慨|激动|高兴|带队|一行|出席|主持|宣布|获得|荣获|摘得|夺得|以|同志|师傅|在|的|是';
const afterRole = new RegExp(`(?<=${roles})([${surnames}])(\\p{Script=Han}{1,2})`, 'gu');
const beforeVerb = new RegExp(
  `(?<![\\p{Script=Han}])([${surnames}])(\\p{Script=Han}{1,2}?)(?=${verbs}|[，、。）)])`,
  'gu',
);

const suffixes =
  '有限责任公司|有限公司|集团公司|分公司|公司|集团|总工会|工会|机械厂|厂|社区|街道|镇|乡|村|园区|开发区|区|县|市|大学|学院|学校|中学|小学|医院|车间|班组|项目部|工地|变电站|车站|服务站|驿站|站|大道|路|广场|公园|体育馆|文化宫|活动中心|中心|礼堂|基地|码头|矿';
const place = new RegExp(`(\\p{Script=Han}{2,6}?)(${suffixes})`, 'gu');
const quotation = /[“"‘「『《]([^“”"‘’「」『』《》\n]{2,20})[”"’」』》]/gu;
const date = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日?/gu;
const peopleUnits = new Set(['名', '人', '位', '余', '多']);

/** What a text says that a report of another event hardly says; each once, where it stands first. */
export function factsOf(plain: string, field: Fact['field']): Fact[] {
  const facts = new Map<string, Fact>();
  const add = (kind: FactKind, text: string, start: number, end: number, strength = 1) => {
    const key = `${kind}:${text}`;
    if (!facts.has(key)) facts.set(key, { kind, text, hash: hashOfText(key), strength, field, start, end });
  };
  const dated = new Uint8Array(plain.length);
  for (const { 0: found, 2: month, 3: day, index } of plain.matchAll(date)) {
    dated.fill(1, index, index + found.length);
    add('date', `${Number(month)}-${Number(day)}`, index, index + found.length);
  }
  for (const { value, unit, start, end } of numeralsIn(plain)) {
    // Small counts, ordinals and years stand in every report.
    const isSmall = value < 10 && Number.isInteger(value);
    if (dated[start] || isSmall || (unit === '年' && value > 1900)) continue;
    add('number', `${value}${peopleUnits.has(unit) ? '人' : unit}`, start, end, isChance(value) ? 0.5 : 1);
  }
  for (const { 0: found, 1: words, index } of plain.matchAll(quotation)) {
    add('quotation', words!.replace(/\s/g, ''), index, index + found.length);
  }
  for (const { 0: found, 1: before, 2: suffix, index } of plain.matchAll(place)) {
    // Where a name begins nobody can tell without a dictionary: the two and the four characters before its last word.
    const end = index + found.length;
    for (const length of [2, 4]) {
      if (before!.length < length) continue;
      const from = end - suffix!.length - length;
      add('place', plain.slice(from, end), from, end);
    }
  }
  for (const expression of [afterRole, beforeVerb]) {
    for (const { 0: found, index } of plain.matchAll(expression)) {
      add('person', found, index, index + found.length);
      if (found.length === 3) add('person', found.slice(0, 2), index, index + 2);
    }
  }
  return [...facts.values()];
}

/** Up to the days of a month. */
function isChance(value: number): boolean {
  return value < 32 && Number.isInteger(value);
}
