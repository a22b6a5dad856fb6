import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { hostIn, isSharedHost } from './reprint-source';

/** The members of an entry that depend on one another or have a form of their own. */
export interface ReprintSourceFacts {
  name: string;
  hosts: string[];
  accounts: string[];
  validFrom: string;
  validTo: string | null;
}

/** What is wrong with an entry, beyond the shape of its members. Hosts as somebody wrote them. */
export function reprintSourceFaults(source: ReprintSourceFacts): Fault[] {
  const { name, hosts, accounts, validFrom, validTo } = source;
  const faults: Fault[] = [];
  if (name === '') {
    faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
  }
  if (hosts.length === 0 && accounts.length === 0) {
    faults.push(
      fault('hosts', 'required', '请至少写一个网站域名或账号名称。', 'Name at least one host or account.'),
    );
  }
  hosts.forEach((text, index) => faults.push(...hostFaults(`hosts.${index}`, text)));
  if (!isDay(validFrom)) faults.push(dayFault('validFrom'));
  if (validTo !== null && !isDay(validTo)) faults.push(dayFault('validTo'));
  else if (validTo !== null && validTo < validFrom) {
    faults.push(
      fault('validTo', 'before_start', '截止日期应不早于起始日期。', 'It must not end before it begins.'),
    );
  }
  return faults;
}

function hostFaults(path: string, text: string): Fault[] {
  const host = hostIn(text);
  if (host === null) {
    return [
      fault(
        path,
        'host_invalid',
        '应为域名，如 news.cn；不要写 http:// 和路径。',
        'A host such as news.cn; no scheme, no path.',
      ),
    ];
  }
  if (!isSharedHost(host)) return [];
  return [
    fault(
      path,
      'host_shared',
      '这个平台上人人可以发文，域名不能说明来源；请在 accounts 中写账号名称。',
      'Anybody writes on this platform; name the account in `accounts` instead.',
    ),
  ];
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function dayFault(path: string): Fault {
  return fault(path, 'date_invalid', '应为存在的日期，如 2026-11-21。', 'A date such as 2026-11-21.');
}
