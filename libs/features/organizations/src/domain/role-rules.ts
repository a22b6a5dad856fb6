import { ruleBroken } from '@haojiao/kernel';
import { exclusiveRoles } from './roles';
import type { Role } from './roles';

const exclusiveNames: Partial<Record<Role, { zh: string; en: string }>> = {
  administrator: { zh: '系统管理员', en: 'administrator' },
  security_administrator: { zh: '安全管理员', en: 'security administrator' },
  auditor: { zh: '审计员', en: 'auditor' },
};

/** What the three are called, for people. */
export const namesOf = (held: readonly Role[], language: 'zh' | 'en'): string[] =>
  held.map((role) => exclusiveNames[role]?.[language] ?? role);

/** @throws AppError `roles_exclusive` when somebody would hold two of the three administrator roles anywhere. */
export function requireSeparateRoles(allRolesOfPerson: Role[], smallOffice: boolean): void {
  if (smallOffice) return;
  const held = exclusiveRoles.filter((role) => allRolesOfPerson.includes(role));
  if (held.length < 2) return;
  throw ruleBroken(
    'roles_exclusive',
    `同一人不能同时担任：${namesOf(held, 'zh').join('、')}（三员分立）。请分给不同的人，或在试用时设置 HAOJIAO_SMALL_OFFICE=true。`,
    `Nobody may hold ${namesOf(held, 'en').join(' and ')} together. Give them to different people.`,
  );
}

/** 10 characters and three of the four classes: lower case, upper case, digits, others. */
export function passwordFaults(password: string, username: string): { zh: string; en: string } | null {
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((pattern) => pattern.test(password)).length;
  if (password.length < 10 || classes < 3) {
    return {
      zh: '密码至少 10 个字符，并包含大写字母、小写字母、数字、符号中的三类。',
      en: 'At least 10 characters with three of: lower case, upper case, digits, symbols.',
    };
  }
  if (username.length > 3 && password.toLowerCase().includes(username.toLowerCase())) {
    return { zh: '密码不能包含用户名。', en: 'The password must not contain the user name.' };
  }
  return null;
}
