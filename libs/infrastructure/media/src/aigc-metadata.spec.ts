import { aigcFfmpegParameters, aigcMarkIn } from './aigc-metadata';

describe('the mark of generated content', () => {
  const mark = { Label: '1', ContentProducer: '号角', ProduceID: 'p-1' };

  it.each([
    ['JSON in a comment', `{"AIGC":${JSON.stringify(mark)}}`],
    ['an element of XMP', `<TC260:AIGC>${JSON.stringify(mark).replaceAll('"', '&quot;')}</TC260:AIGC>`],
    ['a tag of sound', `TXXX\0\0AIGC\0${JSON.stringify(mark)}`],
    ['a text in a text', `{"AIGC":"${JSON.stringify(mark).replaceAll('"', '\\"')}"}`],
    ['behind another use of the word', `made with AIGC tools; AIGC=${JSON.stringify(mark)}`],
  ])('is found as %s', (_, text) => {
    expect(aigcMarkIn(text)).toEqual(mark);
  });

  it('is nothing but its seven members, as short words', () => {
    const hostile = { ...mark, Label: 1, ProduceID: `x${'y'.repeat(5_000)}`, __proto__: 1, html: '<script>' };
    const found = aigcMarkIn(`AIGC=${JSON.stringify(hostile)}`)!;
    expect(Object.keys(found).sort()).toEqual(['ContentProducer', 'Label', 'ProduceID']);
    expect([found.Label, found.ProduceID!.length]).toEqual(['1', 1_024]);
  });

  it.each(['', 'AIGC', 'AIGC {', 'AIGC={"a":1}', 'AIGC=[1]', `AIGC${' '.repeat(200)}{"Label":"1"}`])(
    'is not seen in %j',
    (text) => expect(aigcMarkIn(text)).toBeNull(),
  );

  it('reaches ffmpeg as one parameter, whatever it holds', () => {
    expect(aigcFfmpegParameters({ Label: '1; rm -rf /' }, 'other')).toEqual([
      '-metadata',
      'AIGC={"Label":"1; rm -rf /"}',
    ]);
    expect(aigcFfmpegParameters(null, 'mp4')).toEqual([]);
  });
});
