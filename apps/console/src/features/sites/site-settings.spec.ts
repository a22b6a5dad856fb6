import { changeOf } from './site-settings';

describe('a change of the public pages', () => {
  it('takes back what was left empty, and names nothing of other parts', () => {
    expect(
      changeOf('words', { name: '  ', description: '江城职工之家', keywords: [], address: '人民路' }),
    ).toEqual({
      name: null,
      description: '江城职工之家',
      keywords: null,
    });
  });

  it('takes a whole member back when nothing of it is left', () => {
    expect(changeOf('footer', { hotline: { name: '', number: '' } })).toEqual({
      hotline: null,
      address: null,
      copyright: null,
    });
  });

  it('names of the colours only those that were chosen', () => {
    const theme = { accentColor: '#a81f24', textColor: undefined, fontSize: 18 };
    expect(changeOf('look', { theme }).theme).toEqual({ accentColor: '#a81f24', fontSize: 18 });
  });

  it('leaves the cards as they were put', () => {
    const serviceCards = [{ title: '入会', text: '扫码加入', url: '/join', icon: 'join' as const }];
    expect(changeOf('services', { serviceCards })).toEqual({ serviceCards });
  });
});
