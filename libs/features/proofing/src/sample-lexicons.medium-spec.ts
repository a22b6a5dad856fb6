import { lexiconCategories } from './domain/lexicon-term';
import { sampleFiles, sampleRows } from './services/sample-lexicons';

describe('the lists that come with the product', () => {
  it('have sample sentences for and against each row, and hold them', async () => {
    const rows = (await Promise.all((await sampleFiles()).map(sampleRows))).flat();
    expect(rows.length).toBeGreaterThan(30);
    const untested = rows.filter(({ positive, negative }) => positive.length === 0 || negative.length === 0);
    expect(untested.map(({ id }) => id)).toEqual([]);
  });

  it('have a row of every category', async () => {
    const rows = (await Promise.all((await sampleFiles()).map(sampleRows))).flat();
    const missing = lexiconCategories.filter((category) => !rows.some((row) => row.category === category));
    expect(missing).toEqual([]);
  });
});
