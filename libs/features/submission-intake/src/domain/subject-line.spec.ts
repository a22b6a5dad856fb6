import fc from 'fast-check';
import { readSubject } from './subject-line';

const isMarker = (words: string) => ['经验信息', '动态'].includes(words);

describe('a subject', () => {
  it.each<[string, { title: string; markers?: string[]; isForwarded?: boolean }]>([
    ['城东区开展送清凉活动', { title: '城东区开展送清凉活动' }],
    [
      '转发：Re: 【报送】【经验信息】某区做法',
      { title: '某区做法', markers: ['经验信息'], isForwarded: true },
    ],
    ['Fwd: FW: 回复: 某事', { title: '某事', isForwarded: true }],
    ['Re[2]：答复：某事', { title: '某事' }],
    ['[报送] 动态之外', { title: '动态之外' }],
    ['〔动态〕某事', { title: '某事', markers: ['动态'] }],
    ['【图解】一图读懂', { title: '【图解】一图读懂' }],
    ['回复力度不减', { title: '回复力度不减' }],
    ['信息报送', { title: '' }],
    ['投稿', { title: '' }],
    ['题目\r\nBcc: victim@x.example', { title: '题目 Bcc: victim@x.example' }],
  ])('%s', (subject, read) => {
    expect(readSubject(subject, isMarker)).toEqual({ markers: [], isForwarded: false, ...read });
  });

  it('never fails and never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (subject) => {
        const { title } = readSubject(subject, isMarker);
        expect([...title].length).toBeLessThanOrEqual(200);
        // eslint-disable-next-line no-control-regex
        expect(title).not.toMatch(/[\u0000-\u001f]/);
      }),
    );
  });
});
