import { beijingDate } from '@haojiao/kernel';
import type { PaperCell, PaperColumn, PaperTable } from '@haojiao/infrastructure/paper';
import { measureWords, platformWords, typeWords } from '../charts/chart-words';
import type { CountedByRule, PeriodReport, PlaceFigures, Stock } from '../period/period-report';
import { metricWords, precisionWords, sourceWords } from './report-words';

/** Lines of one table on paper; the data have all of them. */
const MOST_LINES = 100;
const ABSENT = '—';

/** The report's figures as tables: each with its definition and source, and a dash where nobody knows. */
export function reportTables(report: PeriodReport): PaperTable[] {
  const { units, columns } = report;
  return [
    summary(report),
    months(report),
    ...(columns.length > 0 ? [places('各栏目', columns, report)] : []),
    ...(units.length > 1 ? [places('各单位', units, report)] : []),
    ...(report.topItems.items.length > 0 ? [topItems(report)] : []),
    ...(report.platforms.length > 0 ? [platforms(report)] : []),
    ...(report.followers?.length ? [followers(report.followers)] : []),
    ...(report.live && report.live.count > 0 ? [broadcasts(report.live)] : []),
    ...(report.indices?.length ? [indices(report.indices)] : []),
    ...(report.submissions && report.submissions.byUnit.length > 0 ? [submissions(report.submissions)] : []),
  ];
}

function summary(report: PeriodReport): PaperTable {
  const { items, posts, reviews } = report;
  const counted = [report.views, report.listens, report.plays].flatMap((rules, index) =>
    rules.flatMap((rule) => countedLines(rule, (['views', 'listens', 'plays'] as const)[index]!)),
  );
  const own = '系统记录';
  return table(
    '总体情况',
    ['项目', '数量', '统计口径', '来源'],
    [2.4, 1.4, 2.2, 1],
    [
      ['发布稿件（篇）', plain(items.total), items.definitionId, own],
      ...items.counts.map(({ key, count }) => [
        `\u3000其中：${typeWords(key)}`,
        plain(count),
        items.definitionId,
        own,
      ]),
      ['各渠道发布（条）', plain(posts.total), posts.definitionId, own],
      ...posts.counts.map(({ key, count }) => [
        `\u3000其中：${platformWords(key)}`,
        plain(count),
        posts.definitionId,
        own,
      ]),
      ...counted,
      ['审核通过', plain(reviews.approved), reviews.definitionId, own],
      ['退改', plain(reviews.returned), reviews.definitionId, own],
      ['退改占比', percent(reviews.returnedShare), reviews.definitionId, own],
      ['退稿', plain(reviews.rejected), reviews.definitionId, own],
      ['退稿占比', percent(reviews.rejectedShare), reviews.definitionId, own],
    ],
  );
}

function countedLines(rule: CountedByRule, kind: 'views' | 'listens' | 'plays'): PaperCell[][] {
  const { name } = measureWords[kind];
  const { counted, raw, people, definitionId } = rule;
  return [
    [`${name}（人次）`, plain(counted), definitionId, '本站统计'],
    [`${name}（人数，全期去重）`, plainOr(people), definitionId, '本站统计'],
    [`${name}（未过滤）`, plain(raw), definitionId, '本站统计'],
  ];
}

function months(report: PeriodReport): PaperTable {
  const rules: { rule: CountedByRule; name: string }[] = (['views', 'listens', 'plays'] as const).flatMap(
    (kind) => report[kind].map((rule) => ({ rule, name: `${measureWords[kind].name} ${rule.definitionId}` })),
  );
  const shown = rules.slice(-5);
  return table(
    '各月情况',
    ['月份', '发布稿件', '各渠道发布', ...shown.map(({ name }) => name)],
    [1.2, 1, 1, ...shown.map(() => 1.4)],
    report.items.byMonth.map(({ month, total }, index) => [
      month,
      plain(total),
      plain(report.posts.byMonth[index]!.total),
      ...shown.map(({ rule }) => plainOr(rule.byMonth[index]!.counted)),
    ]),
    1,
  );
}

function places(
  title: string,
  rows: PlaceFigures[],
  { topItems: { viewsDefinitionId } }: PeriodReport,
): PaperTable {
  return table(
    title,
    ['名称', '发布稿件', '各渠道发布', `本站浏览量 ${viewsDefinitionId}`],
    [3, 1, 1.2, 1.8],
    rows.map(({ name, items, posts, views }) => [
      name ?? (title === '各栏目' ? '未归栏目' : ABSENT),
      plain(items),
      plain(posts),
      plain(views.find(({ definitionId }) => definitionId === viewsDefinitionId)?.views ?? 0),
    ]),
    1,
  );
}

function topItems({ topItems: { items, viewsDefinitionId } }: PeriodReport): PaperTable {
  return table(
    '浏览量前十的稿件',
    ['名次', '稿件', '单位', `本站浏览量 ${viewsDefinitionId}`],
    [0.7, 4, 2, 1.6],
    items.map(({ rank, title, organizationName, views }) => [
      String(rank),
      title,
      organizationName,
      plain(views),
    ]),
    3,
  );
}

function platforms({ platforms: rows }: PeriodReport): PaperTable {
  return table(
    '平台数据（各口径分列，不相加）',
    ['平台', '指标', '统计口径', '期内条数', '有数据', '合计', '单条最高', '精度与来源', '读取至'],
    [1.2, 1.1, 2, 0.9, 0.9, 1.1, 1.1, 1.4, 1.3],
    rows.map((row) => [
      platformWords(row.platform),
      metricWords(row.metric),
      row.definitionId,
      plain(row.posts),
      plain(row.told),
      row.total === null ? '人数不相加' : plain(row.total),
      plain(row.highest),
      `${precisionWords[row.precision]}·${sourceWords(row.sources)}`,
      beijingDate(row.takenAt),
    ]),
    3,
  );
}

function followers(rows: NonNullable<PeriodReport['followers']>): PaperTable {
  const cells = (stock: Stock | null): PaperCell[] =>
    stock
      ? [
          plain(stock.value),
          `${beijingDate(stock.takenAt)} ${precisionWords[stock.precision]}·${sourceWords([stock.source])}`,
        ]
      : [ABSENT, '无数据'];
  return table(
    '粉丝数（存量）',
    ['账号', '平台', '单位', '期初', '期初读取', '期末', '期末读取'],
    [2, 1.1, 1.8, 1, 1.5, 1, 1.5],
    rows.map(({ name, platform, organizationName, begin, end }) => [
      name,
      platformWords(platform),
      organizationName,
      ...cells(begin),
      ...cells(end),
    ]),
    7,
  );
}

function broadcasts(live: NonNullable<PeriodReport['live']>): PaperTable {
  const { highestViews, highestConcurrent } = live;
  return table(
    '直播情况',
    ['项目', '数量', '说明'],
    [2, 1, 3],
    [
      ['场次', plain(live.count), `其中 ${live.counted} 场有收看数`],
      [
        '累计收看（人次）',
        live.counted === 0 ? ABSENT : plain(live.views),
        live.precision ? precisionWords[live.precision] : '无数据',
      ],
      ['单次最高收看', highestViews ? plain(highestViews.value) : ABSENT, highestViews?.title ?? ''],
      [
        '最高同时在线',
        highestConcurrent ? plain(highestConcurrent.value) : ABSENT,
        highestConcurrent?.title ?? '',
      ],
      ['回放（另计）', plain(live.replayViews), '不计入累计收看'],
    ],
  );
}

function indices(rows: NonNullable<PeriodReport['indices']>): PaperTable {
  return table(
    '传播指数（不同公式版本不可比较）',
    ['单位', '账号', '公式版本', '来源', '周期', '指数'],
    [1.8, 1.6, 1.6, 1.4, 2, 1],
    rows.map((row) => [
      row.organizationName,
      row.accountName ?? ABSENT,
      row.formulaId,
      row.origin === 'computed' ? '本系统计算' : (row.source ?? '导入'),
      `${row.from} 至 ${row.to}`,
      row.isCapped ? `≥ ${row.value}` : plain(row.value),
    ]),
    5,
  );
}

function submissions({ byUnit, definitionId }: NonNullable<PeriodReport['submissions']>): PaperTable {
  return table(
    `信息报送（${definitionId}）`,
    ['单位', '报送', '采用'],
    [3, 1, 1],
    byUnit.map(({ name, submitted, adopted }) => [name, plain(submitted), plain(adopted)]),
    1,
  );
}

/** Columns from `figures` on are figures. */
function table(
  title: string,
  heads: string[],
  shares: number[],
  rows: PaperCell[][],
  figures = 99,
): PaperTable {
  const columns = heads.map((head, index): PaperColumn => ({
    head,
    share: shares[index]!,
    align: index >= figures || (figures === 99 && index === 1) ? 'right' : 'left',
  }));
  const cut = rows.length > MOST_LINES;
  return {
    title: cut ? `${title}（前 ${MOST_LINES} 行，共 ${rows.length} 行）` : title,
    columns,
    rows: rows.slice(0, MOST_LINES),
    totals: null,
  };
}

function plain(number: number): PaperCell {
  return { number: String(number), format: 'plain' };
}

function plainOr(number: number | null): PaperCell {
  return number === null ? ABSENT : plain(number);
}

function percent(share: number | null): PaperCell {
  return share === null ? ABSENT : { number: String(share), format: 'percent' };
}
