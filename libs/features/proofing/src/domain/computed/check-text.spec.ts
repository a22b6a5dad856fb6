import fc from 'fast-check';
import { workTime } from '@haojiao/testing';
import { checkText } from './check-text';
import { maskPersonalData } from './personal-data';
import { isIdentityNumber } from './personal-numbers';

const context = { field: 'body', day: '2026-05-01' } as const;
const remarks = (text: string, day = '2026-05-01') =>
  checkText(text, { ...context, day })
    .filter(({ mutedBy }) => mutedBy === null)
    .map(({ code, found, replacement }) => [code, found, replacement]);
const codes = (text: string, day?: string) => remarks(text, day).map(([code]) => code);

describe('weekdays', () => {
  it.each([
    ['2026年5月1日（星期四）', '2026年5月1日（星期五'],
    ['5月1日，周六', '5月1日，周五'],
    ['2026年五月一日星期天', '2026年五月一日星期五'],
    ['２０２６年５月１日(星期六)', '２０２６年５月１日(星期五'],
    ['去年5月1日（星期五）', '去年5月1日（星期四'],
  ])('hears that %s is another day', (text, right) => {
    expect(remarks(text)).toEqual([['weekday_mismatch', expect.any(String), right]]);
  });

  it('reads the weekday before its date, too', () => {
    expect(remarks('本周四（5月1日）开播')).toEqual([['weekday_mismatch', '周四（5月1日', '周五（5月1日']]);
    expect(remarks('本周五（5月1日）开播')).toEqual([]);
  });

  it.each([
    '2026年5月1日（星期五）',
    '5月1日 周五',
    '农历五月初五（星期五）',
    '农历5月5日星期三',
    '端午节放假，6月19日（星期五）起',
    '5月1日放假，周六上班',
    '每周六、5月1日',
    '次年5月1日星期二',
  ])('finds nothing in %s', (text) => expect(codes(text)).toEqual([]));

  it('thinks of the next year at the turn of the year', () => {
    expect(codes('1月5日（星期二）', '2026-12-20')).toEqual([]);
    expect(codes('1月5日（星期一）', '2026-12-20')).toEqual([]);
    expect(codes('1月5日（星期三）', '2026-12-20')).toEqual(['weekday_mismatch']);
    expect(codes('12月31日（星期三）', '2026-01-03')).toEqual([]);
  });
});

describe('impossible dates and times', () => {
  it.each([
    '2月30日',
    '2026年2月29日',
    '13月5日',
    '四月三十一日',
    '6月0日',
    '2026-13-01',
    '2026/2/30',
    '下午25:70',
    '5月1日9:60',
    '时间：24:30',
    '25时10分',
  ])('finds %s', (text) => expect(codes(text)).toEqual(['impossible_date']));

  it.each([
    '2月29日',
    '2024年2月29日',
    '12月31日24:00',
    '比分25:18，比例30:70',
    '全程用时45时70分',
    '版本2015-18',
    '3个月15日内',
    '上午8:30至11:45',
    '2026-05-01至2026-05-05',
    '农历二月三十日',
    '9时15分',
    '电话0572-6023456转',
  ])('leaves %s', (text) => expect(codes(text).filter((code) => code === 'impossible_date')).toEqual([]));
});

describe('totals', () => {
  it.each([
    ['共20人，其中男12人、女9人', 'total_mismatch'],
    ['参训职工共有120名，男职工70名，女职工60名', 'total_mismatch'],
    ['3+4+5=11', 'total_mismatch'],
    ['１＋２＝４', 'total_mismatch'],
    ['毛巾20条、水杯30条，共计60条', 'total_mismatch'],
    ['男职工占55%、女职工占46%', 'shares_mismatch'],
    ['一、二、三产业分别占40%、40%、30%', 'shares_mismatch'],
    ['参赛总人数为120人。获奖名单公布后，参赛总人数为130人。', 'count_contradiction'],
  ])('adds up %s', (text, code) => expect(codes(text)).toEqual([code]));

  it.each([
    '共20人，其中男11人、女9人',
    '共20人，其中党员15人、女职工12人',
    '共20人，其中女9人',
    '共建立小组70个，其中，机构小组34个，个人小组36个',
    '3+4+5=12',
    '0.1+0.2=0.3',
    '2×3+4=10',
    '“互联网+工会”=新格局',
    '毛巾20条、水杯30条，共计50条',
    '男职工占55%、女职工占45%',
    '合格率98%，满意率96%',
    '同比分别增长40%、50%、60%',
    '2024年职工总数为120人，2025年职工总数为130人',
    '共有3家企业、5个街道参加',
  ])('leaves %s', (text) => expect(codes(text)).toEqual([]));
});

describe('units', () => {
  it('finds amounts that contradict each other', () => {
    expect(codes('投入50万元（5000000元）')).toEqual(['amount_contradiction']);
    expect(codes('投入50万元（即500,000元）')).toEqual([]);
    expect(codes('投入1.2亿元（12000万元）')).toEqual(['unit_slip']);
  });

  it('suggests one unit, the usual one, and the right sign', () => {
    expect(remarks('大米5公斤、面粉3公斤、油2千克')).toEqual([['unit_slip', '千克', '公斤']]);
    expect(remarks('气温达38度C')).toEqual([['unit_slip', '度C', '℃']]);
    expect(remarks('总额120000万元')).toEqual([['unit_slip', '120000万', '12亿']]);
  });

  it.each(['大米5公斤、面粉3公斤', '气温38℃，体温37°C', '1200万元', '投入5万元（其中工会3万元）'])(
    'leaves %s',
    (text) => expect(codes(text)).toEqual([]),
  );
});

describe('personal data', () => {
  it.each([
    ['身份证号11010519491231002X', 'identity_number', '110105********002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', 'identity_number', '１１０１０５********００２Ｘ'],
    ['110105 19491231 002X', 'identity_number', '110105 ******** 002X'],
    ['旧证110105491231002', 'identity_number', '110105*****1002'],
    ['卡号6222020200112230', 'bank_card', '6222********2230'],
    ['卡号4111 1111 1111 1111', 'bank_card', '4111 **** **** 1111'],
    ['联系人13812345678', 'mobile_phone', '138****5678'],
    ['+86 138-1234-5678', 'mobile_phone', '+86 138-****-5678'],
    ['电话0572-6023456', 'landline_phone', '0572-***3456'],
    ['电话(010)84151598', 'landline_phone', '(010)****1598'],
    ['车牌浙E12345', 'licence_plate', '浙E***45'],
    ['京A·D12345', 'licence_plate', '京A·****45'],
    ['住在建设路12号3幢2单元501室', 'home_address', '住在建设路**号*幢*单元***室'],
  ])('sees and masks %s', (text, code, masked) => {
    const [[seen, , replacement] = []] = remarks(text);
    expect(seen).toBe(code);
    expect(replacement).toBe(masked);
  });

  it.each([
    '朝工发〔2015〕18号',
    '京朝发【2015】4号',
    'ISBN 978-7-5008-1234-5',
    '9787500812345',
    '拨打12351热线或12333',
    '全国热线400-810-1234',
    '2015年12月16日',
    '2008-2022',
    '已登记110105********002X',
    '110105194912310021',
    '138****5678',
    '累计13812345678元',
    '6222020200112233445566',
    '序列号6222020200112231',
    '统一社会信用代码91110105MA0012345X',
    '浙ICP备12345678号',
    '公安备33052202000123号',
    '京津冀A类项目20个',
    '人民路12号工人文化宫',
    '观看1380000人次',
    '浏览量4111111111111111次',
    '订单20260501123045123',
  ])('leaves %s', (text) => expect(codes(text)).toEqual([]));

  it('blocks identity and card numbers, and asks about telephones', () => {
    const severityOf = (text: string) => checkText(text, context)[0]?.severity;
    expect(severityOf('11010519491231002X')).toBe('forbid');
    expect(severityOf('4111111111111111')).toBe('forbid');
    expect(severityOf('13812345678')).toBe('confirm');
    expect(severityOf('住在建设路12号3幢501室')).toBe('suggest');
  });

  it('accepts no identity number with another check digit', () => {
    const ends = [...'0123456789X'].filter((end) => isIdentityNumber(`11010519491231002${end}`));
    expect(ends).toEqual(['X']);
    expect(isIdentityNumber('110105194913310021')).toBe(false);
  });

  it('masks without changing length, and what is masked is seen no more', () => {
    const piece = fc.constantFrom(
      ...[
        '11010519491231002X',
        '4111 1111 1111 1111',
        '13812345678',
        '0572-6023456',
        '浙E12345',
        '职工',
        '，',
        '12351',
        '元',
        ' ',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const masked = maskPersonalData(text);
        expect(masked).toHaveLength(text.length);
        expect(codes(masked).filter((code) => /number|card|phone|plate/.test(code as string))).toEqual([]);
      }),
    );
  });
});

describe('every remark', () => {
  const piece = fc.constantFrom(
    ...[
      '5月1日',
      '（星期四）',
      '共20人',
      '其中',
      '男12人、',
      '女9人',
      '3+4=8',
      '50万元（5元）',
      '公斤',
      '2千克',
      '25:70',
      '下午',
      '13812345678',
      '男占60%、女占60%',
      '。',
      '\n',
      '総',
      '１',
    ],
  );

  it('stands where it says, the same each time', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const hits = checkText(text, context);
        for (const hit of hits) expect(text.slice(hit.start, hit.end)).toBe(hit.found);
        expect(checkText(text, context)).toEqual(hits);
      }),
    );
  });
});

describe('the cost', () => {
  // Quadratic reading of 40,000 characters takes many seconds; one pass takes milliseconds.
  it.each(['0', '1 ', '1+', '1 + ', '男12人', '5万元（', '建设路1号', '5%', '(', '1,111', '5月'])(
    'of a text of nothing but %s is one pass',
    (piece) => {
      const text = piece.repeat(40_000 / piece.length);
      expect(workTime(() => checkText(text, context))).toBeLessThan(3_000);
    },
  );
});
