import { Storm } from './harness/storm';

let storm: Storm;

beforeAll(async () => {
  storm = await Storm.open({
    itemsPerPlatform: 160,
    accounts: { wechat: 3, weibo: 8, douyin: 10, toutiao: 45 },
    withSite: true,
    kills: 12,
    flushes: 3,
    clockJumps: 2,
    faults: 3,
  });
});

afterAll(async () => storm.product.stop());

describe('a soak of 800 publications over all platforms, with restarts and a moved clock', () => {
  it('ends clean: each once, or with its reason', async () => {
    await storm.prepare();
    expect(await storm.rows()).toHaveLength(800);
    await storm.orderFaults();
    const trouble = await storm.rage();
    const { tally, published, ...faults } = await storm.count();
    process.stdout.write(`\nsoak of 800 publications, ${JSON.stringify(trouble)}\n${tally}\n`);
    expect([tally, faults]).toEqual([tally, { doubled: [], lost: [], unexplained: [], denied: [] }]);
    expect(trouble.flushes).toBe(3);
    expect(trouble.clockJumps).toBeGreaterThanOrEqual(2);
    expect([tally, published > 0.8 * 800]).toEqual([tally, true]);
  }, 2_400_000);
});
