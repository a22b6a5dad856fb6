import type { Message } from '@haojiao/kernel';
import { findDamage } from '@haojiao/features/proofing';
import { findBrokenLines } from './domain/broken-lines';
import { findFurniture } from './domain/furniture';
import type { FurnitureKind } from './domain/furniture';
import type { ImportDamage } from './domain/import-damage';
import { lineOfTitle } from './domain/import-title';
import { textMapOf } from './domain/text-map';

type Place = Omit<ImportDamage, 'id'>;

/** More than this are cut off: such a text wants another source, not repairs. */
export const MAX_DAMAGES = 20_000;

/**
 * Everything in an imported body that may be wrong, in the order of the text: what proofing finds in its characters,
 * furniture of the page, paragraphs that were cut in two, and the title where it is repeated as the first line.
 */
export function findDamages(html: string, title: string): ImportDamage[] {
  const { text } = textMapOf(html);
  const furniture = findFurniture(text);
  const places: Place[] = [
    ...findDamage(text).map(({ kind, start, end, found, proposal, candidates, message }) => ({
      kind,
      start,
      end,
      found,
      proposal,
      candidates: [...candidates],
      message,
    })),
    ...furniture.map(({ kind, start, end }) => ({
      kind,
      start,
      end,
      found: text.slice(start, end),
      proposal: '',
      candidates: [],
      message: furnitureMessages[kind],
    })),
    ...findBrokenLines(text, furniture).map(({ start, end, isCertain }) => ({
      kind: 'broken_line',
      start,
      end,
      found: text.slice(start, end),
      proposal: isCertain ? '' : null,
      candidates: [],
      message: isCertain ? joinMessage : noStopMessage,
    })),
    ...repeatedTitle(text, title),
    ...findSecondPieces(text),
  ];
  return places
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .slice(0, MAX_DAMAGES)
    .map((place, at) => ({ id: `d${at + 1}`, ...place }));
}

function repeatedTitle(text: string, title: string): Place[] {
  const line = lineOfTitle(text, title);
  if (!line) return [];
  const found = text.slice(line.start, line.end);
  const { start, end } = line;
  return [{ kind: 'repeated_title', start, end, found, proposal: '', candidates: [], message: titleMessage }];
}

/** Another report behind the first, as a page that scrolls on has it. */
function findSecondPieces(text: string): Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(/^[\u4e00-\u9fff]{2,8}(?:网|社|报)讯\s.{20,}$/gm)) {
    if (match.index < 500) continue;
    const place = { start: match.index, end: match.index + match[0].length, found: match[0] };
    places.push({
      kind: 'second_piece',
      ...place,
      proposal: null,
      candidates: [],
      message: secondPieceMessage,
    });
  }
  return places;
}

const furnitureMessages: Record<FurnitureKind, Message> = {
  navigation: { zh: '网页导航栏，不属于正文。', en: 'The menu of the page, not of the text.' },
  page_title: { zh: '网页窗口标题，与正文标题重复。', en: 'The title of the window; the text has its own.' },
  breadcrumb: { zh: '网页栏目名，不属于正文。', en: 'The section of the page, not of the text.' },
  dateline: {
    zh: '网页上的日期和来源，宜填入稿件的来源。',
    en: 'Date and source as the page shows them; they belong into the source of the item.',
  },
  editor_line: { zh: '原网页的责任编辑署名。', en: 'The editor of the page it came from.' },
  sharing: { zh: '关注、分享、点赞等引导语。', en: 'An invitation to follow, share or like.' },
  pager: { zh: '网页翻页行。', en: 'The line that leads to other pages.' },
  footer: { zh: '网页页脚。', en: 'The foot of the page.' },
  page_tail: { zh: '正文之后的网页内容。', en: 'What the page shows after the text.' },
};
const joinMessage: Message = {
  zh: '一句话被断成两段，宜接起来。',
  en: 'A sentence was cut into two paragraphs; join them.',
};
const noStopMessage: Message = {
  zh: '段末没有句号，可能缺标点，也可能与下一段相连，请查原文。',
  en: 'A paragraph without its last stop: it was lost, or the sentence goes on; look it up in the original.',
};
const titleMessage: Message = {
  zh: '首行与标题相同，发布时会重复。',
  en: 'The first line is the title again; it would be shown twice.',
};
const secondPieceMessage: Message = {
  zh: '从这里起可能是另一篇报道，请核对是否属于本文。',
  en: 'From here on it may be another report; check whether it belongs to this text.',
};
