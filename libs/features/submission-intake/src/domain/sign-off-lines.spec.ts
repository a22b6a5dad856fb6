import fc from 'fast-check';
import { workTime } from '@haojiao/testing';
import { readPeople } from './people-list';
import { readSignOffLine } from './sign-off-lines';

describe('a line that says who made it', () => {
  it.each<[string, ReturnType<typeof readSignOffLine>]>([
    ['（作者：张三）', { contributors: [{ name: '张三', unitName: null }] }],
    [
      '作者：张三、李四（某厂工会）',
      {
        contributors: [
          { name: '张三', unitName: '某厂工会' },
          { name: '李四', unitName: '某厂工会' },
        ],
      },
    ],
    [
      '通讯员 张三 李四',
      {
        contributors: [
          { name: '张三', unitName: null },
          { name: '李四', unitName: null },
        ],
      },
    ],
    [
      '文/张 三 图/李四',
      {
        contributors: [
          { name: '张三', unitName: null },
          { name: '李四', unitName: null },
        ],
      },
    ],
    ['文/图：王小明', { contributors: [{ name: '王小明', unitName: null }] }],
    ['供稿单位：城东区总工会', { unitName: '城东区总工会' }],
    ['供稿：城东区总工会', { unitName: '城东区总工会' }],
    ['供稿：张三', { contributors: [{ name: '张三', unitName: null }] }],
    ['联系电话：0574-8712 3456', { contactPhone: '0574-8712 3456' }],
    ['联系人：李四 13800001111', { contactPhone: '13800001111' }],
    ['审核人：王主席', { signedOffBy: '王主席' }],
    [
      '（作者：阿卜杜拉·买买提 审核：王五；电话：87123456）',
      {
        contributors: [{ name: '阿卜杜拉·买买提', unitName: null }],
        signedOffBy: '王五',
        contactPhone: '87123456',
      },
    ],
    ['首发：某市工人报 2026年7月21日', { previouslyPublishedIn: '某市工人报 2026年7月21日' }],
    ['责任编辑：赵六', {}],
    ['活动时间：2026年7月20日', { occurredOn: '2026年7月20日' }],
  ])('%s', (line, said) => {
    expect(readSignOffLine(line)).toEqual(said);
  });

  it.each([
    '七月二十日，城东区总工会走进工地慰问一线职工。',
    '作者以亲身经历讲述了工会如何帮助困难职工渡过难关。',
    '审核通过后，资金将直接发放到职工手中。',
    '电话铃声不断，值班员耐心解答。',
    '联系电话：请见附件',
    '会议由工会主席主持 作者：张三',
    '摄影比赛历时三个月，共收到作品四百余幅。',
    '',
    '：',
  ])('%s belongs to the text', (line) => {
    expect(readSignOffLine(line)).toBeNull();
  });

  it('never fails, never invents and stays quick, whatever the line', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '作者：',
        '电话：',
        '审核',
        '（',
        '）',
        '、',
        ' ',
        '张三',
        '供稿单位：',
        '1380000',
        '文/图',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const line = pieces.join('');
        const said = readSignOffLine(line);
        for (const { name } of said?.contributors ?? [])
          expect(line.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''));
        expect(said?.contributors?.length ?? 0).toBeLessThanOrEqual(20);
      }),
    );
    const took = workTime(() => {
      readSignOffLine('作者：'.repeat(20_000));
      readPeople('（张'.repeat(20_000));
    });
    expect(took).toBeLessThan(1_000);
  });
});
