import type { ProofContext } from '../term-hit';
import type { Remark } from './computed-hit';

/** One person of the configured list; the list is in the order in which they are to be named. */
export interface Leader {
  name: string;
  title: string;
  /** Days, both inclusive, `YYYY-MM-DD`; null: open. */
  validFrom: string | null;
  validTo: string | null;
}

const posts =
  '主席|书记|主任|部长|局长|厅长|省长|市长|县长|区长|乡长|镇长|秘书长|会长|理事长|院长|校长|处长|科长|总经理|董事长';
const roleAtEnd = new RegExp(`(原|前|时任)?((?:党组|党委|常务)?副?(?:${posts}))$`, 'u');
const roleAtBeginning = new RegExp(`^(副?(?:${posts}))(?!团|办|会议|令|台)`, 'u');
/** A list of persons: marks and titles between the names, no end of a sentence. */
const sameList = /^[^。！？；\n]{0,24}$/u;
const joined = /[、，,和及与]/u;

interface Mention {
  leader: Leader;
  start: number;
  end: number;
}

/** Order and titles of configured persons on the given day. */
export function checkLeaders(
  text: string,
  { day }: Pick<ProofContext, 'day'>,
  leaders: readonly Leader[],
): Remark[] {
  const mentions = mentionsOf(text, leaders, day);
  return [
    ...orderRemarks(text, mentions, leaders, day),
    ...mentions.flatMap((mention) => titleRemarks(text, mention, leaders, day)),
  ];
}

function mentionsOf(text: string, leaders: readonly Leader[], day: string): Mention[] {
  const mentions: Mention[] = [];
  for (const name of new Set(leaders.map((leader) => leader.name))) {
    const entries = leaders.filter((leader) => leader.name === name);
    const leader = entries.find((entry) => isValid(entry, day)) ?? entries[0];
    if (!leader || name.length < 2) continue;
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
      mentions.push({ leader, start, end: start + name.length });
    }
  }
  return mentions.sort((one, other) => one.start - other.start);
}

function orderRemarks(
  text: string,
  mentions: readonly Mention[],
  leaders: readonly Leader[],
  day: string,
): Remark[] {
  const inOffice = mentions.filter(({ leader }) => isValid(leader, day));
  return inOffice.slice(1).flatMap((second, index) => {
    const first = inOffice[index] as Mention;
    const between = text.slice(first.end, second.start);
    if (!sameList.test(between) || !joined.test(between)) return [];
    if (leaders.indexOf(first.leader) <= leaders.indexOf(second.leader)) return [];
    return [
      {
        code: 'leader_order',
        category: 'political_title' as const,
        severity: 'confirm' as const,
        start: first.start,
        found: text.slice(first.start, second.end),
        replacement: null,
        confidence: 0.9,
        message: {
          zh: `按排名，${second.leader.name}在${first.leader.name}之前。`,
          en: `${second.leader.name} is named before ${first.leader.name}.`,
        },
      },
    ];
  });
}

function titleRemarks(
  text: string,
  { leader, start, end }: Mention,
  leaders: readonly Leader[],
  day: string,
): Remark[] {
  const ahead = roleAtEnd.exec(text.slice(Math.max(0, start - 12), start));
  const behind = roleAtBeginning.exec(text.slice(end, end + 6));
  const role = ahead?.[2] ?? behind?.[1];
  if (role === undefined || ahead?.[1] !== undefined) return [];
  const entries = leaders.filter(({ name }) => name === leader.name);
  const inOffice = entries.filter((entry) => isValid(entry, day));
  if (inOffice.some((entry) => hasRole(entry, role))) return [];
  const past = entries.find((entry) => hasRole(entry, role));
  const from = ahead ? start - ahead[0].length : start;
  const found = text.slice(from, ahead ? end : end + role.length);
  const titles = inOffice.map(({ title }) => title).join('、');
  return [
    {
      code: past ? 'leader_title_out_of_office' : 'leader_title_wrong',
      category: 'political_title',
      severity: 'confirm',
      start: from,
      found,
      replacement: null,
      confidence: past ? 0.9 : 0.8,
      message: past
        ? {
            zh: `${day} ${leader.name}不任${role}${titles ? `，职务为${titles}` : ''}。`,
            en: `On ${day} ${leader.name} does not hold this post${titles ? `, but ${titles}` : ''}.`,
          }
        : {
            zh: `${leader.name}的职务为${titles || leader.title}，文中为${role}。`,
            en: `The title of ${leader.name} is ${titles || leader.title}; the text says ${role}.`,
          },
    },
  ];
}

/** A role is said in short (主席 for 市总工会主席), but never without its 副. */
function hasRole({ title }: Leader, role: string): boolean {
  return title.split(/[、，,\s]/u).some((one) => {
    const own = roleAtEnd.exec(one)?.[2];
    return own !== undefined && (own === role || bare(own) === bare(role));
  });
}

function bare(role: string): string {
  return role.replace(/^(?:党组|党委|常务)/u, '');
}

function isValid({ validFrom, validTo }: Leader, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}
