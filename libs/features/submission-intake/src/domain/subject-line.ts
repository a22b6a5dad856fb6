export interface SubjectLine {
  title: string;
  /** Words in brackets at the beginning, that may name a category. */
  markers: string[];
  isForwarded: boolean;
}

const prefix =
  /^\s*(re|aw|fw|fwd|回复|答复|回覆|转发|轉寄|转寄|转)\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|（\d{1,3}）)?\s*[:：]/i;
const bracketed = /^\s*(?:【([^【】]{1,12})】|\[([^[\]]{1,12})\]|〔([^〔〕]{1,12})〕|（([^（）]{1,12})）)/;
/** They say what it is, not what it is about. */
const empty = /^(?:信息)?(?:报送|投稿|来稿|稿件|上报|供稿|采编|外部邮件|外来邮件)(?:信息|稿件)?$/;

const MAX_TITLE = 200;

/** The title of a report out of the subject of a mail: without prefixes of mail programs and marks in brackets. */
export function readSubject(subject: string, isMarker: (words: string) => boolean): SubjectLine {
  let rest = subject.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 1_000);
  let isForwarded = false;
  const markers: string[] = [];
  for (let step = 0; step < 20; step += 1) {
    const [said, kind] = prefix.exec(rest) ?? [];
    if (said !== undefined) {
      isForwarded ||= /^(?:fw|转|轉)/i.test(kind!);
      rest = rest.slice(said.length);
      continue;
    }
    const found = bracketed.exec(rest);
    const words = found
      ?.slice(1)
      .find((group) => group !== undefined)
      ?.trim();
    // Other brackets belong to the title: 【图解】…
    if (!found || words === undefined || !(isMarker(words) || empty.test(words))) break;
    if (isMarker(words)) markers.push(words);
    rest = rest.slice(found[0].length);
  }
  const title = rest.replace(/^[\s:：—-]+/, '').trim();
  return { title: empty.test(title) ? '' : [...title].slice(0, MAX_TITLE).join(''), markers, isForwarded };
}
