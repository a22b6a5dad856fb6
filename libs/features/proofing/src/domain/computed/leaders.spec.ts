import { checkLeaders, type Leader } from './leaders';

const open = { validFrom: null, validTo: null };
const leaders: Leader[] = [
  { name: '王一鸣', title: '市总工会党组书记、主席', ...open, validFrom: '2025-03-01' },
  { name: '李二梅', title: '市总工会副主席', ...open },
  { name: '张三石', title: '市总工会副主席', ...open, validTo: '2026-02-28' },
  { name: '赵四海', title: '市总工会主席', ...open, validTo: '2025-02-28' },
];
const codes = (text: string, day = '2026-05-01') =>
  checkLeaders(text, { day }, leaders).map(({ code, found }) => `${code}:${found}`);

describe('leaders', () => {
  it('are named in their order', () => {
    expect(codes('李二梅、王一鸣出席会议。')).toEqual(['leader_order:李二梅、王一鸣']);
    expect(codes('市总工会副主席李二梅，党组书记、主席王一鸣参加。')).toEqual([
      'leader_order:李二梅，党组书记、主席王一鸣',
    ]);
    expect(codes('王一鸣、李二梅出席会议。')).toEqual([]);
    expect(codes('李二梅主持会议。王一鸣讲话。')).toEqual([]);
    expect(codes('李二梅向王一鸣汇报。')).toEqual([]);
  });

  it('have their own titles, in short or in full', () => {
    expect(codes('市总工会副主席王一鸣讲话')).toEqual(['leader_title_wrong:副主席王一鸣']);
    expect(codes('李二梅主席讲话')).toEqual(['leader_title_wrong:李二梅主席']);
    expect(codes('主席王一鸣讲话，党组书记王一鸣强调，李二梅副主席主持')).toEqual([]);
    expect(codes('王一鸣主席台就座')).toEqual([]);
  });

  it('hold a title only in their time', () => {
    expect(codes('副主席张三石慰问职工')).toEqual(['leader_title_out_of_office:副主席张三石']);
    expect(codes('原副主席张三石慰问职工')).toEqual([]);
    expect(codes('副主席张三石慰问职工', '2026-02-28')).toEqual([]);
    expect(codes('主席赵四海', '2025-02-28')).toEqual([]);
    expect(codes('主席王一鸣', '2025-02-28')).toEqual(['leader_title_out_of_office:主席王一鸣']);
  });

  it('weigh as titles do', () => {
    const [remark] = checkLeaders('李二梅、王一鸣', { day: '2026-05-01' }, leaders);
    expect(remark).toMatchObject({ category: 'political_title', severity: 'confirm' });
  });
});
