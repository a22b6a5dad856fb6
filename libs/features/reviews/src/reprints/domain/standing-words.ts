import type { Message } from '@haojiao/kernel';
import type { ListedSource, ReprintStanding } from './reprint-source';

/** What an entry that is not valid is, to be put behind its name. */
export function standingWords(
  standing: ReprintStanding,
  { validFrom, validTo }: Pick<ListedSource, 'validFrom' | 'validTo'>,
): Message {
  switch (standing) {
    case 'valid':
      return { zh: '有效', en: 'is valid' };
    case 'frozen':
      return { zh: '已被冻结', en: 'is frozen' };
    case 'removed':
      return { zh: '已被移出名单', en: 'was taken off the list' };
    case 'not_yet_valid':
      return { zh: `自 ${validFrom} 起才有效`, en: `is valid only from ${validFrom} on` };
    case 'expired':
      return { zh: `已于 ${validTo} 到期`, en: `expired on ${validTo}` };
  }
}
