/** Forms of a digit that Unicode's compatibility folding (① → 1, １ → 1) does not reach. */
const rows: Record<string, string> = {
  '0': '〇零○◯⓪⓿',
  '1': '一壹弌㈠㊀Ⅰⅰ❶➀➊⓵',
  '2': '二贰弍貳㈡㊁Ⅱⅱ❷➁➋⓶',
  '3': '三叁弎叄㈢㊂Ⅲⅲ❸➂➌⓷',
  '4': '四肆㈣㊃Ⅳⅳ❹➃➍⓸',
  '5': '五伍㈤㊄Ⅴⅴ❺➄➎⓹',
  '6': '六陆陸㈥㊅Ⅵⅵ❻➅➏⓺',
  '7': '七柒㈦㊆Ⅶⅶ❼➆➐⓻',
  '8': '八捌㈧㊇Ⅷⅷ❽➇➑⓼',
  '9': '九玖㈨㊈Ⅸⅸ❾➈➒⓽',
};

/** Character → the ASCII digit it means. Ten is no digit: 十 stays itself, and so do the positional words 百 and 千. */
export const digitOf: ReadonlyMap<string, string> = new Map(
  Object.entries(rows).flatMap(([digit, forms]) => [...forms].map((form) => [form, digit] as const)),
);
