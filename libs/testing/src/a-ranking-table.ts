export interface RankingTableRow {
  rank: number;
  name: string;
  owner: string;
  isWeibo: boolean;
}

/** Owners that ran two accounts of the list. */
const OWNERS_OF_TWO = 6;
const ACCOUNTS = 100;
const ON_WEIBO = 10;
const GROUPS = 3;
const heads = ['序号', '账号名称', '主办单位'];

/** A list of a hundred accounts as publishers print them: 94 owners, the last ten on Weibo. All names are made up. */
export function aRankingTable(): RankingTableRow[] {
  const owners = ACCOUNTS - OWNERS_OF_TWO;
  return Array.from({ length: ACCOUNTS }, (_, index) => {
    const owner = index < owners ? index : index - owners;
    // Names with digits in front, with brackets, and all of digits are among them.
    const names = [`${index}号工馆`, `河畔工会（第${index}分会）`, `${10_000 + index}`, `工友e家${index}`];
    return {
      rank: index + 1,
      name: names[index % names.length]!,
      owner: `第${owner + 1}建筑公司工会`,
      isWeibo: index >= ACCOUNTS - ON_WEIBO,
    };
  });
}

export function printedName({ name, isWeibo }: RankingTableRow): string {
  return isWeibo ? `${name}(微博)` : name;
}

/** Three groups of columns beside one another, with a heading above and a greeting below. */
export function rankingTableText(rows: readonly RankingTableRow[], parting = '\t'): string {
  const height = Math.ceil(rows.length / GROUPS);
  const lines = Array.from({ length: height }, (_, line) =>
    Array.from({ length: GROUPS }, (_group, group) => rows[group * height + line])
      .flatMap((row) => (row ? [String(row.rank), printedName(row), row.owner] : ['', '', '']))
      .join(parting),
  );
  const head = Array.from({ length: GROUPS }, () => heads)
    .flat()
    .join(parting);
  return ['附：最有影响力账号（100家）', '', head, ...lines, '', '热烈祝贺论坛17日举行！'].join('\n');
}

/** The same with each cell on a line of its own, as some web pages are copied. */
export function rankingCellsText(rows: readonly RankingTableRow[]): string {
  const cells = rows.flatMap((row) => [String(row.rank), printedName(row), row.owner]);
  return ['最有影响力账号', ...heads, ...cells, '热烈祝贺！'].join('\n');
}
