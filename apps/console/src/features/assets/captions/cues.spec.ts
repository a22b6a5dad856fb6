import { cuesOf } from './cues';

describe('captions of the library', () => {
  it('are read with their beginnings, hours or none, and without marks', () => {
    const file = [
      'WEBVTT\n',
      '00:01.500 --> 00:04.000 align:start\n<v 其其格>欢迎收听</v>\n<i>有声工会</i>\n',
      '01:02:03.000 --> 01:02:05.000\n“&lt;安全&gt;”&amp;生产\n',
    ].join('\n');
    expect(cuesOf(file)).toEqual([
      { startSeconds: 1.5, text: '欢迎收听\n有声工会' },
      { startSeconds: 3723, text: '“<安全>”&生产' },
    ]);
  });
});
