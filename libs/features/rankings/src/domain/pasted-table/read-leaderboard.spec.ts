import fc from 'fast-check';
import { aRankingTable, printedName, rankingCellsText, rankingTableText } from '@haojiao/testing';
import { readLeaderboard } from './read-leaderboard';
import { summaryOf } from './reading';
import type { LeaderboardReading } from './reading';

const codesOf = ({ faults }: LeaderboardReading) => faults.map(({ code, line }) => `${code}:${line}`);
const linesOf = ({ entries }: LeaderboardReading) =>
  entries.map(({ rank, name, owner, platform }) => [rank, name, owner, platform].join(' '));
const fullWidth = (text: string) =>
  text.replace(/[0-9()]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const barred = (text: string) => text.replace(/^.*\t.*$/gm, (line) => `| ${line.replaceAll('\t', ' | ')} |`);

describe('a pasted ranking of a hundred accounts', () => {
  const table = aRankingTable();
  const wanted = {
    entries: 100,
    firstRank: 1,
    lastRank: 100,
    owners: 94,
    platforms: { weibo: 10 },
  };
  const ways: [string, string][] = [
    ['with tabs', rankingTableText(table)],
    ['with runs of spaces', rankingTableText(table, '   ')],
    ['with wide spaces', rankingTableText(table, '\u3000')],
    ['with single spaces', rankingTableText(table, ' ')],
    ['with upright bars', barred(rankingTableText(table))],
    ['with each cell on a line', rankingCellsText(table)],
    ['of full-width signs', fullWidth(rankingTableText(table))],
    ['with line ends of Windows', rankingTableText(table).replaceAll('\n', '\r\n')],
  ];

  it.each(ways)('%s has all ranks, owners and marks', (_, text) => {
    const reading = readLeaderboard(text);
    expect(codesOf(reading)).toEqual([]);
    expect(summaryOf(reading.entries)).toEqual(wanted);
    expect(reading.entries.map(({ rank }) => rank)).toEqual(table.map(({ rank }) => rank));
    expect(reading.entries.map(({ printedName: name }) => name.normalize('NFKC'))).toEqual(
      table.map((row) => printedName(row).normalize('NFKC')),
    );
  });

  it('leaves nothing out: words around the table are told with their lines', () => {
    expect(readLeaderboard(`\n${rankingTableText(table)}`).passedOver).toEqual([
      { line: 2, text: '附：最有影响力账号（100家）' },
      { line: 40, text: '热烈祝贺论坛17日举行！' },
    ]);
  });
});

describe('a pasted ranking', () => {
  it('keeps ties, and accepts ranks in words', () => {
    const reading = readLeaderboard('第1名\t甲\t一厂\n并列第2\t乙\t二厂\nNo.2\t丙\t三厂\n４、\t丁\t四厂');
    expect(linesOf(reading)).toEqual(['1 甲 一厂 ', '2 乙 二厂 ', '2 丙 三厂 ', '4 丁 四厂 ']);
    expect(codesOf(reading)).toEqual([]);
    expect(codesOf(readLeaderboard('1\t甲\t一厂\n2\t乙\t二厂\n2\t丙\t三厂\n3\t丁\t四厂'))).toEqual([
      'ties_dense:4',
    ]);
  });

  it('takes merged ranks as ties, and says so', () => {
    const reading = readLeaderboard('1\t甲\t一厂\n2\t乙\t二厂\n\t丙\t三厂\n4\t丁\t四厂');
    expect(linesOf(reading)).toEqual(['1 甲 一厂 ', '2 乙 二厂 ', '2 丙 三厂 ', '4 丁 四厂 ']);
    expect(codesOf(reading)).toEqual(['rank_missing:3']);
  });

  it('reads values and platforms of columns, and tells columns that it does not know', () => {
    const reading = readLeaderboard(
      '排名\t公众号\t主体\tWCI指数\t平台\t阅读量\n1\t甲\t一厂\t1,233.50\t微信\t9\n2\t乙\t二厂\t无\t电视\t8',
    );
    expect(reading.entries).toMatchObject([
      { rank: 1, name: '甲', owner: '一厂', value: '1233.50', platform: 'wechat' },
      { rank: 2, name: '乙', value: null, platform: null },
    ]);
    expect(codesOf(reading)).toEqual(['column_not_read:1', 'value_not_read:3', 'platform_unknown:3']);
  });

  it('keeps brackets that are part of a name, and two accounts of one name apart', () => {
    const reading = readLeaderboard(
      '1 总工会(服务号) 某市总工会\n2 总工会(订阅号) 某市总工会\n3 大学（北京）工会 某大学',
    );
    expect(linesOf(reading)).toEqual([
      '1 总工会(服务号) 某市总工会 wechat',
      '2 总工会(订阅号) 某市总工会 wechat',
      '3 大学（北京）工会 某大学 ',
    ]);
    expect(codesOf(reading)).toEqual([]);
  });

  it('puts lines together that a line end within a cell parted', () => {
    const text = '序号\t账号名称\t主办单位\n1\t甲\t第一机械\n集团工会\n2\t"乙\n服务号"\t二厂';
    const reading = readLeaderboard(text);
    expect(linesOf(reading)).toEqual(['1 甲 第一机械 ', '2 乙服务号 二厂 ']);
    expect(reading.passedOver).toEqual([{ line: 3, text: '集团工会' }]);
    const cut = readLeaderboard('序号\t账号名称\t主办单位\n1\t第一\n机械工会\t某集团\n2\t乙\t二厂');
    expect(linesOf(cut)).toEqual(['1 第一机械工会 某集团 ', '2 乙 二厂 ']);
    expect(codesOf(cut)).toEqual(['lines_joined:3']);
  });

  it('tells what is missing, doubled or damaged, each by its line', () => {
    const text = [
      '序号\t账号名称\t主办单位',
      '1\t甲\t一厂',
      '二\t乙\t二厂',
      '3\t丙\t',
      '4\t\t四厂',
      '5\t戊\u{e100}\t五厂',
      '6\t甲\t一厂',
      `7\t${'长'.repeat(300)}\t七厂`,
    ].join('\n');
    expect(codesOf(readLeaderboard(text))).toEqual([
      'rank_not_read:3',
      'owner_missing:4',
      'name_missing:5',
      'damaged_text:6',
      'cell_too_long:8',
      'rank_gap:2',
      'entry_twice:7',
    ]);
  });

  it('does not take the next rank for an owner where each cell has a line', () => {
    const reading = readLeaderboard('序号\n账号名称\n主办单位\n1\n甲\n2\n乙\n二厂');
    expect(linesOf(reading)).toEqual(['1 甲  ', '2 乙 二厂 ']);
    expect(codesOf(reading)).toEqual(['owner_missing:4']);
  });

  it('says that there is none in a text without one', () => {
    expect(codesOf(readLeaderboard('光荣榜\n热烈祝贺！'))).toEqual(['no_entries:1']);
    expect(codesOf(readLeaderboard(''))).toEqual(['no_entries:1']);
  });

  it('reads whatever names stand in it, in any number of groups', () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5a-zA-Z][\u4e00-\u9fa5a-zA-Z0-9]{0,8}$/);
    const rows = fc.uniqueArray(fc.tuple(word, word), {
      minLength: 1,
      maxLength: 30,
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('\t', '  ', '\u3000'),
        (names, groups, gap) => {
          const cells = names.map(([name, owner], index) => [String(index + 1), name, owner]);
          const head = Array.from({ length: groups }, () => ['排名', '账号', '单位']).flat();
          const lines: string[][] = [head];
          for (let at = 0; at < cells.length; at += groups) lines.push(cells.slice(at, at + groups).flat());
          const { entries } = readLeaderboard(lines.map((line) => line.join(gap)).join('\n'));
          expect(entries.map(({ rank, name, owner }) => [String(rank), name, owner])).toEqual(cells);
        },
      ),
    );
  });

  it('never fails, and every line with a word in it is told in some way', () => {
    const piece = fc.constantFrom(
      '1',
      '2',
      '１',
      '第3名',
      '甲',
      '(微博)',
      '"',
      '\t',
      ' ',
      '  ',
      '\n',
      '|',
      '序号',
      '账号',
      '3.5',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const { entries, faults, passedOver } = readLeaderboard(text);
        const nothing = entries.length + faults.length + passedOver.length === 0;
        expect(nothing).toBe(false);
      }),
    );
  });
});
