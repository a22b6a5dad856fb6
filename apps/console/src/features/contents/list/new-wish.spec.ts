import { wishIn } from './new-wish';

const unit = '0193a1b2-0000-7000-8000-000000000001';
const column = '0193a1b2-0000-7000-8000-000000000002';
const read = (query: string) => wishIn(new URLSearchParams(query));

describe('the address of a new item', () => {
  it('asks for nothing new without saying so', () => {
    expect(read(`title=慰问&columnId=${column}`)).toBeNull();
    expect(read('new=0')).toBeNull();
  });

  it('names title, type, unit and column', () => {
    expect(read(`new=1&title=高温慰问&type=video&organizationId=${unit}&columnId=${column}`)).toEqual({
      title: '高温慰问',
      type: 'video',
      organizationId: unit,
      columnId: column,
    });
  });

  it('begins with an article without a title', () => {
    expect(read('new=1')).toEqual({
      title: '',
      type: 'article',
      organizationId: undefined,
      columnId: undefined,
    });
  });

  it('leaves out what can not be meant', () => {
    expect(read('new=1&type=poem&organizationId=all&columnId=../x')).toMatchObject({
      type: 'article',
      organizationId: undefined,
      columnId: undefined,
    });
  });

  it('has a title of one line that fits', () => {
    expect(read(`new=1&title=${encodeURIComponent(' 第一行\n第二行 ')}`)?.title).toBe('第一行 第二行');
    expect(read(`new=1&title=${'长'.repeat(300)}`)?.title).toHaveLength(200);
  });
});
