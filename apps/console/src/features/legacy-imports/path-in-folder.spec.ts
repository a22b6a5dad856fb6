import { isOfSystem, pathInFolder } from './path-in-folder';

describe('a file of an old site', () => {
  it('is named by its path below the folder that was chosen', () => {
    const path = (webkitRelativePath: string) => pathInFolder({ name: '001.mp3', webkitRelativePath });
    expect(path('旧站/音频/2019/001.mp3')).toBe('音频/2019/001.mp3');
    expect(path('旧站/001.mp3')).toBe('001.mp3');
    expect(path('')).toBe('001.mp3');
  });

  it('has one name, however the system writes its letters', () => {
    expect(pathInFolder({ name: 'e\u0301.jpg', webkitRelativePath: '' })).toBe('\u00e9.jpg');
  });

  it('is none of those that systems put there', () => {
    const names = ['.DS_Store', 'Thumbs.db', 'desktop.ini', '~$旧稿.xlsx', '001.mp3'];
    expect(names.filter((name) => !isOfSystem({ name }))).toEqual(['001.mp3']);
  });
});
