import type { Severity } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import type { CheckedLink } from './checked-link';
import type { LinkVerdict } from '../domain/judge-page';

export interface LinkFinding {
  severity: Severity;
  code: string;
  path: string;
  range: { start: number; end: number } | null;
  url: string;
  message: Message;
}

const words: Partial<Record<LinkVerdict, { severity: Severity; message: Message }>> = {
  broken: {
    severity: 'error',
    message: { zh: '链接已失效，请更换或删除。', en: 'The link is broken; replace it or take it out.' },
  },
  soft: {
    severity: 'warning',
    message: {
      zh: '页面能打开，但内容可能已不存在，请打开看一看。',
      en: 'The page opens, but what it was about seems gone; open it and look.',
    },
  },
  unsure: {
    severity: 'warning',
    message: {
      zh: '暂时打不开或不让我们查看，请人工打开确认。',
      en: 'It did not answer, or not to us; open it yourself.',
    },
  },
  refused: {
    severity: 'error',
    message: {
      zh: '不是公网地址，读者打不开，请更换。',
      en: 'It is not an address of the public internet; readers can not open it.',
    },
  },
  moved: {
    severity: 'hint',
    message: {
      zh: '页面已永久迁移，建议改用新地址。',
      en: 'The page has moved for good; link to its new address.',
    },
  },
};

const reasons: Record<string, Message> = {
  item_withdrawn: {
    zh: '所链接的稿件已撤稿，请更换或删除。',
    en: 'The item that it leads to was withdrawn.',
  },
  item_not_found: { zh: '本站没有这篇已发布的稿件。', en: 'No published item of ours has this address.' },
};

/** What somebody should look at, link by link in the order of the document. */
export function findingsOf(links: CheckedLink[]): LinkFinding[] {
  return links.flatMap(({ path, range, url, outcome }) => {
    const said = outcome && words[outcome.verdict];
    if (!outcome || !said) return [];
    const { verdict, reason } = outcome;
    const message = reasons[reason ?? ''] ?? said.message;
    return [{ severity: said.severity, code: `link_${verdict}`, path, range, url, message }];
  });
}
