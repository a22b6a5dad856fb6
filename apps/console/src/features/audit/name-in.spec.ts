import { nameIn } from './name-in';

describe('the name in an entry of the trail', () => {
  it('is the title before the name, and nothing where none is told', () => {
    expect(nameIn({ name: '要闻', title: '夏日送清凉' })).toBe('夏日送清凉');
    expect(nameIn({ username: 'li.ming', title: ' ' })).toBe('li.ming');
    expect(nameIn({ fields: ['name'] })).toBe('');
  });
});
