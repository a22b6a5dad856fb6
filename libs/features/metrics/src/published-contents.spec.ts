import { KnownContents } from './published-contents';

describe('what is known to be on the site', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    // The cache takes the time 0 for none.
    jest.advanceTimersByTime(1_000);
  });
  afterEach(() => jest.useRealTimers());

  it('is asked once for many reports, and again after half a minute', async () => {
    const isPublished = jest.fn().mockResolvedValue(true);
    const known = new KnownContents({ isPublished });
    await Promise.all([known.isPublished('a'), known.isPublished('a')]);
    expect(known.isPublished('a')).toBe(true);
    expect(isPublished).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(31_000);
    await known.isPublished('a');
    expect(isPublished).toHaveBeenCalledTimes(2);
  });

  it('learns within five seconds of an item that was just published', async () => {
    const isPublished = jest.fn().mockResolvedValueOnce(false).mockResolvedValue(true);
    const known = new KnownContents({ isPublished });
    expect(await known.isPublished('a')).toBe(false);
    expect(known.isPublished('a')).toBe(false);
    jest.advanceTimersByTime(5_200);
    expect(await known.isPublished('a')).toBe(true);
  });

  it('is forgotten at once when told so', async () => {
    const isPublished = jest.fn().mockResolvedValueOnce(true).mockResolvedValue(false);
    const known = new KnownContents({ isPublished });
    await known.isPublished('a');
    known.forget('a');
    expect(await known.isPublished('a')).toBe(false);
  });

  it('is learnt from whoever knows better', async () => {
    const known = new KnownContents({ isPublished: jest.fn().mockResolvedValue(true) });
    await known.isPublished('a');
    known.learnFrom({ isPublished: jest.fn().mockResolvedValue(false) });
    expect(await known.isPublished('a')).toBe(false);
  });

  it('stays known while the database can not be asked; of others nobody says that they are not there', async () => {
    const isPublished = jest.fn().mockResolvedValueOnce(true).mockRejectedValue(new Error('no database'));
    const known = new KnownContents({ isPublished });
    await known.isPublished('a');
    jest.advanceTimersByTime(60_000);
    expect(await known.isPublished('a')).toBe(true);
    await expect(known.isPublished('b')).rejects.toMatchObject({ code: 'counting_unavailable' });
  });
});
