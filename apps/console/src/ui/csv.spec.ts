import { csvOf } from './csv';

describe('rows as a table', () => {
  it('is read as Chinese by spreadsheets, and runs nothing in them', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      await csvOf([
        ['单位', '分数'],
        ['=1+1', -2],
        ['某"厂"', 3],
      ]).arrayBuffer(),
    );
    expect(text).toBe('\uFEFF"单位","分数"\r\n"\'=1+1","-2"\r\n"某""厂""","3"\r\n');
  });
});
